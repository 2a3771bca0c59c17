"use strict";
// Parts of real HTML that all panels are made of. Text reaches the document by textContent alone.

const NARROW = matchMedia("(max-width: 900px)"); // as in page.css
const SVG = "http://www.w3.org/2000/svg";
const byId = (id) => document.getElementById(id);

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return element;
}

/** An element. Children are elements or texts; null and false are left out. A function among the attributes listens. */
const make = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);

/** An element of a drawing. */
const draw = (name, attributes = {}, ...children) => fill(document.createElementNS(SVG, name), attributes, children);

/** A button with words. */
const button = (attributes, ...children) => make("button", { type: "button", ...attributes }, ...children);

/** A link to a place of the page: to the present one, changed. */
const link = (change, attributes, ...children) => make("a", { ...linked(change), ...attributes }, ...children);

/** What makes an element a link to a place. */
function linked(change) {
  const click = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    go(change);
  };
  return { href: addressOf(change), click };
}

const SIGNS = {
  high: "M8 0 A8 8 0 1 1 7.99 0 Z M5 5 L11 11 M11 5 L5 11",
  medium: "M8 0.5 L15.8 15 L0.2 15 Z M8 5.5 L8 10 M8 12.2 L8 13",
  low: "M1 1 H15 V15 H1 Z M8 7 L8 12 M8 4 L8 4.8",
  fine: "M8 0 A8 8 0 1 1 7.99 0 Z M4.4 8.3 L7 11 L11.8 5.4",
  mentioned: "M8 1 A7 7 0 1 1 7.99 1 Z",
};
const SIGN_PARTS = Object.fromEntries(
  Object.entries(SIGNS).map(([level, path]) => {
    const shape = path.slice(0, path.indexOf("Z") + 1);
    return [level, { shape, mark: path.slice(shape.length), shapePath: new Path2D(shape), markPath: new Path2D(path.slice(shape.length)) }];
  }),
);

/** The two strokes of a level's sign. */
const signPaths = (level) => ["shape", "mark"].map((part) => draw("path", { class: part, d: SIGN_PARTS[level][part] }));

/** The sign of a level, the same as in the pictures. */
const sign = (level) => draw("svg", { viewBox: "-1 -1 18 18", class: `sign ${level}`, "aria-hidden": "true" }, signPaths(level));

const chip = (level, ...text) => make("span", { class: `chip ${level}` }, sign(level), ...text);

/** A link to a post. */
function postLink(at, { where = false, signed = true, name = labelOf(at), change = {} } = {}) {
  return link(
    { post: at, unit: null, ...change },
    { class: "post", "aria-current": state.place.post === at ? "true" : null, "data-post": at },
    signed && sign(levelOf(at)),
    make("span", {}, name, where && make("small", {}, whereIs(at))),
  );
}

/** Fill a list or a table's body with the first of many things, and a button for the next ones; it says how many are left. */
function growing(parent, things, step, show) {
  const more = (from, first) => {
    const items = things.slice(from, from + step).map(show);
    parent.append(...items);
    if (!first) items[0]?.querySelector("a, button")?.focus({ preventScroll: true });
    const left = things.length - from - step;
    if (left <= 0) return;
    const ask = button({ class: "more", click: () => { row.remove(); more(from + step, false); } }, sayCount("more", Math.min(step, left)), make("small", {}, say("more.left", { n: sayNumber(left) })));
    const row = parent.tagName === "TBODY" ? make("tr", { class: "more" }, make("td", { colspan: "9" }, ask)) : make("li", {}, ask);
    parent.append(row);
  };
  more(0, true);
  return parent;
}

/** Links to posts, one under another. */
const postList = (posts, name = labelOf) =>
  growing(make("ul", { class: "posts" }), posts, 12, (at) => make("li", {}, postLink(at, { name: name(at) })));

/** The document's words, with the file and the place. */
function quoteOf(quote) {
  if (!quote) return null;
  const file = quote.member ? `${quote.file} › ${quote.member}` : quote.file;
  const place = say("place", { start: quote.start, end: quote.end });
  return make("figure", {}, make("blockquote", {}, quote.words.replace(/\s*\t\s*/g, " | ")), make("figcaption", {}, make("span", { class: "file" }, file), ` ${place}`));
}

/** Quotes, each once. */
const quotesOf = (quotes) => [...new Set(quotes)].filter(Boolean).map(quoteOf);

/** Scroll a panel, and nothing around it, until an element in it is seen. */
function scrollInside(panel, element) {
  const [outer, inner] = [panel.getBoundingClientRect(), element.getBoundingClientRect()];
  if (inner.top < outer.top) panel.scrollTop -= outer.top - inner.top + 40;
  else if (inner.bottom > outer.bottom) panel.scrollTop += inner.bottom - outer.bottom + 40;
}

/** The chosen post is marked wherever a link leads to it. */
function markChosen(within) {
  for (const element of within.querySelectorAll("[data-post]")) {
    const mark = element.tagName === "TR" ? "aria-selected" : "aria-current";
    if (Number(element.dataset.post) === state.place.post) element.setAttribute(mark, "true");
    else element.removeAttribute(mark);
  }
}
