"use strict";
// The start: what the page opens with is read, its panels get their places, and the address tells what to show.

function start(network, opening) {
  takePage(network, opening);
  state.language = page.lang;
  for (const panel of panels.values()) {
    panel.section = make("section", { class: "panel", id: `panel-${panel.name}`, hidden: "" });
    byId("main").append(panel.section);
  }
  readTheme();
  showHead();
  showSearch();
  state.place = {};
  const place = placeOf(location.hash);
  if (!location.hash.includes("view=") && place.post !== null) place.view = "focus"; // an address of a post alone
  arrive(place);
  listen();
  window.asendusPage = Object.freeze(asked);
}

function listen() {
  addEventListener("popstate", readAddress);
  addEventListener("beforeprint", copyForPrint);
  addEventListener("afterprint", dropPrintCopy);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && state.place.post !== null && event.target.tagName !== "INPUT") go({ post: null });
    if (event.key === "/" && event.target.tagName !== "INPUT") {
      event.preventDefault();
      byId("search").querySelector("input").focus();
    }
  });
}

/**
 * What a script may ask of the page (the page's own tests do):
 * posts(): [{iri, label, drawn}], drawn in the picture of units; pointOf(iri): the middle of a post's box there in the window, or
 * null; unitPointOf(number): a unit's name there, or null inside a folded one; select(iri), selected(): the chosen post's IRI or
 * null; view(name): show a panel; unit(number): go to a unit; open(all): open or fold every unit; lines(): [{kind, from, to}]
 * drawn; language(); zoom(); absence([[iri, holders]], {capacity, relay}): the answer about who is away, posts by their IRIs;
 * units(): how many there are; laid(): where the boxes and blocks of that picture stand; redraw(): draw the panel's picture at once.
 */
const POST_KEYS = new Set(["post", "principal", "substitute"]);
const asked = {
  posts: () => range(0, page.count).map((at) => ({ iri: iriOf(at), label: labelOf(at), drawn: units.boxes.has(`p${at}`) })),
  pointOf(iri) {
    const box = units.boxes.get(`p${postsByIri().get(iri)}`);
    return box ? units.camera.toWindow({ x: box.x + box.width / 2, y: box.y + box.height / 2 }) : null;
  },
  unitPointOf(unit) {
    const block = units.laid.blocks.find((one) => one.unit === unit);
    const box = units.boxes.get(`u${unit}`);
    if (block) return units.camera.toWindow({ x: block.x + 30, y: block.y + 12 });
    return box ? units.camera.toWindow({ x: box.x + box.width / 2, y: box.y + 12 }) : null;
  },
  select: (iri) => go({ post: postsByIri().get(iri) ?? null, unit: null }),
  selected: () => (state.place.post === null ? null : iriOf(state.place.post)),
  view: (name) => go({ view: name }),
  unit: (unit) => go({ unit, post: null }),
  open: (all) => units.only(all ? range(0, page.units.length) : []),
  lines: () => units.currentLines().map(({ kind, from, to }) => ({ kind, from, to })),
  language: () => state.language,
  zoom: () => units.camera.scale,
  units: () => page.units.length,
  laid: () => units.laid,
  async absence(pairs, manner) {
    await coverNetwork();
    const answer = answerOf(new Map(pairs.map(([iri, count]) => [postsByIri().get(iri), count])), manner);
    return JSON.parse(JSON.stringify(answer, (key, value) => (POST_KEYS.has(key) && typeof value === "number" ? iriOf(value) : ["posts", "substitutes"].includes(key) ? value.map(iriOf) : value)));
  },
  redraw: () => currentPanel().camera.redraw(),
};

whenRead([readScript("asendus-graph"), readScript("asendus-page")], start);
