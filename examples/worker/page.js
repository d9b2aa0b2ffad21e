// 把文件交给后台线程，每个回答写一行，次序与文件相同。
var worker = new Worker("worker.js");
var rows = document.getElementById("rows");
var message = document.getElementById("message");

worker.onmessage = function (event) {
  var answer = event.data;
  if (answer.failure) {
    message.textContent = answer.failure;
    return;
  }
  var row = rows.insertRow();
  [answer.file, answer.county, answer.met, answer.applicable, answer.text].forEach(function (cell) {
    row.insertCell().textContent = cell;
  });
};

document.getElementById("files").onchange = function (event) {
  rows.textContent = "";
  message.textContent = "";
  // 交过去的只是文件的引用，内容在后台线程里读。
  worker.postMessage(Array.from(event.target.files));
};
