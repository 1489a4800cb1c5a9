// What an answer of a host has that it should not have, or lacks, in plain words.

import { extname } from "node:path";
import { sum } from "./sums.mjs";
import { types } from "./types.mjs";

/** Sent by some hosts, and at odds with what the guide promises or needs. */
const unwelcome = [
  "X-Frame-Options",
  "Content-Security-Policy-Report-Only",
  "Set-Cookie",
  "Refresh",
  "Clear-Site-Data",
  "Service-Worker-Allowed",
];

/** Types that browsers take for the same. */
const alike = {
  ".js": ["application/javascript"],
  ".webmanifest": ["application/json"],
  ".ico": ["image/vnd.microsoft.icon"],
};

const plain = (value) =>
  value
    .trim()
    .replace(/\s*([;,])\s*/g, "$1 ")
    .replace(/\s+/g, " ");
const shown = (value) => (value.length > 160 ? `${value.slice(0, 160)}…` : value);

/**
 * Headers that are missing or other than the table has them. Others are the host's own affair.
 *
 * @param {Headers} received
 * @param {Record<string, string>} expected
 * @returns {string[]}
 */
export function headerDifferences(received, expected) {
  const found = [];
  for (const [name, value] of Object.entries(expected)) {
    const got = received.get(name);
    if (got === null) found.push(`the header ${name} is missing`);
    else if (plain(got) !== plain(value))
      found.push(`the header ${name} is "${shown(got)}" instead of "${shown(value)}"`);
  }
  return found;
}

/** But for these few. */
const unwelcomeHeaders = (received, expected) =>
  unwelcome
    .filter((name) => !(name in expected) && received.has(name))
    .map((name) => `the header ${name} should not be there`);

function typeDifference(path, received) {
  const extension = extname(path);
  const expected = types[extension].split(";")[0];
  const got = received.get("content-type")?.split(";")[0].trim().toLowerCase();
  if (got === expected || alike[extension]?.includes(got)) return [];
  return [`the type is ${got ?? "not given"} instead of ${expected}`];
}

/**
 * What is wrong with the answer for one file.
 *
 * @param {{ status: number, headers: Headers, bytes?: Buffer, leadsTo?: URL }} answer as of ask.mjs
 * @param {{ path: string, hash: string, headers: Record<string, string> }} file
 * @returns {string[]}
 */
export function fileDifferences({ status, headers, bytes, leadsTo }, file) {
  if (leadsTo) return [`leads to ${leadsTo.href} instead of being there`];
  if (status === 404 || status === 410) return ["is missing"];
  if (status !== 200) return [`is answered with ${status}`];
  const found = [];
  if (!bytes) found.push("does not arrive whole");
  else if (sum(bytes) !== file.hash) found.push("has other bytes than the release");
  return [
    ...found,
    ...typeDifference(file.path, headers),
    ...headerDifferences(headers, file.headers),
    ...unwelcomeHeaders(headers, file.headers),
  ];
}
