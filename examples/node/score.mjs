// node score.mjs FOLDER: scores every .json file in a folder. One line a file on stdout, tab-separated, for a spreadsheet.
// Ends with 1 where a file could not be scored. From npm: import init, { … } from "weibao";
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
    // An error of the module has its problems, each with a Chinese sentence; a file that is no JSON has the parser's words.
    console.error(`${name}：${error.message}`);
    process.exitCode = 1;
  }
}
