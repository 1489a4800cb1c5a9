// What a token looks like wherever it leaks to: whole, in pieces, encoded or hashed.

import { createHash } from "node:crypto";

/** Longer than the eight characters by which the page lets people recognise their token. */
const PIECE = 24;
const STEP = 12;

/** Windows of the token, so that a copy of a part is found too. */
export function piecesOf(token) {
  const pieces = [];
  for (let start = 0; start + PIECE <= token.length; start += STEP) pieces.push(token.slice(start, start + PIECE));
  const end = token.slice(-PIECE);
  return pieces.includes(end) ? pieces : [...pieces, end];
}

/** Base64 depends on where in a group of three bytes a text begins: what it makes of the middle, for each place. */
function base64Of(token) {
  return [0, 1, 2].map((shift) => {
    const encoded = Buffer.from("x".repeat(shift) + token).toString("base64");
    return encoded.slice(4, encoded.length - 4);
  });
}

/** Every text to look for. */
export function needlesOf(token) {
  const bytes = Buffer.from(token);
  const hashes = ["md5", "sha1", "sha256", "sha384", "sha512"].flatMap((name) => {
    const hash = createHash(name).update(bytes).digest();
    return [hash.toString("hex"), hash.toString("base64")];
  });
  return [
    ...piecesOf(token),
    bytes.toString("hex"),
    bytes.toString("hex").toUpperCase(),
    ...base64Of(token),
    ...base64Of(token).map((text) => text.replaceAll("+", "-").replaceAll("/", "_")),
    [...bytes].map((byte) => `%${byte.toString(16)}`).join(""),
    [...token].reverse().join(""),
    ...hashes,
  ];
}

/** The needles as browsers write texts into files: one or two bytes a character. */
export const needleBytes = (needles) =>
  needles.flatMap((needle) => [Buffer.from(needle, "latin1"), Buffer.from(needle, "utf16le")]);

/** Which needles stand in a text, or in bytes. */
export const found = (haystack, needles) => needles.filter((needle) => haystack.includes(needle));
