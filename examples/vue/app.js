// 要告诉 Vue 的编译器这个标签不是 Vue 组件：compilerOptions.isCustomElement = (tag) => tag === "weibao-assessment"
import { createApp } from "vue";
// 从 npm 装的，写 import "weibao/element.js";
import "../../element.js";
import App from "./App.vue";

createApp(App).mount("#root");
