// node pool.mjs 文件夹：用全部处理器评定文件夹里的每个 .json 文件，加成一张表（见 table.mjs）。
// 文件一批一批地交给各个线程，读完就放掉，内存不随文件数增长。没能评定的文件写在标准错误，退出码是 1。
import { availableParallelism } from "node:os";
import { readFileSync, readdirSync } from "node:fs";
import { join as path } from "node:path";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import init, { catalog, tally } from "../../weibao.js";
import { add, ids, join, print, table } from "./table.mjs";

const BATCH = 100;

await init();
if (isMainThread) {
  const [folder] = process.argv.slice(2);
  if (!folder) {
    console.error("用法：node pool.mjs 文件夹");
    process.exit(2);
  }
  const names = readdirSync(folder).filter((name) => name.endsWith(".json")).sort();
  const began = performance.now();
  const whole = table();
  let next = 0;
  const work = () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url), { workerData: folder });
      const hand = () => {
        if (next >= names.length) return worker.terminate().then(resolve);
        worker.postMessage(names.slice(next, (next += BATCH)));
      };
      worker.on("message", ({ part, refused }) => {
        join(whole, part);
        for (const line of refused) {
          console.error(line);
          process.exitCode = 1;
        }
        hand();
      });
      worker.on("error", reject);
      hand();
    });
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  print(whole, ids(catalog()), (performance.now() - began) / 1000);
} else {
  parentPort.on("message", (names) => {
    const [part, refused] = [table(), []];
    for (const name of names) {
      try {
        // 文字就行，不必先解析。
        const { verdict, standards } = tally(readFileSync(path(workerData, name), "utf8"));
        add(part, verdict, standards);
      } catch (error) {
        refused.push(`${name}：${error.message}`);
      }
    }
    parentPort.postMessage({ part, refused });
  });
}
