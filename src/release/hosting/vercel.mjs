// The headers as vercel.json, which Vercel reads in the folder that is deployed.

/** A path of the table in the syntax of `source`: https://vercel.com/docs/project-configuration#headers */
const source = (pattern) => pattern.replace(/\*$/, "(.*)");

/**
 * @param {[string, Record<string, string>][]} rules
 * @returns {string} the text of vercel.json
 */
export function vercel(rules) {
  const headers = rules.map(([pattern, pairs]) => ({
    source: source(pattern),
    headers: Object.entries(pairs).map(([key, value]) => ({ key, value })),
  }));
  // The frame's addresses and headers belong to /embed/, so /embed has to lead there; files keep their full names.
  const settings = { framework: null, buildCommand: null, cleanUrls: false, trailingSlash: true, headers };
  return `${JSON.stringify(settings, undefined, 2)}\n`;
}
