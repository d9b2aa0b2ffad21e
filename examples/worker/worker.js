// A worker of the old kind, with the plain script: works from Chromium 69 on. (A worker of type "module" imports weibao.js instead.)
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

/** A row for a file, whatever the file is. */
function score(file) {
  return new Response(file).json().then(function (assessment) {
    var report = weibao.evaluate(assessment);
    var text = report.reasons.map(function (reason) { return reason.text; }).join(" ");
    return { file: file.name, county: assessment.county.name, met: report.totals.met, applicable: report.totals.applicable, text: text };
  }).catch(function (error) {
    return { file: file.name, county: "", met: "", applicable: "", text: "没有读取：" + error.message };
  });
}
