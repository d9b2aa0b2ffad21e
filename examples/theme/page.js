// 整套界面是一个元素。数据由门户保管：把文件交给它，每次改动后再从它那里拿回来。
// 从 npm 装的，写 import "weibao/element.js";
import "../../element.js";

const weibao = document.getElementById("weibao");
const state = document.getElementById("state");
let assessment;

weibao.addEventListener("weibao-change", (event) => {
  assessment = event.detail.assessment;
  const { met, applicable } = event.detail.report.totals;
  state.textContent = `有未保存的改动，已达标 ${met}/${applicable}`;
});

// 县里导出的文件（.docx、.xlsx、.json）。
weibao.addEventListener("weibao-export", (event) => {
  state.textContent = `已导出 ${event.detail.name}，${event.detail.bytes.length} 字节`;
});

document.getElementById("save").addEventListener("click", () => {
  // 真正使用时：fetch("/save", { method: "POST", body: JSON.stringify(assessment) })
  state.textContent = assessment ? `已保存 ${JSON.stringify(assessment).length} 个字符` : "没有要保存的改动";
});

weibao.assessment = await (await fetch("../county.json")).json();
