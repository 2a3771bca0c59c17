"use strict";
// What the reader can do, and the address of a post. Everything shown follows from `state`.

const NARROW = matchMedia("(max-width: 900px)");

/** Choose a post (its number, or null for none); `from` tells what was clicked: the picture then stays put, the table is left for the details. */
function selectPost(at, { from = "page" } = {}) {
  state.selected = at;
  const unit = at === null ? null : page.posts[at].unit;
  const closed = unit === null ? [] : branch(unit).filter((around) => !isOpen(around));
  closed.forEach((around) => state.open.add(around));
  if (closed.length) rebuild();
  else restyle();
  if (at !== null && from !== "picture") reveal(`p${at}`);
  showDetails();
  markSelected();
  writeAddress();
  byId("details").scrollTop = 0;
  if (at !== null && (NARROW.matches || from === "table")) byId("details").scrollIntoView({ block: "start" });
  if (at !== null && from === "table") byId("details").querySelector("h2").focus({ preventScroll: true });
}

/** Open or fold a unit of the picture. */
function toggleUnit(unit) {
  if (isOpen(unit)) state.open.delete(unit);
  else state.open.add(unit);
  rebuild();
  if (!picture.moved) fit();
}

/** Open a unit and what is around it, and bring it into sight. */
function showUnit(unit) {
  branch(unit).forEach((around) => state.open.add(around));
  rebuild();
  const block = picture.blocks.find((one) => one.unit === unit);
  const { clientWidth, clientHeight } = picture.container;
  const scale = Math.max(LEGIBLE, Math.min(LARGEST, clientWidth / (block.width + 40), clientHeight / (block.height + 40)));
  const y = block.y + Math.min(block.height / 2, clientHeight / 2 / scale - 12);
  picture.moved = true;
  picture.network.moveTo({ position: { x: block.x + block.width / 2, y }, scale });
}

function setOpen(units) {
  state.open = new Set(units);
  rebuild();
  picture.moved = false;
  fit();
}

/** Show or hide one kind of line. */
function setShown(kind, shown) {
  state.show[kind] = shown;
  picture.edges.clear();
  picture.edges.add(currentEdges());
}

function setLanguage(language) {
  state.language = language;
  showAll();
  picture.network.redraw();
}

function showAll() {
  showHead();
  showSearch();
  showFindings();
  showDetails();
  showLegend();
  showTable();
}

// --- The address of a post: #post=<IRI> -------------------------------------------------------------------------------

function writeAddress() {
  const hash = state.selected === null ? "" : `#post=${encodeURIComponent(page.posts[state.selected].iri)}`;
  if (hash !== location.hash) history.replaceState(null, "", hash || location.pathname + location.search);
}

function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1)).get("post");
  const at = given === null ? undefined : index.byIri.get(given);
  if (at !== undefined && at !== state.selected) selectPost(at);
}

// --- Start ------------------------------------------------------------------------------------------------------------

function start(network, opening) {
  takePage(network, opening);
  if (!page.folding.folded) page.units.forEach((unit, at) => state.open.add(at));
  startPicture({
    onPost: (at) => selectPost(at, { from: "picture" }),
    onUnit: toggleUnit,
    onNothing: () => selectPost(null, { from: "picture" }),
  });
  showAll();
  readAddress();
  addEventListener("hashchange", readAddress);
  addEventListener("beforeprint", copyForPrint);
  addEventListener("afterprint", dropPrintCopy);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && state.selected !== null && event.target.tagName !== "INPUT") selectPost(null);
  });
  whenRead([readScript("asendus-evidence")], (given) => {
    takeEvidence(given);
    showFindings();
    showDetails();
    window.asendusPage = Object.freeze(asked);
  });
}

/**
 * What a script may ask of the page (the page's own tests do):
 * posts(): [{iri, label, drawn}]; pointOf(iri): the middle of a post's box in the window, or null where it is not drawn;
 * select(iri), selected(): the chosen post's IRI or null; unitPointOf(number): a unit's name, or null inside a folded one;
 * open(all): open or fold every unit; lines(): [{kind, from, to}] drawn; language(); zoom().
 */
const toWindow = (place) => {
  const { left, top } = picture.container.getBoundingClientRect();
  const { x, y } = picture.network.canvasToDOM(place);
  return { x: left + x, y: top + y };
};
const asked = {
  posts: () => page.posts.map((post, at) => ({ iri: post.iri, label: post.label, drawn: picture.nodes.get(`p${at}`) !== null })),
  pointOf(iri) {
    const node = picture.nodes.get(`p${index.byIri.get(iri)}`);
    return node && toWindow(node);
  },
  unitPointOf(unit) {
    const block = picture.blocks.find((one) => one.unit === unit);
    if (block) return toWindow({ x: block.x + 30, y: block.y + 12 });
    const node = picture.nodes.get(`u${unit}`);
    return node && toWindow(node);
  },
  select: (iri) => selectPost(index.byIri.get(iri) ?? null),
  selected: () => (state.selected === null ? null : page.posts[state.selected].iri),
  open: (all) => setOpen(all ? page.units.map((unit, at) => at) : []),
  lines: () => picture.edges.get().map(({ kind, from, to }) => ({ kind, from, to })),
  language: () => state.language,
  zoom: () => picture.network.getScale(),
};

whenRead([readScript("asendus-graph"), readScript("asendus-page")], start);
