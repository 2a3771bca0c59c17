"use strict";
// The search: posts, units and demands by words of their names.

const MOST_FOUND = 12;

/** How letters are compared in a search. */
const folded = (text) => text.normalize("NFC").toLocaleLowerCase("et");

/** All that can be found, its names ready to be compared: {kind, at, name, all}. */
const findable = once(() => {
  const paths = page.units.map((unit) => folded(unit.label));
  page.units.forEach((unit, at) => (paths[at] = unit.parent === null ? paths[at] : `${paths[at]} ${paths[unit.parent]}`));
  const units = page.units.map((unit, at) => ({ kind: "unit", at, name: folded(unit.label), all: paths[at] }));
  const posts = page.posts.name.map((text, at) => {
    const name = folded(text);
    const unit = page.posts.unit[at];
    return { kind: "post", at, name, all: unit === null ? name : `${name} ${paths[unit]}` };
  });
  const demands = page.demands.map((demand, at) => {
    const name = folded(Object.values(demand.label).join(" "));
    return { kind: "demand", at, name, all: name };
  });
  return [...units, ...demands, ...posts];
});

/** What has all the words looked for, which may be a label ("post, unit") or a path ("unit › unit"): first what begins with them, then what has them in its own name. */
function find(text, limit, kinds) {
  const words = folded(text).split(/[\s,›]+/).filter(Boolean);
  if (!words.length) return [];
  const ranks = [[], [], []];
  for (const one of findable()) {
    if (!kinds.includes(one.kind) || !words.every((word) => one.all.includes(word))) continue;
    const rank = one.name.startsWith(words[0]) ? 0 : words.every((word) => one.name.includes(word)) ? 1 : 2;
    if (ranks[rank].length < limit) ranks[rank].push(one);
    if (ranks[0].length === limit) break;
  }
  return ranks.flat().slice(0, limit);
}

/** What a hit is called, and where it is. */
function told({ kind, at }) {
  if (kind === "post") return { label: nameOf(at), more: whereIs(at) };
  if (kind === "demand") return { label: inLanguage(page.demands[at].label), more: sayCount("demanded", page.demands[at].posts.length) };
  const { label, parent, first, end } = page.units[at];
  return { label, more: [sayCount("posts", end - first), unitPath(parent)].filter(Boolean).join(" · ") };
}

function showSearch() {
  const previous = byId("search").querySelector("input")?.value ?? "";
  const box = searchBox({ name: "found", words: say("search"), kinds: ["post", "unit", "demand"], choose: goToFound });
  box.input.value = previous;
  byId("search").replaceChildren(...box.parts);
}

/** A field in which posts and units are looked for, and the list of what is found. name: the list's id; choose(hit) is called with one. */
function searchBox({ name, words, kinds, choose }) {
  const found = make("ul", { class: "found", id: name, role: "listbox", "aria-label": words, hidden: "" });
  const said = make("p", { class: "hidden", role: "status" });
  const input = make("input", {
    type: "search", role: "combobox", placeholder: words, "aria-label": words, "aria-controls": name,
    "aria-expanded": "false", "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false",
  });
  const box = { name, kinds, choose, input, found, said, parts: [input, found, said], hits: [], active: -1 };
  input.addEventListener("input", () => showFound(box));
  input.addEventListener("focus", () => input.value && showFound(box));
  input.addEventListener("keydown", (event) => moveInFound(event, box));
  input.addEventListener("blur", () => hideFound(box));
  return box;
}

function showFound(box) {
  box.hits = find(box.input.value, MOST_FOUND, box.kinds);
  box.active = box.hits.length ? 0 : -1;
  const nothing = box.input.value.trim() && !box.hits.length;
  box.said.textContent = nothing ? say("search_none") : sayCount("search_found", box.hits.length);
  box.found.replaceChildren(...box.hits.map((hit, row) => hitItem(box, hit, row)), ...(nothing ? [make("li", { class: "none" }, say("search_none"))] : []));
  box.found.hidden = !box.input.value.trim();
  box.input.setAttribute("aria-expanded", String(!box.found.hidden));
  markFound(box);
}

function hitItem(box, hit, row) {
  const { label, more } = told(hit);
  return make(
    "li",
    { role: "option", id: `${box.name}-${row}`, mousedown: (event) => { event.preventDefault(); chooseFound(box, row); } },
    hit.kind === "post" ? sign(levelOf(hit.at)) : make("span", { class: "tag" }, say(hit.kind)),
    make("span", {}, label, more && make("small", {}, more)),
  );
}

function markFound(box) {
  [...box.found.children].forEach((item, row) => item.setAttribute("aria-selected", String(row === box.active)));
  if (box.active >= 0) box.input.setAttribute("aria-activedescendant", `${box.name}-${box.active}`);
  else box.input.removeAttribute("aria-activedescendant");
}

function moveInFound(event, box) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && box.hits.length) {
    event.preventDefault();
    box.active = (box.active + step + box.hits.length) % box.hits.length;
    markFound(box);
    box.found.children[box.active].scrollIntoView({ block: "nearest" });
  } else if (event.key === "Enter" && box.active >= 0) {
    event.preventDefault();
    chooseFound(box, box.active);
  } else if (event.key === "Escape") {
    box.input.value = "";
    hideFound(box);
  }
}

function hideFound(box) {
  box.found.hidden = true;
  box.input.setAttribute("aria-expanded", "false");
}

function chooseFound(box, row) {
  hideFound(box);
  box.choose(box.hits[row], box);
}

/** A post opens in the middle of its focus, unless the reader looks at a panel that shows it among others. */
function goToFound({ kind, at }) {
  if (kind === "demand") go({ view: "table", demand: at, post: null, unit: null });
  else if (kind === "unit") go({ view: ["units", "map", "table"].includes(state.place.view) ? state.place.view : "units", unit: at, post: null, demand: null });
  else go({ view: state.place.view === "findings" ? "focus" : state.place.view, post: at, unit: null, demand: null });
  byId("main").focus({ preventScroll: true });
}
