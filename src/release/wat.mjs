// WebAssembly's text as nested arrays, and back: `(call $f (local.get $x))` is ["call", "$f", ["local.get", "$x"]].

const token = /;;[^\n]*|\(;[\s\S]*?;\)|\$?"(?:[^"\\]|\\.)*"|[()]|[^\s()";]+/g;

/** The one module of a text. */
export function parse(text) {
  const top = [];
  const open = [top];
  for (const [word] of text.matchAll(token)) {
    if (word.startsWith(";;") || word.startsWith("(;")) continue;
    if (word === "(") {
      const list = [];
      open.at(-1).push(list);
      open.push(list);
    } else if (word === ")") {
      open.pop();
      if (open.length === 0) throw new Error("a bracket too many");
    } else {
      open.at(-1).push(word);
    }
  }
  if (open.length > 1 || top.length !== 1 || top[0][0] !== "module") throw new Error("not the text of one module");
  return top[0];
}

export const print = (node) => (typeof node === "string" ? node : `(${node.map(print).join(" ")})`);

/** All lists in a node, itself first. */
export function* lists(node) {
  if (typeof node === "string") return;
  yield node;
  for (const child of node) yield* lists(child);
}
