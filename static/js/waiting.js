"use strict";
// Counts the seconds and sends the form again. Without this script its button does the same.
const form = document.forms[0];
const byItself = document.getElementById("by-itself");
const byHand = document.getElementById("by-hand");
const count = byItself.querySelector("output");
let due;

function send() {
  // A field of the form may itself be called "submit".
  HTMLFormElement.prototype.submit.call(form);
}

function look() {
  const left = Math.max(0, Math.ceil((due - Date.now()) / 1000));
  count.textContent = left;
  if (left > 0 || !navigator.onLine) setTimeout(look, 1000);
  else send();
}

// Also when the back button brings this page back.
addEventListener("pageshow", () => {
  due = Date.now() + Number(form.dataset.seconds) * 1000;
  byItself.hidden = false;
  if (byHand) byHand.hidden = true;
  look();
});
