// The one table of response headers. Every host's own format is written from it, and so are the policies inside the pages.

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
  "worker-src": "'self'",
  "connect-src": "'self' https://graph.facebook.com",
  "form-action": "'none'",
  "base-uri": "'none'",
  "object-src": "'none'",
  // Only for the preview on the screen that makes snippets.
  "frame-src": "'self'",
  "require-trusted-types-for": "'script'",
  // The one policy of boot.js, which gives the address of the service worker and no other.
  "trusted-types": "guide-worker",
};

/** What the page inside another one may do: it has no worker, no manifest and frames nothing. */
const embed = {
  ...page,
  "manifest-src": "'none'",
  "worker-src": "'none'",
  "frame-src": "'none'",
  "trusted-types": "'none'",
};

/** Files that are no documents: opened on their own they may do nothing. */
const file = { "default-src": "'none'", "form-action": "'none'", "base-uri": "'none'" };

/** The worker may fetch the files it keeps, and can send nothing to any other host, whatever becomes of it. */
const worker = { ...file, "connect-src": "'self'" };

/** A browser reads these in a header only. */
const headerOnly = (ancestors) => ({ "frame-ancestors": ancestors, "upgrade-insecure-requests": "" });

/** What a frame needs: scripts, links and files in windows of their own. Its origin is nobody's, so it has no storage. */
export const sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";

/**
 * The pages' policies for their `<meta>`, which hold on hosts that send no headers. `upgrade-insecure-requests` stays
 * out: it would break the page on a plain-http host of a local network, and every address in it is relative or https
 * anyway.
 */
export const metaPolicies = { page: join(page), embed: join(embed) };

const permissions = [
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
].join(", ");

/** Files with a hash in their name never change; everything else is asked for again. */
const forever = { "Cache-Control": "public, max-age=31536000, immutable" };
const fresh = { "Cache-Control": "no-cache" };

const unframed = headerOnly("'none'");
/** Browsers of today read frame-ancestors, and then pass X-Frame-Options over. */
const own = { "Cross-Origin-Resource-Policy": "same-origin", "X-Frame-Options": "DENY" };
/** What a frame without an origin has to fetch comes from another origin for it, even from its own host. */
const shared = { "Cross-Origin-Resource-Policy": "cross-origin", "Access-Control-Allow-Origin": "*" };

const policy = (...parts) => ({ "Content-Security-Policy": join(Object.assign({}, ...parts)) });

/**
 * The rules as [path, headers] for a guide that the pages of `embedders` may show. Hosts add up all rules that match a
 * path and join repeated headers with a comma, which makes two policies of one: no header may stand in two rules that
 * match the same path. A path ends in `*` for all below it.
 *
 * @param {string[]} embedders origins, as in the key of this name in config.json
 * @returns {[string, Record<string, string>][]}
 */
export function rules(embedders) {
  const ownPage = { ...policy(page, unframed), ...own, ...fresh };
  const ownFile = { ...policy(file, unframed), ...own, ...fresh };
  const sharedFile = { ...policy(file, unframed), ...shared };
  // The page's own preview is a frame too. Where a browser does not tell which pages are around it, it reads this policy.
  const framed = {
    ...policy(embed, headerOnly(["'self'", ...embedders].join(" ")), { sandbox }),
    ...shared,
    "Access-Control-Expose-Headers": "Content-Security-Policy",
    ...fresh,
  };
  return [
    [
      "/*",
      {
        "Strict-Transport-Security": "max-age=63072000; includeSubDomains; preload",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        // Under require-corp a proxy's page looks like no answer at all, and could not be told from a blocker.
        "Cross-Origin-Embedder-Policy": "credentialless",
        "Integrity-Policy": "blocked-destinations=(script)",
        "Permissions-Policy": permissions,
      },
    ],
    ["/", ownPage],
    ["/index.html", ownPage],
    ["/embed/", framed],
    ["/embed/index.html", framed],
    ["/embed.js", { ...sharedFile, ...fresh }],
    ["/sw.js", { ...policy(worker, unframed), ...own, ...fresh }],
    ["/config.json", { ...sharedFile, ...fresh }],
    ["/oembed.json", { ...sharedFile, ...fresh }],
    ["/manifest.webmanifest", ownFile],
    ["/version.json", ownFile],
    ["/404.html", ownFile],
    ["/assets/*", { ...sharedFile, ...forever }],
  ];
}

/** Rules as a `_headers` file, the format of Netlify and Cloudflare Pages. */
export const headersFile = (rules) =>
  rules
    .flatMap(([path, headers]) => [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ""])
    .join("\n");
