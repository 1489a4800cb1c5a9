// The headers as a Caddyfile. What cannot be answered becomes an error before any header is set, because an error keeps
// those of its path: a browser would remember for a year that a file was missing.

import { effective } from "./effective.mjs";
import { blocks, literal } from "./lines.mjs";
import { extensions, hidden, types } from "./types.mjs";

const block = blocks("\t");
const set = (headers) => Object.entries(headers).map(([name, value]) => `${name} "${value}"`);

/**
 * @param {[string, Record<string, string>][]} rules
 * @param {string} folder where the guide is on the host; begins and ends with a slash
 * @param {string} host the name it is served under, if nothing else is said when Caddy starts
 * @returns {string}
 */
export function caddy(rules, folder, host) {
  const here = literal(folder);
  const refuse = (name, matcher, status) => [...block(`@${name}`, [matcher]), `error @${name} ${status}`];
  const answers = block("route", [
    ...refuse("strange", `not path_regexp "^${here}(?:embed/)?$|\\.(?:${extensions})$"`, 404),
    ...refuse("hidden", `path_regexp "^${here}${hidden}$"`, 404),
    ...refuse("missing", "not file {path} {path}index.html", 404),
    ...refuse("write", "not method GET HEAD", 405),
    "",
    // Left to itself Caddy asks the machine, and not every machine knows all of these.
    ...Object.entries(types).flatMap(([extension, type]) => [
      `@type${extension} path *${extension}`,
      `header @type${extension} Content-Type "${type}"`,
    ]),
    ...rules.flatMap(([pattern, headers]) => block(`header ${pattern}`, set(headers))),
    "file_server {",
    "\tprecompressed br gzip",
    "}",
  ]);
  const errors = block("handle_errors", [
    ...block(`handle ${folder}*`, [
      ...block("header", set(effective(rules, `${folder}404.html`))),
      "@nothing expression {http.error.status_code} == 404",
      ...block("handle @nothing", [`rewrite * ${folder}404.html`, "file_server"]),
      ...block("handle", ["respond {http.error.status_code}"]),
    ]),
  ]);
  const site = block(`{$GUIDE_ADDRESS:${host}}`, [
    "root * {$GUIDE_ROOT:/var/www/guide}",
    ...(folder === "/" ? [] : [`redir ${folder.slice(0, -1)} ${folder}`]),
    ...block(`handle ${folder}*`, answers),
    ...(folder === "/" ? [] : block("handle", ["file_server"])),
    ...errors,
  ]);
  return [
    `# The guide at ${folder}, for Caddy 2.6 or newer. Written by place.mjs: run it again rather than edit this.`,
    "# GUIDE_ADDRESS and GUIDE_ROOT, from the environment, say under which name and from which folder.",
    ...(folder === "/" ? [] : [`# The guide's files are in ${folder.slice(1)} below that folder.`]),
    "",
    ...site,
    "",
  ].join("\n");
}
