// Ways in which a policy that a page adds may come to nothing. Each runs in the page before it is sealed.

/** Makes the page believe that it is sealed: nothing is added, and only the first trial seems to be refused. */
export function pretend() {
  const { appendChild } = Node.prototype;
  Node.prototype.appendChild = function (child) {
    return child.nodeName === "META" ? child : appendChild.call(this, child);
  };
  const { fetch } = window;
  window.fetch = (request, ...more) => {
    if (!`${request.url}`.endsWith("/version.json")) return fetch(request, ...more);
    window.fetch = fetch;
    for (const violatedDirective of ["img-src", "connect-src"]) {
      const made = { blockedURI: request.url, violatedDirective, disposition: "enforce" };
      const where = { documentURI: location.href, originalPolicy: violatedDirective, statusCode: 200 };
      const event = { ...made, ...where, effectiveDirective: violatedDirective };
      document.dispatchEvent(new SecurityPolicyViolationEvent("securitypolicyviolation", event));
    }
    return Promise.reject(new TypeError("Failed to fetch"));
  };
}

/** What goes wrong, and how. */
export const failures = {
  "the policy is not put into the page": () => {
    const { appendChild } = Node.prototype;
    Node.prototype.appendChild = function (child) {
      return child.nodeName === "META" ? child : appendChild.call(this, child);
    };
  },
  "putting it there throws": () => {
    const { appendChild } = Node.prototype;
    Node.prototype.appendChild = function (child) {
      if (child.nodeName === "META") throw new Error("not today");
      return appendChild.call(this, child);
    };
  },
  "it is put where browsers do not look for it": () => {
    const { appendChild } = Node.prototype;
    Node.prototype.appendChild = function (child) {
      return appendChild.call(child.nodeName === "META" ? document.body : this, child);
    };
  },
  "the page has no head": () => {
    const { querySelector } = Document.prototype;
    Document.prototype.querySelector = function (selector) {
      return selector === "head" ? null : querySelector.call(this, selector);
    };
  },
  "it is another element": () => {
    const { createElement } = Document.prototype;
    Document.prototype.createElement = function (name) {
      return createElement.call(this, name === "meta" ? "link" : name);
    };
  },
  "it has another name": () => {
    const { setAttribute } = Element.prototype;
    Element.prototype.setAttribute = function (name, value) {
      setAttribute.call(this, name === "http-equiv" ? "name" : name, value);
    };
  },
  "it only reports": () => {
    const { setAttribute } = Element.prototype;
    Element.prototype.setAttribute = function (name, value) {
      setAttribute.call(this, name, name === "http-equiv" ? `${value}-Report-Only` : value);
    };
  },
  "it lets the page call its own host": () => {
    const { setAttribute } = Element.prototype;
    Element.prototype.setAttribute = function (name, value) {
      setAttribute.call(this, name, name === "content" ? value.replace("connect-src", "connect-src 'self'") : value);
    };
  },
  "it forbids nothing": () => {
    const { setAttribute } = Element.prototype;
    Element.prototype.setAttribute = function (name, value) {
      setAttribute.call(this, name, name === "content" ? "upgrade-insecure-requests" : value);
    };
  },
  "the browser does not tell that it refuses": () => {
    addEventListener("securitypolicyviolation", (event) => event.stopImmediatePropagation(), true);
  },
};

/** It forbids calls, and nothing else. */
export const onlyCalls = () => {
  const { setAttribute } = Element.prototype;
  Element.prototype.setAttribute = function (name, value) {
    setAttribute.call(this, name, name === "content" ? "connect-src https://graph.facebook.com" : value);
  };
};
