// The package as registries, compilers and frameworks see it.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { prepare, tool, workspace } from "../portals/workspace.mjs";

const STRICT = { noEmit: true, strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false, target: "es2022", module: "nodenext", types: [] };
const COMPILERS = { "TypeScript 5.9": "typescript/bin/tsc", "TypeScript 7": "typescript-7/bin/tsc" };
const folder = join(workspace, "types");

/** Without any browser: no `URL`, no `Response`, no `BufferSource`, no `WebAssembly`. */
const FUNCTIONS = `import init, { catalog, check, evaluate, LoadError, newAssessment, ProblemsError, version, type Assessment, type LoadErrorCode, type Report } from "weibao";
import * as documents from "weibao/documents";

declare const bytes: Uint8Array;
await init();
await init({ module_or_path: bytes });
await init({ module_or_path: undefined });
const assessment: Assessment = newAssessment({ name: "示例县" });
const report: Report = evaluate(assessment, { overlay: undefined });
const form: Uint8Array = await documents.application(assessment);
export const said = [version(), check(assessment).length, catalog().areas.length, report.verdict, form.length];
try {
  evaluate(assessment);
} catch (error) {
  if (error instanceof ProblemsError) error.problems.map((problem) => problem.path);
  if (error instanceof LoadError) error.code satisfies LoadErrorCode;
}
// @ts-expect-error: no text is a county
newAssessment("示例县");
`;

const BROWSER = `import init from "weibao";
import { application } from "weibao/documents";
import WeibaoAssessment, { define, type ErrorDetail } from "weibao/element";
import "weibao/weibao.classic.js";

await init({ module_or_path: fetch("weibao_bg.wasm") });
await init({ module_or_path: new URL("weibao_bg.wasm", import.meta.url) });
await init({ module_or_path: await WebAssembly.compile(new ArrayBuffer(8)) });
await weibao.init();
const assessment = weibao.newAssessment();
export const file = new Blob([await application(assessment)]);

const element: WeibaoAssessment = document.createElement("weibao-assessment");
element.addEventListener("keydown", (event) => event.key);
element.addEventListener("weibao-change", (event) => event.detail.report.totals.met);
element.addEventListener("weibao-export", ({ detail }) => new File([detail.bytes], detail.name));
element.removeEventListener("keydown", (event: KeyboardEvent) => event.key);
document.addEventListener("weibao-export", (event) => event.preventDefault());
element.assessment = undefined;
export const error: ErrorDetail | null = element.error;
define("another-name");
// @ts-expect-error: the report is made, not given
element.report = null;
// @ts-expect-error: such an event carries no file
element.addEventListener("weibao-change", (event) => event.detail.bytes);
`;

/** The element in JSX; `React` or `Preact` only in what is imported. */
const jsx = (framework) => `import "weibao/${framework}";
import { newAssessment } from "weibao";

export const whole = <weibao-assessment class="portal" assessment={newAssessment()} readOnly={true} storage="county" onweibao-change={(event) => event.detail.report.totals.met} onweibao-error={(event) => event.detail.text} />;
export const none = <weibao-assessment assessment={null} overlay={undefined} />;
// @ts-expect-error: no number is a saved file
export const wrong = <weibao-assessment assessment={7} />;
// @ts-expect-error: the event carries no file
export const event = <weibao-assessment onweibao-change={(event) => event.detail.bytes} />;
`;

describe("the package", () => {
  let tarball;
  before(async () => {
    tarball = await prepare();
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    const files = { "functions.ts": FUNCTIONS, "browser.ts": BROWSER, "react.tsx": jsx("react").replace("class=", "className="), "preact.tsx": jsx("preact") };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  });

  test("publint finds nothing", () => {
    assert.match(tool("publint/src/cli.js", ["node_modules/weibao", "--strict", "--pack", "npm"]), /All good!/);
  });

  test("arethetypeswrong finds nothing", () => {
    // An ES module only: whoever requires it needs a Node that can (20.19). What carries no types is left out by its name.
    const { exports } = JSON.parse(readFileSync(join(workspace, "node_modules/weibao/package.json"), "utf8"));
    const others = Object.keys(exports).filter((name) => /\.(wasm|css)$/.test(name)).map((name) => name.slice(2));
    const said = tool("@arethetypeswrong/cli/dist/index.js", [tarball, "--profile", "esm-only", "--no-definitely-typed", "--no-color", "--format", "ascii", "--exclude-entrypoints", ...others]);
    for (const name of ["", "/documents", "/tables", "/element", "/react", "/preact", "/vue", "/weibao.classic.js", "/example-county.json"]) assert.ok(said.includes(`"weibao${name}"`), said);
  });

  for (const [name, tsc] of Object.entries(COMPILERS)) {
    const compile = (files, options) => {
      writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: { ...STRICT, ...options }, files }));
      assert.equal(tool(tsc, ["--project", "tsconfig.json"], folder), "");
    };
    test(`${name}: without the DOM library, and without skipping the check of libraries`, () => compile(["functions.ts"], { lib: ["es2022"] }));
    test(`${name}: in a browser`, () => compile(["browser.ts"], { lib: ["es2022", "dom"] }));
    // Those libraries' own types are theirs to check.
    for (const framework of ["react", "preact"]) {
      test(`${name}: JSX of ${framework}`, () => {
        compile([`${framework}.tsx`], { lib: ["es2022", "dom"], module: "esnext", moduleResolution: "bundler", jsx: "react-jsx", jsxImportSource: framework, skipLibCheck: true });
      });
    }
  }

  test("carries what it owes others, and says what changed", () => {
    const text = (name) => readFileSync(join(workspace, "node_modules/weibao", name), "utf8");
    for (const name of ["yew", "serde", "serde_json", "wasm-bindgen", "zip"]) assert.match(text("THIRD-PARTY.txt"), new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(.+\\)$`, "m"), name);
    assert.doesNotMatch(text("THIRD-PARTY.txt"), /without a text of its own/);
    const { version } = JSON.parse(text("package.json"));
    assert.ok(text("CHANGELOG.md").includes(`## ${version}`));
  });

  test("source maps lead to the sources, and name no place of the machine that built them", () => {
    for (const name of ["weibao.js", "documents.js", "element.js"]) {
      const path = join(workspace, "node_modules/weibao", name);
      assert.match(readFileSync(path, "utf8"), new RegExp(`//# sourceMappingURL=${name}\\.map\\s*$`));
      const map = JSON.parse(readFileSync(`${path}.map`, "utf8"));
      assert.ok(map.sources.includes("weibao:///crates/module/js/connect.js"), map.sources.join("\n"));
      assert.deepEqual(map.sources.filter((source) => !/^weibao:\/\/\/(crates|site|element|wasm)\//.test(source)), []);
      assert.ok(map.sourcesContent.every((content) => !content.includes(process.cwd())), name);
    }
  });
});
