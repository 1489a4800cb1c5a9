// Defines <system-user-guide>, which shows the guide in a frame. The page around it never holds the token, and is told
// nothing that was made from it. embed.d.ts says what the element takes and tells.

(() => {
  const script = document.currentScript;
  // In a page with foreign markup an image of that name may stand in its place.
  if (!(script instanceof HTMLScriptElement) || customElements.get("system-user-guide")) return;
  const { src } = script;

  const id = /^\d{5,20}$/;
  /** What each attribute may hold, and the name under which the frame's address carries it. */
  const attributes = {
    lang: [/^[a-z]{2,3}(-[a-z\d]{2,8})?$/i, "lang"],
    "app-id": [id, "app"],
    "business-id": [id, "business"],
    "waba-id": [id, "waba"],
    "heading-level": [/^[1-4]$/, "heading"],
    theme: [/^(light|dark|auto)$/],
    step: [/^[1-7]$/],
  };

  const n = "\\d{1,5}";
  /** What the frame may say, as JSON to the letter: no other keys, values or kinds of value. */
  const said = [
    'ready"',
    `height","px":${n}`,
    'step","step":[1-7],"state":"(todo|current|done|proved|problem)"',
    `state","overall":"(checking|ready|attention|not-ready|unproved)","counts":{"pass":${n},"warn":${n},"fail":${n},"unknown":${n}}`,
    'error","kind":"(offline|blocked)"',
  ].join("|");
  const message = new RegExp(`^{"v":1,"t":"(${said})}$`);
  const fits = (data) => {
    try {
      return message.test(JSON.stringify(data));
    } catch {
      return false;
    }
  };

  class SystemUserGuide extends HTMLElement {
    static observedAttributes = ["src", ...Object.keys(attributes)];

    #root;
    #near;
    #late;
    #frame;
    #change;
    #at;
    #spoken;
    #second;

    connectedCallback() {
      this.#root ??= this.attachShadow({ mode: "open" });
      this.#root.replaceChildren(document.createElement("slot"));
      addEventListener("message", this);
      this.#near = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && this.#show(), {
        rootMargin: "600px",
      });
      this.#near.observe(this);
    }

    disconnectedCallback() {
      removeEventListener("message", this);
      this.#near.disconnect();
      clearTimeout(this.#late);
      this.#root.replaceChildren();
      this.#frame = null;
    }

    /** Attributes that change together are followed together. */
    attributeChangedCallback() {
      this.#change ??= Promise.resolve().then(() => {
        this.#change = null;
        if (this.#frame) this.#follow();
      });
    }

    /** What the frame shows. Wrong attributes count for nothing, and none leads to another host. */
    #wanted() {
      const given = this.getAttribute("src") ?? src;
      const folder = URL.canParse(given, src) ? new URL(given, src).href : "";
      if (!folder.startsWith(`${new URL(src).origin}/`)) return this.#tell("error", { kind: "address" });
      const url = new URL("embed/", folder);
      const wanted = { url, theme: "auto" };
      for (const [name, [rule, key]] of Object.entries(attributes)) {
        const value = this.getAttribute(name);
        if (value === null) continue;
        if (!rule.test(value)) this.#tell("error", { kind: "attribute" });
        else if (key) url.searchParams.set(key, value);
        else wanted[name] = value;
      }
      return wanted;
    }

    #show() {
      const wanted = this.#wanted();
      this.#near.disconnect();
      if (!wanted) return;
      const frame = document.createElement("iframe");
      frame.title = this.title || "System User Guide";
      frame.allow = "clipboard-write";
      frame.referrerPolicy = "strict-origin";
      frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads");
      frame.style.cssText = "display:block;width:100%;height:0;border:0";
      frame.src = this.#goes(wanted, wanted.step);
      this.#frame = frame;
      this.#root.append(frame);
      this.#late = setTimeout(() => this.#tell("error", { kind: "unavailable" }), 20000);
    }

    /** An address whose fragment alone is new is followed by the page that is there, so that nothing in it is lost. */
    #follow() {
      const was = this.#at;
      const now = this.#wanted();
      if (!now) return;
      const stays = `${was.url}` === `${now.url}` && was.step === now.step;
      this.#frame.contentWindow.location.replace(this.#goes(now, stays ? "" : now.step));
    }

    #goes(wanted, step) {
      this.#at = wanted;
      return `${wanted.url}#${step ? `/step/${step}` : ""}?theme=${wanted.theme}`;
    }

    /** A frame without an origin is known by its window alone. It may speak fifty times in a second. */
    handleEvent({ source, origin, data, ports }) {
      if (!source || source !== this.#frame?.contentWindow || origin !== "null" || ports.length) return;
      const second = Math.floor(performance.now() / 1000);
      this.#spoken = second === this.#second ? this.#spoken + 1 : 1;
      this.#second = second;
      if (this.#spoken > 50 || !fits(data)) return;
      const { v, t, ...parts } = data;
      if (t === "height") {
        this.#frame.style.height = `${Math.min(parts.px, 20000)}px`;
        return;
      }
      if (t === "ready") {
        clearTimeout(this.#late);
        this.#root.querySelector("slot")?.remove();
      }
      this.#tell(t, parts);
    }

    #tell(name, parts) {
      this.dispatchEvent(new CustomEvent(`sug:${name}`, { bubbles: true, detail: Object.freeze(parts) }));
    }
  }

  customElements.define("system-user-guide", SystemUserGuide);
})();
