// node rollup.mjs 文件夹 > 汇总.csv：汇总文件夹里各县的自评文件，一县一行，按区划代码排列，没有名次；可以导入数据库。
// 没有计入的文件（读不了、别的标准、同一个县较早的）写在标准错误，退出码是 1。从 npm 装的，写 import init, { … } from "weibao";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import init, { rollUp } from "../../weibao.js";

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("用法：node rollup.mjs 文件夹");
  process.exit(2);
}

await init();
const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
// 文字就行，不必先解析。
const files = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
const { counties, set_aside } = rollUp(files, { today: new Date().toISOString().slice(0, 10) });

const columns = ["met", "partial", "unmet", "not_applicable", "pending", "unanswered"];
const rows = counties.map(({ code, name, verdict, totals, negatives, conflicts, missing_figures, problems, index }) => [code ?? "", name, verdict, ...columns.map((column) => totals[column]), negatives.present.join(" "), negatives.open.join(" "), conflicts, missing_figures, problems, names[index]]);
const head = ["区划代码", "县", "结果", "达标", "部分达标", "未达标", "不适用", "待核", "未答", "负面清单：有", "负面清单：待核", "数据不一致", "缺数据", "文件里的问题", "文件"];
const cell = (value) => (/[",\r\n]/.test(String(value)) ? `"${String(value).replace(/"/g, '""')}"` : String(value));
process.stdout.write(`\ufeff${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`);

for (const { index, text } of set_aside) {
  console.error(`${names[index]}：${text}`);
  process.exitCode = 1;
}
