// Pieces of configuration texts.

/**
 * A path as part of a regular expression.
 *
 * @param {string} path
 */
export const literal = (path) => path.replace(/[.+?^${}()|[\]\\]/g, "\\$&");

/**
 * Writes blocks, as nginx and Caddy have them: `block(head, lines)` gives the lines of one.
 *
 * @param {string} indent
 * @returns {(head: string, lines: string[]) => string[]}
 */
export const blocks = (indent) => (head, lines) => [
  `${head} {`,
  ...lines.map((line) => (line ? indent + line : line)),
  "}",
];
