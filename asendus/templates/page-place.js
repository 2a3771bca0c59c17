"use strict";
// Where the reader is: which panel, which post, which unit. It has an address, so that it can be kept, sent and gone back to.

const state = {
  language: null,
  place: {}, // what the address tells: view, and what each parameter below reads from it
  hidden: new Set(), // levels that the legend has switched off
};

const panels = new Map();

/**
 * A panel of the page; its name is the key of its words (`tab.NAME`) and stands in the address (`#view=NAME`).
 * section: made here, to be filled. show(changed): it is in sight, and something it shows may have changed: a set of names of
 * parameters of the place, or of "view", "language", "legend". repaint(): colours have changed. picture(): its camera, where it
 * has one. details: false where the panel has no room for a post's details beside it.
 */
function addPanel(panel) {
  panels.set(panel.name, Object.assign(panel, { details: panel.details ?? true, repaint: panel.repaint ?? (() => {}), section: null }));
}

const parameters = new Map();

/** A parameter of the address. read(text): its value, or undefined where it means nothing here; write(value): its text. */
function addParameter(name, { read, write }) {
  parameters.set(name, { read, write });
}

addParameter("post", { read: (iri) => postsByIri().get(iri), write: (at) => iriOf(at) });
addParameter("unit", { read: (iri) => unitsByIri().get(iri), write: (at) => unitIri(at) });

const currentPanel = () => panels.get(state.place.view);

/** The address of a place: of the present one, changed by what is given; null takes a parameter away. */
function addressOf(change) {
  const place = { ...state.place, ...change };
  const told = new URLSearchParams({ view: place.view });
  for (const [name, { write }] of parameters) if (place[name] !== null && place[name] !== undefined) told.set(name, write(place[name]));
  return `#${told}`;
}

/** The place that an address tells. What it does not tell is not there; a view that there is not is the present one. */
function placeOf(hash) {
  const told = new URLSearchParams(hash.slice(1));
  const place = { view: panels.has(told.get("view")) ? told.get("view") : state.place.view ?? [...panels.keys()][0] };
  for (const [name, { read }] of parameters) place[name] = told.has(name) ? read(told.get(name)) ?? null : null;
  return place;
}

/** Go somewhere: change the place, and with it what is shown and the address. `keep` is what the picture is not to move for. */
function go(change, { replace = false } = {}) {
  const address = addressOf(change);
  if (address !== location.hash) history[replace ? "replaceState" : "pushState"](null, "", address);
  arrive({ ...state.place, ...change });
}

/** Show a place. */
function arrive(place) {
  const names = ["view", ...parameters.keys()];
  const changed = new Set(names.filter((name) => (place[name] ?? null) !== (state.place[name] ?? null)));
  state.place = place;
  showPlace(changed);
}

function showPlace(changed) {
  const panel = currentPanel();
  for (const other of panels.values()) other.section.hidden = other !== panel;
  document.body.dataset.view = panel.name;
  if (changed.has("view") || changed.has("language")) showTabs();
  if (changed.has("post") || changed.has("language") || changed.has("view")) showDetails(changed);
  if (changed.has("away") || changed.has("view")) showAway();
  panel.show(changed);
}

/** The address has changed: by a link, by hand, or by the way back. */
function readAddress() {
  const place = placeOf(location.hash);
  arrive(place);
  if (addressOf({}) !== location.hash) history.replaceState(null, "", addressOf({}));
}
