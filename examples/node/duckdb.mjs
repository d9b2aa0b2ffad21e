// node duckdb.mjs 文件夹：在 DuckDB 里用 SQL 评定文件夹里的每个 .json 文件，加成一张表（见 table.mjs）。
// 要先 npm install @duckdb/node-api。tally 在这里是一个 SQL 函数：一个文件的文字进去，计数（JSON）出来；别的查询照样可以用它。
import { join } from "node:path";
import { DuckDBInstance, DuckDBScalarFunction, VARCHAR } from "@duckdb/node-api";
import init, { catalog, tally } from "../../weibao.js";
import { add, ids, print, table } from "./table.mjs";

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("用法：node duckdb.mjs 文件夹");
  process.exit(2);
}

await init();
const connection = await (await DuckDBInstance.create()).connect();
connection.registerScalarFunction(
  DuckDBScalarFunction.create({
    name: "tally",
    parameterTypes: [VARCHAR],
    returnType: VARCHAR,
    mainFunction(_, files, counts) {
      const texts = files.getColumnVector(0);
      for (let row = 0; row < files.rowCount; row += 1) counts.setItem(row, told(texts.getItem(row)));
      counts.flush();
    },
  }),
);

/** 没能评定的，写明是什么问题：SQL 里的一个函数不应当让整个查询停下来。 */
function told(text) {
  try {
    return JSON.stringify(tally(text));
  } catch (error) {
    return JSON.stringify({ problem: error.message });
  }
}

const began = performance.now();
await connection.run(
  `CREATE TABLE county AS
   SELECT parse_filename(filename) AS file, tally(content)::JSON AS said FROM read_text($files)`,
  { files: join(folder, "*.json") },
);
const rows = async (sql) => (await connection.runAndReadAll(sql)).getRows();
const whole = table();
for (const [verdict, files] of await rows("SELECT said->>'verdict', count(*) FROM county WHERE said->>'verdict' IS NOT NULL GROUP BY 1")) {
  add(whole, verdict, {}, Number(files));
}
const states = await rows("SELECT key, value->>'$', count(*) FROM county, json_each(said->'standards') GROUP BY 1, 2");
for (const [id, state, files] of states) (whole.standards[id] ??= {})[state] = Number(files);
print(whole, ids(catalog()), (performance.now() - began) / 1000);

for (const [file, problem] of await rows("SELECT file, said->>'problem' FROM county WHERE said->>'problem' IS NOT NULL ORDER BY file")) {
  console.error(`${file}：${problem}`);
  process.exitCode = 1;
}
