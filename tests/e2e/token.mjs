// Tokens that nobody has: the shape of Meta's, and otherwise chance.

import { randomBytes } from "node:crypto";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** A token of this many characters. */
export function randomToken(length = 180) {
  const middle = [...randomBytes(length - 6)].map((byte) => LETTERS[byte % LETTERS.length]);
  // A second start inside would make it two tokens.
  return `EAA${middle.join("").replaceAll("EA", "Ea")}xZD`;
}
