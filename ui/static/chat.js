// What the chat does in the browser: it passes clicks on, and brings cited sentences into view.
"use strict";

window.beleg = (() => {
  let opener = null; // the button that led to the article, where the focus goes back to

  const pane = () => document.getElementById("article");
  const stillness = matchMedia("(prefers-reduced-motion: reduce)");

  function passClicks(element, actions) {
    element.addEventListener("click", (event) => {
      for (const [selector, act] of Object.entries(actions)) {
        const button = event.target.closest(selector);
        if (button && element.contains(button)) {
          act(button);
          return;
        }
      }
    });
  }

  function conversation(element, watch, cite, ask) {
    passClicks(element, {
      "button.citation": (button) => {
        opener = button;
        pane().dataset.asked = "true";
        cite({ turn: Number(button.dataset.turn), number: Number(button.dataset.number) });
      },
      "button.example": (button) => ask({ question: button.textContent }),
    });
    let drafting = false;
    watch("value", () => {
      const turns = element.querySelectorAll(".turn");
      const last = turns[turns.length - 1];
      showStop(last?.dataset.running);
      if (!last) return;
      const goesOn = drafting && last.querySelector(".draft"); // the reader may have scrolled
      drafting = last.querySelector(".draft") !== null;
      if (goesOn) return;
      last.scrollIntoView({ block: "start", behavior: stillness.matches ? "auto" : "smooth" });
      if (!last.classList.contains("pending")) {
        document.getElementById("announcement").textContent = last.querySelector(".answer").textContent;
      }
    });
  }

  function stopping(element, stop) {
    passClicks(element, { button: (button) => stop({ running: button.dataset.running }) });
  }

  function showStop(running) {
    const button = document.querySelector("#stopping button");
    if (!button) return;
    if (!running && document.activeElement === button) document.querySelector("#question textarea")?.focus();
    button.hidden = !running;
    button.dataset.running = running ?? "";
  }

  function article(element, watch) {
    passClicks(element, { "button.back": back });
    watch("value", () => {
      const asked = pane().dataset.asked === "true";
      delete pane().dataset.asked;
      for (const mark of element.querySelectorAll("mark.shown")) mark.classList.remove("shown");
      const number = element.querySelector("article")?.dataset.shown;
      const mark = [...element.querySelectorAll("mark[data-begins]")].find((candidate) =>
        candidate.dataset.begins.split(" ").includes(number),
      );
      if (asked) pane().classList.add("open"); // a sheet where the window is narrow, otherwise without effect
      if (!mark) {
        pane().scrollTo({ top: 0 });
        if (asked) element.querySelector("article")?.focus({ preventScroll: true });
        return;
      }
      const top = mark.getBoundingClientRect().top - pane().getBoundingClientRect().top + pane().scrollTop;
      pane().scrollTo({
        top: top - pane().clientHeight / 3,
        behavior: stillness.matches || !asked ? "auto" : "smooth",
      });
      if (asked) {
        mark.classList.add("shown");
        mark.focus({ preventScroll: true });
      }
    });
  }

  function library(element, open, remove) {
    passClicks(element, {
      "button.open": (button) => {
        opener = button;
        pane().dataset.asked = "true";
        if (matchMedia("(max-width: 800px)").matches) toggleLibrary(); // the article lies under the library
        open({ article: button.dataset.article });
      },
      "button.remove": (button) => {
        if (confirm(`${button.getAttribute("aria-label")}?`)) remove({ article: button.dataset.article });
      },
    });
  }

  const toggleLibrary = () => document.querySelector("#library .toggle-button").click();

  function masthead(element) {
    passClicks(element, { "button.library": toggleLibrary });
  }

  function back() {
    const leaving = pane().contains(document.activeElement);
    pane().classList.remove("open");
    if (leaving && opener?.isConnected) opener.focus();
  }

  document.addEventListener("keydown", (event) => event.key === "Escape" && back());
  document.addEventListener("pointerdown", (event) => {
    if (pane()?.classList.contains("open") && !event.target.closest("#article, #conversation button")) back();
  });

  return { conversation, stopping, article, library, masthead };
})();
