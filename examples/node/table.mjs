// 供 pool.mjs 和 duckdb.mjs 使用：把各县的计数（tally）加成一张表，一项标准一行，没有名次。
const STATES = { met: "达标", partial: "部分达标", unmet: "未达标", not_applicable: "不适用", pending: "待核", unanswered: "未答" };
const VERDICTS = { barred: "不予推荐", incomplete: "尚未答完", gaps: "有未达标项", clear: "全部达标" };

/** 空表：`verdicts` 是各种结果的县数，`standards` 是每项标准各种状态的县数。 */
export const table = () => ({ files: 0, verdicts: {}, standards: {} });

/** 加上若干个县。 */
export function add(to, verdict, standards, files = 1) {
  to.files += files;
  to.verdicts[verdict] = (to.verdicts[verdict] ?? 0) + files;
  for (const id in standards) {
    const row = (to.standards[id] ??= {});
    row[standards[id]] = (row[standards[id]] ?? 0) + files;
  }
}

/** 加上另一张表。 */
export function join(to, other) {
  to.files += other.files;
  for (const verdict in other.verdicts) to.verdicts[verdict] = (to.verdicts[verdict] ?? 0) + other.verdicts[verdict];
  for (const id in other.standards) {
    const row = (to.standards[id] ??= {});
    for (const state in other.standards[id]) row[state] = (row[state] ?? 0) + other.standards[id][state];
  }
}

/** 写出表；标准的顺序照 `ids`。用了多久、用了多少内存，写在标准错误。 */
export function print({ files, verdicts, standards }, ids, seconds) {
  for (const verdict in VERDICTS) console.log(`${VERDICTS[verdict]}\t${verdicts[verdict] ?? 0}`);
  console.log(["标准", ...Object.values(STATES)].join("\t"));
  for (const id of ids) console.log([id, ...Object.keys(STATES).map((state) => standards[id]?.[state] ?? 0)].join("\t"));
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  console.error(`${files} 个文件，${seconds.toFixed(1)} 秒，每秒 ${Math.round(files / seconds)} 个，内存最多 ${megabytes} MB`);
}

/** 各项标准的编号，按文件的顺序。 */
export const ids = (catalog) => catalog.areas.flatMap((area) => area.contents).flatMap((content) => content.standards).map(({ id }) => id);
