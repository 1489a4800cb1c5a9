// The way back from a worker that must go: put in the place of sw.js it takes away everything kept, and itself, and
// loads the pages again that the old one still holds. Where nothing was kept it only goes: each page that is loaded
// asks for it again, and would be loaded for ever.

const kept = `${PREFIX}${new URL(registration.scope).pathname}:`;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  const end = async () => {
    const ours = (await caches.keys()).filter((name) => name.startsWith(kept));
    await Promise.all(ours.map((name) => caches.delete(name)));
    if (ours.length > 0) await clients.claim();
    await registration.unregister();
    if (ours.length === 0) return;
    for (const client of await clients.matchAll({ type: "window" })) await client.navigate(client.url);
  };
  event.waitUntil(end());
});
