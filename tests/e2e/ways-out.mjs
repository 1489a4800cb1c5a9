// Every way out of a page that a policy can stop. Each is given the page and the address it shall reach.

/** Runs in the page; what it comes to does not matter, only what the browser says when it refuses. */
const call = (run) => (page, to) => page.evaluate(run, to);

/** Puts an element into the page; "@" stands for the address. */
const element =
  (tag, attributes = {}) =>
  (page, to) =>
    page.evaluate(
      ([tag, attributes, to]) => {
        const made = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value.replace("@", to));
        document.body.append(made);
      },
      [tag, attributes, to],
    );
const link = (rel, more) => element("link", { rel, href: "@", ...more });

/** Sends a form, into this window or a new one. */
const form = (method, target) => (page, to) =>
  page.evaluate(
    ([method, target, action]) => {
      const form = Object.assign(document.createElement("form"), { method, target, action });
      document.body.append(form);
      form.submit();
    },
    [method, target, to],
  );

const calls = {
  "a call": call((to) => fetch(to).then(() => {})),
  "a call that posts": call((to) => fetch(to, { method: "POST", body: "x" }).then(() => {})),
  "a call without an answer": call((to) => fetch(to, { method: "POST", mode: "no-cors", body: "x" }).then(() => {})),
  "a call that outlives the page": call((to) => fetch(to, { mode: "no-cors", keepalive: true }).then(() => {})),
  "a call for later": call((to) => void globalThis.fetchLater(to, { activateAfter: 0 })),
  "a call of the old kind": call((to) => {
    const request = new XMLHttpRequest();
    request.open("POST", to);
    request.send("x");
  }),
  "a beacon": call((to) => void navigator.sendBeacon(to, "x")),
  "a socket": call((to) => void new WebSocket(to.replace("https:", "wss:"))),
  "a stream of events": call((to) => void new EventSource(to)),
  "a link that tells when it is followed": call((to) => {
    const link = Object.assign(document.createElement("a"), { href: location.href, ping: to });
    document.body.append(link);
    link.click();
  }),
  "something to load for a call": link("preload", { as: "fetch", crossorigin: "" }),
};

const images = {
  "an image": element("img", { src: "@" }),
  "an image among several": element("img", { srcset: "@ 1x" }),
  "an image for a button": element("input", { type: "image", src: "@" }),
  "an image before a film": element("video", { poster: "@" }),
  "an image in a drawing": call((to) => {
    const make = (tag) => document.createElementNS("http://www.w3.org/2000/svg", tag);
    const [drawing, image] = [make("svg"), make("image")];
    image.setAttribute("href", to);
    drawing.append(image);
    document.body.append(drawing);
  }),
  "an image behind the page": call((to) => {
    document.body.style.backgroundImage = `url(${to})`;
  }),
  "an image in a rule of style": call((to) => {
    const sheet = new CSSStyleSheet();
    sheet.insertRule(`html { background-image: url(${to}) }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }),
  "something to load for an image": link("preload", { as: "image" }),
};

const scripts = {
  "something to load for a script": link("preload", { as: "script" }),
  "a module to load": link("modulepreload"),
  "a module": call((to) => import(to).then(() => {})),
};

/** Where a text or an address would be run: the page's first policy wants a proof for each, and none can be had. */
const texts = {
  "a script element": element("script", { src: "@" }),
  "a module element": element("script", { src: "@", type: "module" }),
  "an object": element("object", { data: "@" }),
  "an embedded object": element("embed", { src: "@" }),
  "a frame made of text": element("iframe", { srcdoc: '<img src="@">' }),
  "a worker made of text": call((to) => {
    const text = `fetch("${to}", { mode: "no-cors" })`;
    new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  }),
  "a text as a function": call((to) => void setTimeout(() => new Function(`fetch("${to}", { mode: "no-cors" })`)())),
  "a text as code": call(
    // biome-ignore lint/security/noGlobalEval: it is what an attacker would try.
    (to) => void setTimeout(() => eval(`fetch("${to}", { mode: "no-cors" })`)),
  ),
  "a timer with a text": call((to) => void setTimeout(`fetch("${to}", { mode: "no-cors" })`)),
};

/** Another site's are refused by every browser anyway. */
const ofOwnHost = {
  "a worker": call((to) => void new Worker(to)),
  "a shared worker": call((to) => void new SharedWorker(to)),
  "a service worker": call((to) => navigator.serviceWorker.register(to).then(() => {})),
};

const others = {
  "a font": ["font-src", call((to) => new FontFace("planted", `url(${to})`).load().then(() => {}))],
  "a style sheet": ["style-src-elem", link("stylesheet")],
  "a film": ["media-src", element("video", { src: "@", preload: "auto" })],
  "a sound": ["media-src", element("audio", { src: "@", preload: "auto" })],
  "a frame": ["frame-src", element("iframe", { src: "@" })],
  "something to load for later": ["default-src", link("prefetch")],
  "a form": ["form-action", form("get", "_self")],
  "a form that posts": ["form-action", form("post", "_self")],
  "a form into a new window": ["form-action", form("post", "_blank")],
};

/** These are refused in a document of their own, or without a report: the refusal shows only in what they come to. */
const silent = {
  "a call from an empty frame": call((to) => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    return frame.contentWindow.fetch(to, { mode: "no-cors" }).then(() => {});
  }),
  "a call from an empty window": call((to) =>
    window
      .open("")
      .fetch(to, { mode: "no-cors" })
      .then(() => {}),
  ),
  "a script for sound": call((to) => new OfflineAudioContext(1, 1, 8000).audioWorklet.addModule(to)),
};

/** Nobody on this stage would hear these: no server speaks QUIC, and a browser without windows shows no icons. */
const unheard = {
  "a transport": ["connect-src", call((to) => new WebTransport(to).ready.then(() => {}))],
  "an icon": ["img-src", link("icon")],
};

const all = (ways, refusal, more) => Object.entries(ways).map(([name, go]) => ({ name, go, refusal, ...more }));
const each = (ways, more) => Object.entries(ways).map(([name, [refusal, go]]) => ({ name, go, refusal, ...more }));

/**
 * All of them: `refusal` is the rule that the browser names or what it says, and `reaches` are the hosts that a page
 * without a policy reaches by it.
 */
export const ways = [
  ...all(calls, "connect-src"),
  ...all(images, "img-src"),
  ...all(scripts, "script-src-elem"),
  ...all(texts, "require-trusted-types-for"),
  ...all(ofOwnHost, "require-trusted-types-for", { reaches: ["own"] }),
  ...each(others),
  ...all(silent, "Failed to"),
  ...each(unheard, { reaches: [] }),
].map((way) => ({ reaches: ["own", "foreign"], ...way }));
