// What the table of headers comes to for one path, and the table for a guide in a folder of its host.

const matches = (pattern, path) => (pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern);

/**
 * The headers a path is answered with: those of all rules that match it.
 *
 * @param {[string, Record<string, string>][]} rules as in headers.mjs
 * @param {string} path
 * @returns {Record<string, string>}
 */
export const effective = (rules, path) =>
  Object.assign({}, ...rules.filter(([pattern]) => matches(pattern, path)).map(([, headers]) => headers));

/** This header counts for the whole host and maybe for those below it, which are not the guide's to speak for. */
const HSTS = "Strict-Transport-Security";
const ofGuest = (headers) => ({ ...headers, [HSTS]: headers[HSTS].replace(/;.*/, "") });

/**
 * The rules for a guide in a folder.
 *
 * @param {string} folder begins and ends with a slash
 * @param {[string, Record<string, string>][]} rules
 */
export const inFolder = (folder, rules) =>
  rules.map(([pattern, headers]) => {
    const isGuest = folder !== "/" && HSTS in headers;
    return [folder + pattern.slice(1), isGuest ? ofGuest(headers) : headers];
  });
