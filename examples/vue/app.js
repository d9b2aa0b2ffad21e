// The build has to know that the element is no component of Vue's: compilerOptions.isCustomElement = (tag) => tag === "weibao-assessment".
import { createApp } from "vue";
// From npm: import "weibao/element.js";
import "../../element.js";
import App from "./App.vue";

createApp(App).mount("#root");
