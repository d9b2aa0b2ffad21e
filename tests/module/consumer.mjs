// Packs `dist/module`, installs it from the tarball into an empty project, compiles a strict consumer of its types,
// and holds these types against the contract (`contract.d.ts`: a copy, which changes only with a new `version`).

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const project = mkdtempSync(join(tmpdir(), "weibao-consumer-"));
const npm = (...options) => execFileSync("npm", options, { cwd: project, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

try {
  const [{ filename, files }] = JSON.parse(npm("pack", join(root, "dist/module"), "--json"));
  for (const needed of ["weibao.js", "weibao_bg.wasm", "weibao.d.ts", "weibao.classic.js", "documents.js", "documents_bg.wasm", "element.js", "element_bg.wasm", "element_rest.wasm", "element.css", "divisions.js", "element.d.ts", "package.json", "README.md", "LICENSE", "integrity.json", "BUNDLERS.md", "CHANGELOG.md", "THIRD-PARTY.txt", "example-county.json", "react.js", "react.d.ts", "weibao.js.map", "examples/index.html", "examples/node/score.mjs"]) {
    if (!files.some((file) => file.path === needed)) throw new Error(`the package lacks ${needed}`);
  }
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  npm("install", "--offline", "--no-audit", "--no-fund", `./${filename}`);

  writeFileSync(
    join(project, "consumer.ts"),
    `import init, { catalog, check, evaluate, newAssessment, version } from "weibao";
import type { Assessment, Catalog, Problem, Report, Status } from "weibao";
import { application } from "weibao/documents";

await init();
const assessment: Assessment = newAssessment({ name: "示例县" });
assessment.answers["10.1.2"] = { clauses: { "10.1.2/1": "met" }, evidence: [{ title: "文件" }] };
const problems: Problem[] = check(assessment);
const report: Report = evaluate(assessment);
const first: Status = report.standards[0]!.status;
const all: Catalog = catalog("cn-2021");
const form: Uint8Array = await application(assessment);
console.log(version(), problems.length, first, all.areas.length, report.totals.attainment, form.length > 1000);
`,
  );
  for (const name of ["contract.d.ts", "chain-contract.d.ts"]) copyFileSync(join(root, "tests/module", name), join(project, name));
  writeFileSync(
    join(project, "agreement.ts"),
    `import * as ours from "weibao";
import type * as contract from "./contract.js";
import type * as chain from "./chain-contract.js";

// What is given to us may be written by the contract, what we give may be read by it; and a new assessment is both.
declare function given<T>(): T;
export const input: ours.Assessment = given<contract.Assessment>();
export const back: contract.Assessment = given<ours.Assessment>();
export const report: contract.Report = given<ours.Report>();
export const catalog: contract.Catalog = given<ours.Catalog>();
export const problems: contract.Problem[] = given<ours.Problem[]>();
export const statuses: [contract.Status, ours.Status] = [given<ours.Status>(), given<contract.Status>()];
type Functions = Pick<typeof contract, "version" | "catalog" | "newAssessment" | "check" | "evaluate">;
export const functions: Functions = ours;
export const carried: ours.ChainFields = given<chain.ChainFields>();
export const carriedBack: chain.ChainFields = given<ours.ChainFields>();
export const reply: ours.Reply = given<chain.Reply>();
export const review: ours.Review = given<chain.Review>();
export const told: [chain.Request, chain.Merged, chain.Reviewed, chain.Tally, chain.RolledUp, chain.Comparison, chain.Finding[]] = given<[ours.Request, ours.Merged, ours.Reviewed, ours.Tally, ours.RolledUp, ours.Comparison, ours.Finding[]]>();
type Chain = Pick<typeof chain, "units" | "requestFor" | "merge" | "digest" | "reviewed" | "tally" | "rollUp" | "compare" | "nextRound" | "scan" | "listed">;
export const functionsOfTheChain: Chain = ours;
`,
  );
  writeFileSync(
    join(project, "element.ts"),
    `import type { ErrorDetail, WeibaoAssessment } from "weibao/element";

const element: WeibaoAssessment = document.createElement("weibao-assessment");
element.addEventListener("weibao-change", (event) => {
  const met: number = event.detail.report.totals.met;
  element.assessment = event.detail.assessment;
  element.title = String(met);
});
document.addEventListener("weibao-export", (event) => {
  const bytes: Uint8Array = event.detail.bytes;
  if (bytes.length > 0) event.preventDefault();
});
element.rules = "rules.json";
export const error: ErrorDetail | null = element.error;
`,
  );
  const options = ["--strict", "--noUncheckedIndexedAccess", "--exactOptionalPropertyTypes", "--module", "nodenext", "--target", "es2022", "--lib", "es2022,dom"];
  execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), ...options, "consumer.ts", "agreement.ts", "element.ts"], { cwd: project, stdio: "inherit" });
  const said = execFileSync(process.execPath, ["consumer.js"], { cwd: project, encoding: "utf8" }).trim();
  if (!/^\d+\.\d+\.\d+ 0 unanswered 11 0\.00 true$/.test(said)) throw new Error(`the consumer said: ${said}`);
  // The examples work where the package lies.
  const examples = join(project, "node_modules/weibao/examples");
  const [, scored] = execFileSync(process.execPath, [join(examples, "node/score.mjs"), examples], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).split("\n");
  if (!scored.startsWith("county.json\t示例县\t")) throw new Error(`the example said: ${scored}`);
} finally {
  rmSync(project, { recursive: true, force: true });
}
