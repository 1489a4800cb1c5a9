// The way back from a worker that must go: put in the place of sw.js it takes away everything kept, and itself. A page
// that is open hears that its worker changed, as with every new version: one in which nothing was begun loads itself again,
// and the others offer it.

const kept = `${PREFIX}${new URL(registration.scope).pathname}:`;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  const end = async () => {
    const ours = (await caches.keys()).filter((name) => name.startsWith(kept));
    await Promise.all(ours.map((name) => caches.delete(name)));
    await registration.unregister();
  };
  event.waitUntil(end());
});
