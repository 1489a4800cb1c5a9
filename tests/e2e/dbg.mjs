import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";
const stage = await setStage();
const off=[];
try {
  const token = randomToken();
  await stage.graph.world(process.argv[2] ?? "good", token);
  const guide = await stage.visit({after: f=>off.push(f)}, "/#/step/4");
  guide.page.setDefaultTimeout(5000);
  await guide.paste(token);
  await guide.page.waitForTimeout(300);
  console.log(await guide.page.locator("#token").innerText());
  await guide.check();
  await guide.page.waitForTimeout(3000);
  console.log(await guide.rows());
  console.log(await guide.page.$$eval("[data-overall]", (a)=>a.map(e=>e.outerHTML.slice(0,200))));
  console.log((await stage.graph.log()).map(l=>[l.method,l.url,l.answered]));
  console.log(stage.console);
  await guide.page.screenshot({path:"/tmp/e2edbg/a.png", fullPage:true});
} catch(e) { console.log(e.message, stage.console) } finally { await stage.close(); }
