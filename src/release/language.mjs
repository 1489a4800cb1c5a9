// Which language the guide speaks: the one in the address, else the one chosen before, else the browser's.

/** What is spoken where nothing else can be. */
export const english = "en";

/** The language that is meant by a tag such as `es-MX`: itself, or the first with the same beginning. */
function match(tag, languages) {
  const asked = tag.toLowerCase();
  const main = asked.split("-")[0];
  const same = (other) => other.toLowerCase() === asked;
  return languages.find(same) ?? languages.find((other) => other.toLowerCase().split("-")[0] === main);
}

/**
 * Chooses among languages. `asked` is the address's own wish, `others` are those of the person and the browser, best
 * first. The answer says also whether the address asked for a language that there is none of.
 */
export function choose(asked, others, languages) {
  const wish = asked ? match(asked, languages) : undefined;
  const rest = others.filter(Boolean).map((tag) => match(tag, languages));
  const language = wish ?? rest.find(Boolean) ?? languages[0] ?? english;
  return { language, unknown: Boolean(asked) && !wish };
}
