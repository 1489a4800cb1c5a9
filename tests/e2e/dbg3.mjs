import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";
const stage = await setStage();
const off=[];
try {
  await stage.serveChanged("coep.test", async (dir) => {
      const text = await readFile(join(dir, "_headers"), "utf8");
      await writeFile(join(dir, "_headers"), text.replaceAll("Cross-Origin-Embedder-Policy: require-corp", "Cross-Origin-Embedder-Policy: credentialless"));
  });
  const token = randomToken();
  for (const host of ["app.test", "coep.test"]) {
  await stage.graph.world("good", token);
  await stage.graph.fault({at:"all",kind:"html",status:502});
  const guide = await stage.visit({after: f=>off.push(f)}, "/#/step/4", {host});
  console.log(host, await guide.checkPasted(token), (await guide.rows()).connection);
  console.log(stage.console.splice(0));
  }
  await stage.serveChanged("misconfigured.test", async (dir) => {
    for (const file of ["_headers", "index.html"]) {
      const text = await readFile(join(dir, file), "utf8");
      await writeFile(join(dir, file), text.replaceAll(" https://graph.facebook.com", ""));
    }
  });
  const guide = await stage.visit({after: f=>off.push(f)}, "/#/step/4", {host:"misconfigured.test"});
  console.log(await guide.page.evaluate(async () => {
    let seen = []; const t0=performance.now();
    document.addEventListener("securitypolicyviolation", (e) => seen.push([e.blockedURI, performance.now()-t0]));
    await fetch("https://graph.facebook.com/v25.0/",{method:"POST",body:"x"}).catch(()=>{});
    const atOnce = seen.length, t1=performance.now()-t0; await Promise.resolve(); const micro = seen.length;
    await new Promise(r=>setTimeout(r,0)); const later = seen.length;
    await new Promise(r=>setTimeout(r,100));
    return {atOnce, t1, micro, later, seen};
  }));
} catch(e) { console.log(e.message, stage.console) } finally { await stage.close(); }
