// Draws the pictures of style/icons anew, from style/icon.svg: `node src/release/icons.mjs`.

import { readFile } from "node:fs/promises";
import { chromium } from "playwright-core";

const icon = await readFile("style/icon.svg", "utf8");
const inner = icon.replace(/^<svg[^>]*>|<\/svg>\s*$/g, "");
/** Systems cut a maskable icon to their own shape: its middle four fifths must be enough. */
const maskable = icon.replace(
  inner,
  inner.replace(/ rx="\d+"/, "").replace("<path", '<path transform="translate(3.2 3.2) scale(.8)"'),
);

const step = (number) =>
  `<span style="width:52px;height:52px;border-radius:50%;display:grid;place-items:center;font:600 24px system-ui;${
    number < 7 ? "background:#14683a;color:#fff" : "border:3px solid #767169;color:#545960"
  }">${number < 7 ? "✓" : number}</span>`;
const card = `<div style="width:1200px;height:630px;padding:84px;display:flex;flex-direction:column;background:#faf9f6;color:#22252a;font-family:system-ui,'DejaVu Sans',sans-serif">
  <div style="width:96px">${icon}</div>
  <div style="font-size:60px;font-weight:700;line-height:1.15;margin-top:36px">Assign a system user to your WhatsApp account</div>
  <div style="font-size:30px;line-height:1.4;margin-top:24px;color:#545960">Seven steps, and Meta itself confirms the result.<br>Your token goes from your browser to Meta only.</div>
  <div style="display:flex;gap:18px;margin-top:auto">${[1, 2, 3, 4, 5, 6, 7].map(step).join("")}</div>
</div>`;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });

async function draw(file, markup, width, height) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.setContent(
    `<!doctype html><style>*{box-sizing:border-box}body{margin:0}svg{display:block;width:100%}</style>${markup}`,
  );
  await page.screenshot({ path: `style/icons/${file}`, omitBackground: true });
  await page.close();
}

await draw("icon-192.png", icon, 192, 192);
await draw("icon-512.png", icon, 512, 512);
await draw("icon-maskable.png", maskable, 512, 512);
await draw("card.png", card, 1200, 630);
await browser.close();
