"use strict";
// The legend: what the signs and lines mean, and how many posts have each; a level that is switched off is left out.

/** For each level, a switch with its sign, its word and how many posts have it. */
function levelSwitches() {
  const counts = countLevels(0, page.count);
  const items = page.levels.map((level, number) => {
    const shown = !state.hidden.has(level);
    const press = () => {
      if (shown) state.hidden.add(level);
      else state.hidden.delete(level);
      showPlace(new Set(["legend"]));
      currentPanel().section.querySelector(`.levels .${level}`)?.focus();
    };
    return counts[number] > 0 && button({ class: `chip ${level}`, "aria-pressed": String(shown), title: say(shown ? "legend.hide" : "legend.show"), click: press }, sign(level), say(`level.${level}`), make("b", {}, sayNumber(counts[number])));
  });
  return make("div", { class: "levels", role: "group", "aria-label": say("legend.posts") }, make("span", {}, say("legend.posts")), items);
}

const isHidden = (at) => state.hidden.size > 0 && state.hidden.has(levelOf(at));

/** A short piece of line as it is drawn in the pictures. */
const line = (...kinds) =>
  draw("svg", { viewBox: "0 0 40 12", class: `line ${kinds.join(" ")}`, "aria-hidden": "true" }, draw("path", { d: "M1 6 H31" }), draw("path", { d: "M30 2 L39 6 L30 10 Z" }));
