// node score.mjs 文件夹：评定文件夹里的每个 .json 文件，一个文件一行，用制表符分隔，可以直接贴进表格。
// 有文件没能评定时，退出码是 1。从 npm 装的，写 import init, { … } from "weibao";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import init, { check, evaluate, version } from "../../weibao.js";

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("用法：node score.mjs 文件夹");
  process.exit(2);
}

await init();
console.error(`weibao ${version()}`);
console.log(["文件", "县", "结果", "达标", "适用", "达标率（%）", "文件里的问题"].join("\t"));

const words = { barred: "不予推荐", incomplete: "尚未答完", gaps: "有未达标项", clear: "全部达标" };
for (const name of (await readdir(folder)).filter((name) => name.endsWith(".json")).sort()) {
  try {
    const assessment = JSON.parse(await readFile(join(folder, name), "utf8"));
    const { verdict, totals } = evaluate(assessment);
    console.log([name, assessment.county.name, words[verdict], totals.met, totals.applicable, totals.attainment ?? "", check(assessment).length].join("\t"));
  } catch (error) {
    // 程序包的错误写明是什么问题；不是 JSON 的文件，是解析器的原话。
    console.error(`${name}：${error.message}`);
    process.exitCode = 1;
  }
}
