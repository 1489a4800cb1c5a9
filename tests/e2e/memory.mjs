// What a page holds in memory.

/** Asks the browser's debugger about the page's WebAssembly memories, and hands them to `use`. */
async function withMemories(page, use) {
  const debug = await page.context().newCDPSession(page);
  await debug.send("HeapProfiler.enable");
  await debug.send("HeapProfiler.collectGarbage");
  const { result: prototype } = await debug.send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const { objects } = await debug.send("Runtime.queryObjects", { prototypeObjectId: prototype.objectId });
  const ask = async (question, ...values) => {
    const { result } = await debug.send("Runtime.callFunctionOn", {
      objectId: objects.objectId,
      functionDeclaration: question.toString(),
      arguments: values.map((value) => ({ value })),
      returnByValue: true,
    });
    return result.value;
  };
  try {
    return await use(ask);
  } finally {
    await debug.detach();
  }
}

/** Bytes in use, by WebAssembly and by script, after everything that is garbage is gone. */
export const memoryOf = (page) =>
  withMemories(page, async (ask) => ({
    wasm: await ask(function () {
      return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
    }),
    script: await page.evaluate(() => performance.memory.usedJSHeapSize),
  }));

/** Which of these pieces of text stand in the page's WebAssembly memory. */
export const piecesInMemory = (page, pieces) =>
  withMemories(page, (ask) =>
    ask(function (pieces) {
      const texts = this.map((memory) => new TextDecoder("latin1").decode(memory.buffer));
      return pieces.filter((piece) => texts.some((text) => text.includes(piece)));
    }, pieces),
  );
