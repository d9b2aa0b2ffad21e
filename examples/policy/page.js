// 只用计算，ES 模块：自评文件进，报告出。从 npm 装的，写 import init, { … } from "weibao";
import init, { check, evaluate } from "../../weibao.js";

const at = (id) => document.getElementById(id);

/** 带文字的元素。文字一律当文字放，从不当 HTML。 */
function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function fill(parent, children) {
  parent.textContent = "";
  for (const child of children) parent.appendChild(child);
}

function show(assessment) {
  const report = evaluate(assessment);
  at("county").textContent = assessment.county.name;
  at("verdict").textContent = report.reasons.map((reason) => reason.text).join(" ");
  at("verdict").dataset.verdict = report.verdict;
  fill(at("areas"), report.areas.map((area) => {
    const row = element("tr", "");
    fill(row, [area.title, area.applicable, area.met, area.attainment === null ? "—" : area.attainment].map((cell) => element("td", cell)));
    return row;
  }));
  const problems = check(assessment).map((problem) => `${problem.path}：${problem.text}`);
  fill(at("problems"), (problems.length ? problems : ["没有"]).map((text) => element("li", text)));
  at("result").hidden = false;
}

/** 做一件事；做不成就把原因写出来。程序包的错误都带一句中文。 */
async function attempt(work) {
  at("message").textContent = "";
  try {
    await work();
  } catch (error) {
    at("message").textContent = error.message;
    at("result").hidden = true;
  }
}

attempt(async () => {
  await init();
  at("file").addEventListener("change", () => attempt(async () => show(JSON.parse(await new Response(at("file").files[0]).text()))));
  at("sample").addEventListener("click", () => attempt(async () => show(await (await fetch("../county.json")).json())));
  document.documentElement.dataset.ready = "";
});
