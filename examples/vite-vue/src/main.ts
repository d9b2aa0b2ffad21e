import { createApp } from "vue";
// 登记元素，并让模板的类型检查认得它。
import "weibao/vue";
import App from "./App.vue";

createApp(App).mount("#root");
