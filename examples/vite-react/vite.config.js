import { defineConfig } from "vite";

export default defineConfig({
  // 网站放在任何文件夹里都行。
  base: "./",
  esbuild: { jsx: "automatic" },
  // 不用为 weibao 写什么。程序包没有装在本项目自己的 node_modules 里（工作区里的）时，才要加上：
  // optimizeDeps: { exclude: ["weibao"] },
});
