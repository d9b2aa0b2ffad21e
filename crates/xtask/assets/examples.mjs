// node examples.mjs FOLDER: puts `examples/` there, ready to run: jQuery beside the page that uses it, React and Vue bundled.

import { copyFileSync, cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { compileScript, parse } from "vue/compiler-sfc";

const folder = process.argv[2];

/** Single-file components, as every Vue build compiles them. */
const vue = {
  name: "vue",
  setup({ onLoad }) {
    onLoad({ filter: /\.vue$/ }, ({ path }) => {
      const { descriptor, errors } = parse(readFileSync(path, "utf8"), { filename: path });
      const isCustomElement = (tag) => tag === "weibao-assessment";
      const { content } = compileScript(descriptor, { id: "example", inlineTemplate: true, templateOptions: { compilerOptions: { isCustomElement } } });
      return { contents: content, loader: "js", errors: errors.map(({ message }) => ({ text: message })) };
    });
  },
};

cpSync("examples", folder, { recursive: true });
copyFileSync("standards/example-county.json", join(folder, "county.json"));
copyFileSync("node_modules/jquery/dist/jquery.min.js", join(folder, "jquery/jquery.min.js"));
for (const [entry, bundled] of [["react/app.jsx", "react/app.bundle.js"], ["vue/app.js", "vue/app.bundle.js"]]) {
  await build({
    entryPoints: [join("examples", entry)],
    outfile: join(folder, bundled),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2020",
    charset: "utf8",
    // Their licences stay with them.
    legalComments: "eof",
    logLevel: "warning",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"', __VUE_OPTIONS_API__: "false", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" },
    // The package's own files stay beside it.
    external: ["../../element.js"],
    plugins: [vue],
  });
}
