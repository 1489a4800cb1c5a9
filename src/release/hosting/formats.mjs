// The configuration of each kind of host, from one table.

import { headersFile, rules } from "../headers.mjs";
import { caddy } from "./caddy.mjs";
import { inFolder } from "./effective.mjs";
import { nginx } from "./nginx.mjs";
import { vercel } from "./vercel.mjs";

/**
 * The files by their paths in the release.
 *
 * @param {string[]} embedders origins that may show the guide in a frame
 * @param {string} [site] the guide's address, which ends in a slash; the root of any host if there is none
 * @returns {Record<string, string>}
 */
export function hostFiles(embedders, site = "https://guide.your-platform.com/") {
  const { pathname, hostname } = new URL(site);
  const table = inFolder(pathname, rules(embedders));
  return {
    _headers: headersFile(table),
    "vercel.json": vercel(table),
    "hosting/nginx.conf": nginx(table, pathname),
    "hosting/Caddyfile": caddy(table, pathname, hostname),
  };
}
