import init, { evaluate } from "weibao";
import { application } from "weibao/documents";
import county from "weibao/example-county.json";

async function show() {
  await init();
  const report = evaluate(county);
  document.getElementById("verdict").textContent = report.reasons.map((reason) => reason.text).join(" ");
  document.getElementById("form").onclick = async () => {
    const bytes = await application(county);
    document.getElementById("size").textContent = `申报表 ${bytes.length} 字节`;
  };
  // 整套界面要用时才装入。
  document.getElementById("edit").onclick = async () => {
    await import("weibao/element");
    const weibao = document.createElement("weibao-assessment");
    weibao.assessment = county;
    document.body.append(weibao);
  };
}

show().catch((error) => {
  document.getElementById("verdict").textContent = error.message;
});
