export default {
  // 在服务器上，程序包从 node_modules 里用，不打进包里：它要读旁边的 wasm。
  serverExternalPackages: ["weibao"],
};
