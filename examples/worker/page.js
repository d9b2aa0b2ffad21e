// Hands the files to the worker and writes a row for each answer, in the order of the files.
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
  // A File goes over as a reference; its bytes are read in the worker.
  worker.postMessage(Array.from(event.target.files));
};
