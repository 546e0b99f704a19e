// The conversation's controls in the browser: clicks go on to the server, copies and files stay here.
"use strict";

window.belegControls = (() => {
  const announce = (text) => (document.getElementById("announcement").textContent = text);
  const questionBox = () => document.querySelector("#question textarea");

  function connect(element, act) {
    element.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-do]");
      if (!button) return;
      const what = button.dataset.do;
      if (what === "clear" && !confirm("Clear this conversation?")) return;
      act[what](button.dataset.format);
      if (what !== "export") questionBox()?.focus();
    });
  }

  async function copy(button) {
    try {
      await navigator.clipboard.writeText(button.dataset.text);
    } catch {
      // Browsers hide the clipboard from pages that came over plain HTTP from another machine, and where it is denied.
      const area = Object.assign(document.createElement("textarea"), { value: button.dataset.text });
      document.body.append(area);
      area.select();
      const copied = document.execCommand("copy");
      area.remove();
      button.focus();
      if (!copied) {
        button.textContent = "Not copied";
        return;
      }
    }
    button.textContent = "Copied";
    announce("Copied");
    setTimeout(() => (button.textContent = "Copy"), 2000);
  }

  function save(file) {
    if (!file) return;
    const address = URL.createObjectURL(new Blob([file.text], { type: `${file.type};charset=utf-8` }));
    const link = Object.assign(document.createElement("a"), { href: address, download: file.name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    announce(`Saved ${file.name}`);
  }

  function correct(button) {
    const undo = button.matches(".undo-correction");
    const name = undo ? null : prompt("Who says this?", button.dataset.speaker)?.trim();
    if (!undo && (!name || name === button.dataset.speaker)) return;
    document.getElementById("article").dataset.asked = "true"; // the sentence stays in view
    window.belegCorrect({ statement: button.dataset.statement, name });
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("#conversation .copy, #article .correct-speaker, #article .undo-correction");
    if (button) button.matches(".copy") ? copy(button) : correct(button);
  });

  return Object.assign(connect, { save });
})();
