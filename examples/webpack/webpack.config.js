// 不用为 weibao 写什么：webpack 5 自己带上 wasm。
export default {
  mode: "production",
  entry: "./src/index.js",
  output: { clean: true },
  performance: { hints: false },
};
