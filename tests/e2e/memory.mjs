// What a page holds in memory.

/** Keeps an eye on the page's WebAssembly memories from its start; the page itself cannot tell. */
export const watchMemories = (page) =>
  page.addInitScript(() => {
    const memories = [];
    Object.defineProperty(window, Symbol.for("memories"), { value: memories });
    WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
      construct(target, parts) {
        const instance = Reflect.construct(target, parts);
        memories.push(...Object.values(instance.exports).filter((each) => each instanceof WebAssembly.Memory));
        return instance;
      },
    });
  });

/** Everything that is garbage goes. */
async function clean(page) {
  const debug = await page.context().newCDPSession(page);
  await debug.send("HeapProfiler.enable");
  await debug.send("HeapProfiler.collectGarbage");
  await debug.detach();
}

/** Bytes in use, by WebAssembly and by script, after everything that is garbage is gone. */
export async function memoryOf(page) {
  await clean(page);
  return page.evaluate(() => ({
    wasm: window[Symbol.for("memories")].reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
    script: performance.memory.usedJSHeapSize,
  }));
}

/** Which of these pieces of text stand in the page's WebAssembly memory. */
export async function piecesInMemory(page, pieces) {
  await clean(page);
  return page.evaluate((pieces) => {
    const texts = window[Symbol.for("memories")].map((memory) => new TextDecoder("latin1").decode(memory.buffer));
    if (texts.length === 0) throw new Error("there is no memory to look into");
    return pieces.filter((piece) => texts.some((text) => text.includes(piece)));
  }, pieces);
}
