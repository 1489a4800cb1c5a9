// Which files of a release a host answers with, and as what.

/** Content types by extension, as IANA and the HTML standard name them. Anything else is not served. */
export const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/** As a part of a regular expression: the extensions without their dots. */
export const extensions = Object.keys(types)
  .map((extension) => extension.slice(1))
  .join("|");

/** As a part of a regular expression: dot files, and what only the host itself reads. */
export const hidden = String.raw`(?:.*/)?(?:[._].*|hosting/.*|vercel\.json)`;

const isHidden = new RegExp(`^${hidden}$`, "s");
const isKnown = new RegExp(`\\.(?:${extensions})$`);

/**
 * Whether a host answers with this file.
 *
 * @param {string} path relative to the guide's folder, without a slash in front
 */
export const isServed = (path) => isKnown.test(path) && !isHidden.test(path);
