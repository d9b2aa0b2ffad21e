// Every sentence that the scripts around the wasm can say. All others live in `crates/text`.

export const texts = {
  noWebAssembly: "这个浏览器太旧，不支持 WebAssembly。请改用 Chrome 69、Edge 79、Firefox 63 及以上版本，或 360、QQ 等浏览器的“极速模式”。",
  forbidden: "页面的内容安全策略（CSP）不允许运行 WebAssembly。请让网站管理员在 script-src 中加上 'wasm-unsafe-eval'。",
  scriptForbidden: (name) => `页面的内容安全策略（CSP）不允许运行文件 ${name}。请让网站管理员在 script-src 中加上它的地址；与页面同在一个网站的，加 'self'。`,
  policyNameForbidden: "页面的内容安全策略（CSP）不允许装入所需的脚本。请让网站管理员在 trusted-types 中加上 weibao。",
  connectionForbidden: (name) => `页面的内容安全策略（CSP）不允许取文件 ${name}。请让网站管理员在 connect-src 中加上它的地址；与页面同在一个网站的，加 'self'。`,
  missing: (name) => `文件 ${name} 没有找到。请确认发布目录中的文件齐全，且没有改名。`,
  wrongType: (name, type) => `${name} 不是程序文件（服务器给出的类型是 ${type}）。请让网站管理员确认它的地址，并把 .wasm 的 MIME 类型设为 application/wasm。`,
  unreachable: (name) => `文件 ${name} 没有取到，网络可能中断。请检查网络后重新打开本页；文件在别的网站上的，还要那个网站允许跨域。`,
  bundler: (name) => `打包工具没有把文件 ${name} 带到页面能取到的地方。用 Vite 的，请在 vite.config 中写 optimizeDeps: { exclude: ["weibao"] }；其他打包工具，请把它放进静态文件目录，用 init({ module_or_path: 地址 }) 写明。`,
  orBundler: "用了打包工具的，请把它放进静态文件目录，用 init({ module_or_path: 地址 }) 写明。",
  serverSide: (name) => `在服务器上没有读到文件 ${name}：打包工具没有把它带上。用 Next 的，请在 next.config 中写 serverExternalPackages: ["weibao"]；也可以自己读出字节，用 init({ module_or_path: 字节 }) 交给它。`,
  fromDisk: "浏览器不允许从磁盘直接读取所需的文件。请改用单文件版 weibao.html，或者经由网站打开。",
  tooOld: "程序文件不能在这个浏览器里运行：浏览器太旧，或者文件已损坏。请更新浏览器；仍不行，请重新取得文件。",
  failed: "程序没有启动起来。请重新打开本页；仍不行，请把下面的说明告诉网站管理员。",

  notStarted: "模块还没有启动：请先调用 init() 并等待它完成。",
  stopped: "模块因内部错误已经停止，不再给出结果。请重新打开本页；最后一次给它的自评数据在这个错误的 assessment 属性里。",

  opening: "正在打开…",
  elementTooOld: "这个浏览器太旧，不能显示自评。请改用 Chrome 69、Edge 79、Firefox 63 及以上版本，或 360、QQ 等浏览器的“极速模式”。",
  elementStopped: "程序出错，这个页面上的自评都已停止。最后的内容没有丢：可以先存成文件，再重新打开本页；所在网站也能从元素的 assessment 属性取到它。",
  nameTaken: (name) => `元素名 ${name} 已被页面上的另一个脚本占用，自评没有显示。请网站管理员去掉那个脚本，或用 define("另一个名字") 登记本元素。`,
  notJson: (name) => `文件 ${name} 不是 JSON，没有使用。请网站管理员确认它的地址和内容。`,

  programStopped: "程序出错，已停止。",
  savedIsKept: "已保存的内容不受影响：可以先把它们存成文件，再重新打开本页。",
  nothingSaved: "这台电脑上没有已保存的自评。请重新打开本页。",
  download: (name) => `把“${name}”存成文件`,
  reload: "重新打开本页",
  details: "说明",
  unnamed: "未命名",
};
