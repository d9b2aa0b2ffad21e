// node api.mjs README TYPES…: the API documentation on stdout: the package's README, then what its types and their comments say.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { Marked } from "marked";
import ts from "typescript";

const [readme, ...files] = process.argv.slice(2);

const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

const headings = [];
const markdown = new Marked({
  renderer: {
    heading({ tokens, depth, text }) {
      if (depth === 2) headings.push({ id: `s${headings.length + 1}`, text });
      const id = depth === 2 ? ` id="${headings[headings.length - 1].id}"` : "";
      return `<h${depth}${id}>${this.parser.parseInline(tokens)}</h${depth}>\n`;
    },
    // Pages of the package lie in the package, not on this site.
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      return href.startsWith("examples/") || href.endsWith(".md") ? `<code>${text}</code>` : `<a href="${escape(href)}">${text}</a>`;
    },
    table(token) {
      const row = (cells, name) => `<tr>${cells.map((cell) => `<${name}>${this.parser.parseInline(cell.tokens)}</${name}>`).join("")}</tr>`;
      return `<table><thead>${row(token.header, "th")}</thead><tbody>${token.rows.map((cells) => row(cells, "td")).join("\n")}</tbody></table>\n`;
    },
  },
});

const program = ts.createProgram(files, { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022, strict: true });
const checker = program.getTypeChecker();
const exported = files.map((file) => {
  const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)));
  return { file: basename(file), symbols: symbols.filter((symbol) => symbol.name !== "default" && !(symbol.flags & ts.SymbolFlags.Alias)) };
});

/** Where a name is explained; the first file that declares it has the plain anchor. */
const anchors = new Map();
const anchor = (file, symbol) => `${basename(file, ".d.ts")}-${symbol.name}`;
for (const { file, symbols } of exported) for (const symbol of symbols) if (!anchors.has(symbol.name)) anchors.set(symbol.name, anchor(file, symbol));

/** Code, in which every name that is explained here leads there; its own does not. */
const linked = (code, own) => escape(code).replace(/\b[A-Z][A-Za-z]*\b/g, (name) => (name !== own && anchors.has(name) ? `<a href="#${anchors.get(name)}">${name}</a>` : name));

const comment = (symbol) => markdown.parse(ts.displayPartsToString(symbol.getDocumentationComment(checker)));
const examples = (symbol) => symbol.getJsDocTags(checker).filter((tag) => tag.name === "example").map((tag) => `<pre><code class="language-js">${escape(ts.displayPartsToString(tag.text).trim())}\n</code></pre>\n`).join("");

const printer = ts.createPrinter({ removeComments: true });
const print = (node) => printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile());

/** Members as a table: name, type, meaning. Of a getter and its setter the first stands for both; overloads for compilers only have no comment. */
function members(declaration, own) {
  const seen = new Set();
  const rows = declaration.members.filter((member) => member.name).map((member) => {
    const symbol = checker.getSymbolAtLocation(member.name);
    const meaning = comment(symbol);
    if (seen.has(symbol) || (ts.isMethodDeclaration(member) && ts.getJSDocCommentsAndTags(member).length === 0)) return "";
    seen.add(symbol);
    const type = print(ts.isMethodDeclaration(member) ? member : member.type).replace(/\s+/g, " ");
    return `<tr><td><code>${escape(member.name.getText())}${member.questionToken ? "?" : ""}</code></td><td><code>${linked(type, own)}</code></td><td>${meaning}</td></tr>`;
  });
  return `<table><thead><tr><th>字段</th><th>类型</th><th>含义</th></tr></thead><tbody>${rows.join("\n")}</tbody></table>\n`;
}

function entry(file, symbol) {
  const name = symbol.name;
  const declarations = symbol.declarations.map((declaration) => {
    if (ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration)) return members(declaration, name);
    const node = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
    return `<pre class="signature"><code>${linked(print(node).replace(/^export (declare )?/, "").replace(/;$/, ""), name)}</code></pre>\n`;
  });
  return `<h3 id="${anchor(file, symbol)}"><code>${name}</code></h3>\n${comment(symbol)}${declarations.join("")}${examples(symbol)}`;
}

const guide = markdown.parse(readFileSync(readme, "utf8"));
const reference = exported.map(({ file, symbols }) => {
  const script = file.replace(".d.ts", ".js");
  return { script, names: symbols.map((symbol) => `<li><a href="#${anchor(file, symbol)}"><code>${symbol.name}</code></a></li>`), text: `<h2 id="${script}">${script}</h2>\n${symbols.map((symbol) => entry(file, symbol)).join("")}` };
});

process.stdout.write(`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>weibao 接口说明</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="api.css">
</head>
<body>
<nav aria-label="目录">
<ul>
${headings.map(({ id, text }) => `<li><a href="#${id}">${escape(text)}</a></li>`).join("\n")}
${reference.map(({ script, names }) => `<li><a href="#${script}">${script}</a><ul>${names.join("")}</ul></li>`).join("\n")}
</ul>
</nav>
<main>
${guide}${reference.map(({ text }) => text).join("")}</main>
</body>
</html>
`);
