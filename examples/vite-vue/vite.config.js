import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  // 告诉 Vue 的编译器：这个标签不是 Vue 组件。
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "weibao-assessment" } } })],
});
