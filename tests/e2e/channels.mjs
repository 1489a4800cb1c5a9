// Every place where a token could end up besides its one way to Meta, as texts to search, and a leak into each.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** What a page holds and shows. */
async function inPage(page) {
  return page.evaluate(async () => {
    const values = [...document.querySelectorAll("input, textarea, select")].map(({ value }) => value);
    const databases = await indexedDB.databases();
    const caches = [];
    for (const name of await window.caches.keys()) {
      const cache = await window.caches.open(name);
      caches.push(name, ...(await cache.keys()).map(({ url }) => url));
    }
    return {
      document: document.documentElement.outerHTML,
      fields: values.join("\n"),
      "local storage": JSON.stringify({ ...localStorage }),
      "session storage": JSON.stringify({ ...sessionStorage }),
      cookies: document.cookie,
      databases: JSON.stringify(databases),
      caches: caches.join("\n"),
      history: JSON.stringify(history.state),
      address: location.href,
      title: document.title,
      "window name": window.name,
      "performance entries": JSON.stringify(performance.getEntries()),
    };
  });
}

/** What servers and the console were told, from these places in their records on. */
export async function read(stage, page, since = { hosts: 0, console: 0 }) {
  const toMeta = (await stage.graph.log()).map(({ url, headers }) => ({ url, headers }));
  return {
    ...(await inPage(page)),
    "requests to Meta but for their bodies": JSON.stringify(toMeta),
    "requests to other hosts": JSON.stringify(stage.hosts.log.slice(since.hosts)),
    console: stage.console.slice(since.console).join("\n"),
  };
}

/** Every file a browser wrote. */
export async function* files(profile) {
  for (const entry of await readdir(profile, { recursive: true, withFileTypes: true })) {
    if (entry.isFile())
      yield { name: entry.name, bytes: await readFile(join(entry.parentPath ?? entry.path, entry.name)) };
  }
}

/** How a token gets into each channel: a search that does not find these is worth nothing. */
export const leaks = {
  document: (page, token) => page.evaluate((token) => document.body.setAttribute("data-leak", token), token),
  fields: (page, token) =>
    page.evaluate((token) => {
      document.querySelector('input[data-field="token"]').value = token;
    }, token),
  "local storage": (page, token) => page.evaluate((token) => localStorage.setItem("leak", token), token),
  "session storage": (page, token) => page.evaluate((token) => sessionStorage.setItem("leak", token), token),
  cookies: (page, token) =>
    page.evaluate((token) => {
      // biome-ignore lint/suspicious/noDocumentCookie: the plain way is the likeliest leak.
      document.cookie = `leak=${token}; secure; max-age=600`;
    }, token),
  databases: (page, token) =>
    page.evaluate(
      (token) =>
        new Promise((opened) => {
          indexedDB.open(token).onsuccess = () => opened();
        }),
      token,
    ),
  caches: (page, token) => page.evaluate(async (token) => void (await caches.open(token)), token),
  history: (page, token) => page.evaluate((token) => history.replaceState(token, ""), token),
  address: (page, token) => page.evaluate((token) => history.replaceState(null, "", `#/step/4?x=${token}`), token),
  title: (page, token) =>
    page.evaluate((token) => {
      document.title = token;
    }, token),
  "window name": (page, token) =>
    page.evaluate((token) => {
      window.name = token;
    }, token),
  "performance entries": (page, token) => page.evaluate((token) => void performance.mark(token), token),
  "requests to Meta but for their bodies": (page, token) =>
    page.evaluate(async (token) => {
      await fetch(`https://graph.facebook.com/v25.0/me?access_token=${token}`);
    }, token),
  "requests to other hosts": (page, token) =>
    page.evaluate(async (token) => {
      await fetch("/version.json", { method: "POST", body: token });
    }, token),
  console: (page, token) => page.evaluate((token) => console.log(token), token),
};
