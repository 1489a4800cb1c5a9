// A page between GitBook and the guide. GitBook takes heights from pages of its own hosts alone: this one is served
// there, shows the guide, and passes its height on.

/**
 * What the page does (GitBook's ElementWebframe.tsx: `@webframe.ready`, `@webframe.resize`). A height goes to any page:
 * which one GitBook shows this in is not known here, and nothing else is said.
 */
const SCRIPT = `
const frame = document.querySelector("iframe");
let height;
const tell = (action) => parent.postMessage({ action }, "*");
const resize = () => {
  if (height) tell({ action: "@webframe.resize", size: { aspectRatio: innerWidth / height, height } });
};
addEventListener("message", ({ source, data }) => {
  if (source !== frame.contentWindow || data?.t !== "height" || !Number.isInteger(data.px)) return;
  height = Math.min(Math.max(data.px, 200), 20000);
  frame.style.height = height + "px";
  resize();
});
addEventListener("resize", resize);
tell({ action: "@webframe.ready" });
`;

/**
 * The page as GitBook's servers send it.
 *
 * @param {string} frame the address of the guide's copy for frames, from `frameAddress`
 * @returns {{ html: string, headers: Record<string, string> }}
 */
export function growingPage(frame) {
  const { origin, pathname } = new URL(frame);
  return {
    html: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>System User Guide</title>
<style>html,body{margin:0}iframe{display:block;width:100%;height:100vh;border:0}</style>
<iframe src="${frame.replaceAll("&", "&amp;")}" title="System User Guide" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads" allow="clipboard-write" referrerpolicy="strict-origin"></iframe>
<script>${SCRIPT}</script>
</html>
`,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": `default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; frame-src ${origin}${pathname}`,
      "Cache-Control": "no-cache",
    },
  };
}
