// Which address of the guide a block shows. Nothing that was pasted or configured leads anywhere but to the guide.

const ID = /^\d{5,20}$/;

/**
 * What a link to the guide may carry, by the names in its address. The rules are those of embed.js, which does the same
 * for the element.
 *
 * @type {Record<string, RegExp>}
 */
const PARAMETERS = {
  lang: /^[a-z]{2,3}(-[a-z\d]{2,8})?$/i,
  theme: /^(light|dark|auto)$/,
  app: ID,
  business: ID,
  waba: ID,
  heading: /^[1-4]$/,
};

/** The screens that may be shown at first. */
const SCREEN = /^#\/(start|step\/[1-7]|finish|privacy)$/;

/** An origin as `embedders` has it in config.json, and folders. */
const FOLDER = /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+\/([\w.-]+\/)*$/;

/**
 * The address of the guide as it was configured.
 *
 * @param {unknown} configured
 * @returns {string | undefined} an https address that ends in a slash; nothing if it is none
 */
export function guideFolder(configured) {
  if (typeof configured !== "string") return undefined;
  const text = configured.trim();
  const folder = text.endsWith("/") ? text : `${text}/`;
  return FOLDER.test(folder) && URL.canParse(folder) && new URL(folder).href === folder ? folder : undefined;
}

/**
 * The address for the frame: the guide's copy for frames, with what the link says about language, look, ids and screen.
 * What the link says wrongly is left out.
 *
 * @param {string} folder the guide, from `guideFolder`
 * @param {unknown} [link] a link to the guide that was pasted; without it the guide's first screen
 * @returns {string | undefined} nothing if the link leads elsewhere
 */
export function frameAddress(folder, link) {
  const frame = new URL("embed/", folder);
  if (link === undefined) return frame.href;
  if (typeof link !== "string" || !URL.canParse(link)) return undefined;
  const { origin, username, password, pathname, searchParams, hash } = new URL(link);
  const own = new URL(folder);
  const pages = ["", "index.html", "embed/", "embed/index.html"].map((page) => own.pathname + page);
  if (origin !== own.origin || username || password || !pages.includes(pathname)) return undefined;
  for (const [name, rule] of Object.entries(PARAMETERS)) {
    const value = searchParams.get(name);
    if (value !== null && rule.test(value)) frame.searchParams.set(name, value);
  }
  if (SCREEN.test(hash)) frame.hash = hash;
  return frame.href;
}
