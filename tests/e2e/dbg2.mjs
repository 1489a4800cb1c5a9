import { setStage } from "./stage.mjs";
import { randomToken } from "./token.mjs";
const stage = await setStage();
const off=[];
try {
  const token = randomToken();
  await stage.graph.world(process.argv[2] ?? "good", token);
  const guide = await stage.visit({after: f=>off.push(f)}, "/#/step/4");
  await guide.paste(token);
  await guide.check();
  await guide.page.waitForTimeout(1500);
  console.log((await guide.page.$eval("#results", e=>e.innerHTML)).slice(0,900));
  console.log((await guide.page.$eval("nav", e=>e.outerHTML)).slice(0,900));
} catch(e) { console.log(e.message, stage.console) } finally { await stage.close(); }
