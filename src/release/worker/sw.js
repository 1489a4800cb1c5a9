// Keeps the guide for times without a network. It answers for the files of this one release and for nothing else: not
// for other hosts, so what is put to Meta passes it untouched; not for the guide inside other pages. Nothing is kept but what
// was there when it was installed, and whose bytes were the right ones.
// place.mjs writes into it which files these are.

const home = new URL(registration.scope);
const name = `${PREFIX}${home.pathname}:${VERSION}`;
const page = new URL("./", home).href;

/** Address to hash. What the host may edit has none. */
const files = new Map(FILES.map(([path, integrity]) => [new URL(path, home).href, integrity]));
const isHosts = (address) => files.get(address) === undefined;

/** How long the network may take for a page that is also here, in milliseconds. */
const PATIENCE = 3000;

async function fetchWhole(address, integrity) {
  const ask = (cache) => fetch(new Request(address, { integrity, cache }));
  // A file with a hash in its name may come from the browser's cache, unless the bytes there are wrong.
  const response = await (address.includes("/assets/") ? ask("default").catch(() => ask("reload")) : ask("reload"));
  // A platform may have no settings of its own, and that is kept too.
  if (response.ok || (integrity === undefined && response.status === 404)) return response;
  throw new Error(`${response.status}`);
}

/** All files or none: they are put down only when the last one has come. */
async function install() {
  const fetched = await Promise.all(
    [...files].map(async ([address, integrity]) => [address, await fetchWhole(address, integrity)]),
  );
  const cache = await caches.open(name);
  try {
    for (const [address, response] of fetched) await cache.put(address, response);
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
}

/** Takes away what other releases have left in this folder. */
async function activate() {
  const ours = (await caches.keys()).filter((other) => other.startsWith(`${PREFIX}${home.pathname}:`));
  await Promise.all(ours.filter((other) => other !== name).map((other) => caches.delete(other)));
}

/** A file from the cache, if its bytes are still the ones that were built. */
async function kept(address) {
  const response = await (await caches.open(name)).match(address, { ignoreVary: true });
  if (!response || isHosts(address)) return response;
  const digest = await crypto.subtle.digest("SHA-384", await response.clone().arrayBuffer());
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return files.get(address) === `sha384-${hash}` ? response : undefined;
}

const fromCache = async (request, address) => (await kept(address)) ?? fetch(request);

/** The network first, so that a new release and its rules arrive; the cache where it fails or takes too long. */
async function pageFrom(request, address) {
  const answer = fetch(request).then((response) => (response.status < 500 ? response : Promise.reject(response)));
  const tooLong = new Promise((_, reject) => setTimeout(reject, PATIENCE));
  try {
    return await Promise.race([answer, tooLong]);
  } catch {
    return (
      (await kept(address)) ??
      (await answer.catch((failed) => (failed instanceof Response ? failed : Response.error())))
    );
  }
}

/** The settings say what a check has to prove: old ones only where there is no network for a check either. */
const settingsFrom = (request, address) => fetch(request).catch(async () => (await kept(address)) ?? Response.error());

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== home.origin) return;
  const isPage = request.mode === "navigate" && [home.pathname, `${home.pathname}index.html`].includes(pathname);
  const address = isPage ? page : origin + pathname;
  if (!files.has(address)) return;
  const answer = isPage ? pageFrom : isHosts(address) ? settingsFrom : fromCache;
  event.respondWith(answer(request, address));
});

// The page asks for it when somebody pressed the button for the new version.
addEventListener("message", ({ data }) => data === "take-over" && skipWaiting());
