// The People panel in the browser: it passes clicks on.
"use strict";

window.belegPeople = (() => {
  const narrow = matchMedia("(max-width: 800px)");
  const toggle = () => document.querySelector("#people .toggle-button").click();

  function passClicks(element, actions) {
    element.addEventListener("click", (event) => {
      for (const [selector, act] of Object.entries(actions)) {
        const button = event.target.closest(selector);
        if (button && element.contains(button)) return act(button);
      }
    });
  }

  function lead(act) {
    document.getElementById("article").dataset.asked = "true";
    if (narrow.matches) toggle(); // the article lies under the panel
    act();
  }

  function persons(element, pass) {
    const shown = () => element.querySelector("h3").textContent;
    passClicks(element, {
      "button.person": (button) => pass.person({ person: button.dataset.person }),
      "button.everybody": () => pass.everybody({}),
      "button.statement": (button) => lead(() => pass.statement({ statement: button.dataset.statement })),
      "button.undo": (button) => pass.correct({ statement: button.dataset.statement, name: null, person: shown() }),
      "button.correct": (button) => {
        const name = prompt("Who said it?");
        if (name?.trim()) pass.correct({ statement: button.dataset.statement, name, person: shown() });
      },
    });
  }

  function places(element, pass) {
    passClicks(element, {
      "button.place": (button) => lead(() => pass.place({ place: Number(button.dataset.place) })),
    });
  }

  function opener(element, pass) {
    passClicks(element, {
      "button.people": () => {
        toggle();
        pass.open({});
      },
    });
  }

  return { persons, places, opener };
})();
