// The one table of response headers. Every host's own format is written from it, and so is the policy inside the page.

const join = (policy) =>
  Object.entries(policy)
    .map(([directive, value]) => `${directive} ${value}`.trim())
    .join("; ");

/** What the page may do, on any host. */
const page = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "img-src": "'self' data:",
  "font-src": "'self'",
  "manifest-src": "'self'",
  "worker-src": "'none'",
  "connect-src": "'self' https://graph.facebook.com",
  "form-action": "'none'",
  "base-uri": "'none'",
  "object-src": "'none'",
  "frame-src": "'none'",
  "require-trusted-types-for": "'script'",
  "trusted-types": "'none'",
};

/** Files that are no documents: opened on their own they may do nothing. */
const file = { "default-src": "'none'", "form-action": "'none'", "base-uri": "'none'" };

/** A browser reads these in a header only. */
const headerOnly = { "frame-ancestors": "'none'", "upgrade-insecure-requests": "" };

/**
 * The page's policy for its `<meta>`, which holds on hosts that send no headers. `upgrade-insecure-requests` stays out:
 * it would break the page on a plain-http host of a local network, and every address in it is relative or https anyway.
 */
export const metaPolicy = join(page);

const pagePolicy = join({ ...page, ...headerOnly });
const filePolicy = join({ ...file, ...headerOnly });

/**
 * Rules as [path, headers]. Hosts add up all rules that match a path and join repeated headers with a comma, which
 * makes two policies of one: no header may stand in two rules that match the same path.
 */
export const rules = [
  [
    "/*",
    {
      "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload",
      "X-Content-Type-Options": "nosniff",
      "X-Frame-Options": "DENY",
      "Referrer-Policy": "no-referrer",
      "Cross-Origin-Opener-Policy": "same-origin",
      // Under require-corp a proxy's page looks like no answer at all, and could not be told from a blocker.
      "Cross-Origin-Embedder-Policy": "credentialless",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Integrity-Policy": "blocked-destinations=(script)",
      "Permissions-Policy": [
        "accelerometer=()",
        "browsing-topics=()",
        "camera=()",
        "clipboard-read=()",
        "clipboard-write=(self)",
        "display-capture=()",
        "geolocation=()",
        "hid=()",
        "microphone=()",
        "payment=()",
        "publickey-credentials-get=()",
        "serial=()",
        "usb=()",
      ].join(", "),
    },
  ],
  ["/", { "Content-Security-Policy": pagePolicy, "Cache-Control": "no-cache" }],
  ["/index.html", { "Content-Security-Policy": pagePolicy, "Cache-Control": "no-cache" }],
  ["/404.html", { "Content-Security-Policy": filePolicy, "Cache-Control": "no-cache" }],
  ["/config.json", { "Content-Security-Policy": filePolicy, "Cache-Control": "no-cache" }],
  ["/version.json", { "Content-Security-Policy": filePolicy, "Cache-Control": "no-cache" }],
  ["/assets/*", { "Content-Security-Policy": filePolicy, "Cache-Control": "public, max-age=31536000, immutable" }],
];

/** The rules as a `_headers` file, the format of Netlify and Cloudflare Pages. */
export const headersFile = () =>
  rules
    .flatMap(([path, headers]) => [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ""])
    .join("\n");
