// The way back from a worker that must go: put in the place of sw.js it takes away everything kept, and itself, and
// loads the pages again that the old one still holds.

const kept = `${PREFIX}${new URL(registration.scope).pathname}:`;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  const end = async () => {
    const ours = (await caches.keys()).filter((name) => name.startsWith(kept));
    await Promise.all(ours.map((name) => caches.delete(name)));
    await registration.unregister();
    // A page that is loaded again asks for its worker again, which is this one: then there is nothing left to do.
    if (ours.length === 0) return;
    for (const client of await clients.matchAll({ type: "window" })) await client.navigate(client.url);
  };
  event.waitUntil(end());
});
