// 老式的 Worker 加普通脚本，Chromium 69 起都行。（type: "module" 的 Worker 改为 import weibao.js。）
importScripts("../../weibao.classic.js");

var ready = weibao.init();

onmessage = function (event) {
  ready.then(
    function () {
      event.data.reduce(function (before, file) {
        return before.then(function () {
          return score(file).then(postMessage);
        });
      }, Promise.resolve());
    },
    function (error) {
      postMessage({ failure: error.message });
    },
  );
};

/** 一个文件一行，不管文件里是什么。 */
function score(file) {
  return new Response(file).json().then(function (assessment) {
    var report = weibao.evaluate(assessment);
    var text = report.reasons.map(function (reason) { return reason.text; }).join(" ");
    return { file: file.name, county: assessment.county.name, met: report.totals.met, applicable: report.totals.applicable, text: text };
  }).catch(function (error) {
    return { file: file.name, county: "", met: "", applicable: "", text: "没有读取：" + error.message };
  });
}
