// The headers as a part of an nginx configuration. In nginx a location with one add_header of its own drops all that
// stand around it, so each location has all of its headers written out.

import { effective } from "./effective.mjs";
import { blocks, literal } from "./lines.mjs";
import { extensions, hidden, types } from "./types.mjs";

const block = blocks("    ");

/** `always`: on answers such as 404 too. A file that is missing today may be there tomorrow, so those are not kept. */
const addHeaders = (headers) =>
  Object.entries(headers).map(
    ([name, value]) => `add_header ${name} "${value}"${/immutable/.test(value) ? "" : " always"};`,
  );

const mimeTypes = Object.entries(types).map(([extension, type]) => `${type.split(";")[0]} ${extension.slice(1)};`);
const withCharset = Object.values(types)
  .filter((type) => type.includes("charset") && !type.startsWith("text/html"))
  .map((type) => type.split(";")[0]);

/**
 * @param {[string, Record<string, string>][]} rules
 * @param {string} folder where the guide is on the host; begins and ends with a slash
 * @returns {string} what belongs inside a `server { }`
 */
export function nginx(rules, folder) {
  const here = literal(folder);
  const single = rules.filter(([pattern]) => !pattern.endsWith("*"));
  const below = rules.filter(([pattern]) => pattern.endsWith("/*") && pattern !== `${folder}*`);
  const guide = block(`location ^~ ${folder}`, [
    "server_tokens off;",
    "gzip_static on;",
    "gzip_vary on;",
    "# With the module ngx_brotli, whose files are smaller: brotli_static on;",
    "charset utf-8;",
    `charset_types ${withCharset.join(" ")};`,
    "default_type application/octet-stream;",
    ...block("types", mimeTypes),
    `error_page 404 ${folder}404.html;`,
    "return 404;",
    "",
    ...single.flatMap(([path]) => block(`location = ${path}`, addHeaders(effective(rules, path)))),
    "",
    "# The first expression that fits is taken: what only the host reads, the files with hashes, all other kinds.",
    ...block(`location ~ "^${here}${hidden}$"`, ["return 404;"]),
    ...below.flatMap(([pattern]) =>
      block(
        `location ~ "^${literal(pattern.slice(0, -1))}.*\\.(?:${extensions})$"`,
        addHeaders(effective(rules, pattern.slice(0, -1))),
      ),
    ),
    ...block(`location ~ "\\.(?:${extensions})$"`, addHeaders(effective(rules, `${folder}a-file`))),
  ]);
  const toFolder = block(`location = ${folder.slice(0, -1)}`, ["absolute_redirect off;", `return 301 ${folder};`]);
  return [
    `# The guide at ${folder}, for nginx 1.21 or newer. Written by place.mjs: run it again rather than edit this.`,
    "#",
    "# Include it in the server { } of your host, which says where the files are and has your certificate:",
    "#",
    "#     server {",
    "#         listen 443 ssl;",
    "#         server_name guide.your-platform.com;",
    "#         root /var/www/guide;",
    `#         include /etc/nginx/system-user-guide.conf;`,
    "#     }",
    ...(folder === "/" ? [] : ["#", `# The guide's files are in ${folder.slice(1)} below that root.`, "", ...toFolder]),
    "",
    ...guide,
    "",
  ].join("\n");
}
