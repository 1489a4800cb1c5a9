// The way back from a worker that must go: put in the place of sw.js it takes away everything kept, and itself, and
// loads the pages again that the old one still holds.

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  const end = async () => {
    const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
    await Promise.all(ours.map((name) => caches.delete(name)));
    await clients.claim();
    await registration.unregister();
    for (const client of await clients.matchAll({ type: "window" })) await client.navigate(client.url);
  };
  event.waitUntil(end());
});
