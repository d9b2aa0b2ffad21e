// The whole self-assessment as an element. The portal keeps the data: it gives the file and takes it back after every edit.
// From npm: import "weibao/element.js";
import "../../element.js";

const weibao = document.getElementById("weibao");
const state = document.getElementById("state");
let assessment;

weibao.addEventListener("weibao-change", (event) => {
  assessment = event.detail.assessment;
  const { met, applicable } = event.detail.report.totals;
  state.textContent = `有未保存的改动，已达标 ${met}/${applicable}`;
});

// A file that the county takes away (.docx, .xlsx, .json). Without a listener that prevents it, the browser downloads it.
weibao.addEventListener("weibao-export", (event) => {
  state.textContent = `已导出 ${event.detail.name}，${event.detail.bytes.length} 字节`;
});

document.getElementById("save").addEventListener("click", () => {
  // In your portal: fetch("/save", { method: "POST", body: JSON.stringify(assessment) })
  state.textContent = assessment ? `已保存 ${JSON.stringify(assessment).length} 个字符` : "没有要保存的改动";
});

weibao.assessment = await (await fetch("../county.json")).json();
