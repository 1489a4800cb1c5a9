// Asks a host for a file as a browser would, and says what came.

/** How long a host may take for one file, in milliseconds. */
const PATIENCE = 20_000;

const redirects = [301, 302, 303, 307, 308];

/**
 * One request, which follows nothing. `bytes` are unpacked, and undefined where they could not be.
 *
 * @param {string} address
 * @param {string} [encoding] the one kind of compression that is accepted
 * @returns {Promise<{ status: number, headers: Headers, bytes?: Buffer, leadsTo?: URL }>}
 */
export async function ask(address, encoding = "identity") {
  const signal = AbortSignal.timeout(PATIENCE);
  const headers = { "Accept-Encoding": encoding };
  const answer = await fetch(address, { redirect: "manual", headers, signal }).catch((error) => {
    throw new Error(`${address} cannot be reached: ${error.cause?.code ?? error.cause?.message ?? error.message}`);
  });
  const { status, headers: received } = answer;
  const bytes = await answer.arrayBuffer().then(Buffer.from, () => undefined);
  const to = redirects.includes(status) && received.get("location");
  return { status, headers: received, bytes, leadsTo: to ? new URL(to, address) : undefined };
}

/** A page may be known by its folder alone: `/embed/index.html` may lead to `/embed/`. Nothing else is the same. */
const isSamePage = (from, to) => from.origin === to.origin && from.pathname.replace(/index\.html$/, "") === to.pathname;

/** Like `ask`, and goes on from a page's file to its folder. */
export async function askForFile(address, encoding) {
  const answer = await ask(address, encoding);
  const { leadsTo } = answer;
  return leadsTo && isSamePage(new URL(address), leadsTo) ? ask(leadsTo.href, encoding) : answer;
}
