"use strict";
// What the page holds, and how it is looked up. Texts of documents are values here, never keys and never markup.

let graph = null; // the network's nodes and edges
let page = null; // all else that the page opens with
let evidence = null; // the words: messages, quotations, statements; null until they are there
let index = null;

/** What a script element carries: the value itself where it is plain JSON, else a promise of it. */
function readScript(id) {
  const { type, textContent } = document.getElementById(id);
  if (type === "application/json") return JSON.parse(textContent);
  const packed = atob(textContent);
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < packed.length; at += 1) bytes[at] = packed.charCodeAt(at);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}

/** The rows of a table that is carried as columns. */
function rowsOf({ rows, columns }) {
  const names = Object.keys(columns);
  return Array.from({ length: rows }, (_, at) => Object.fromEntries(names.map((name) => [name, columns[name][at]])));
}

/** `then` at once for plain values, so that a small page is there before its first frame; else when all are read. */
function whenRead(values, then) {
  if (values.some((value) => value instanceof Promise)) Promise.all(values).then((all) => then(...all));
  else then(...values);
}

const state = {
  language: null,
  selected: null,
  hovered: null,
  open: new Set(),
  show: { substitution: true, reporting: true },
};

const STRENGTHS = ["firm", "group", "appointed", "deferred", "unverified", "hollow", "none", "not-asked"];
const LEVELS = ["high", "medium", "low", "fine", "mentioned"];
const LEVEL_OF_STRENGTH = {
  firm: "fine", group: "medium", appointed: "medium", deferred: "medium",
  unverified: "low", hollow: "high", none: "high", "not-asked": "medium",
};

/** The page's own words; `values` fill {places}. A key that is missing shows itself, without its family. */
function say(key, values = {}) {
  const words = page.strings[state.language];
  const found = Object.hasOwn(words, key) ? words[key] : key.replace(/^\w+\./, "");
  return found.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}

/** The same for a number of things. */
function sayCount(key, n) {
  const form = new Intl.PluralRules(state.language).select(n) === "one" ? "one" : "other";
  return say(`${key}.${form}`, { n: n.toLocaleString(state.language) });
}

/** A finding's own words in the language of the page. */
const inLanguage = (texts) => texts?.[state.language] ?? texts?.en ?? Object.values(texts ?? {})[0] ?? "";

const lists = (length) => Array.from({ length }, () => []);

/** Take in what the page opens with. */
function takePage(network, opening) {
  graph = { nodes: rowsOf(network.nodes), edges: rowsOf(network.edges) };
  page = { ...opening, statements: [] };
  for (const table of ["units", "posts", "covers", "findings"]) page[table] = rowsOf(opening[table]);
  state.language = page.lang;
  index = {
    coveredBy: lists(page.posts.length),
    covers: lists(page.posts.length),
    statements: lists(page.posts.length),
    findings: lists(page.posts.length),
    subordinates: lists(page.posts.length),
    postsOf: lists(page.units.length),
    unitsOf: lists(page.units.length),
    byIri: new Map(page.posts.map((post, at) => [post.iri, at])),
    neighbours: page.posts.map(() => new Set()),
  };
  page.covers.forEach(indexCover);
  for (const finding of page.findings) for (const post of new Set(finding.posts)) index.findings[post].push(finding);
  page.posts.forEach((post, at) => {
    for (const supervisor of post.supervisors) index.subordinates[supervisor].push(at);
    if (post.unit !== null) index.postsOf[post.unit].push(at);
  });
  page.units.forEach((unit, at) => {
    if (unit.parent !== null && unit.parent !== at) index.unitsOf[unit.parent].push(at);
  });
  for (const edge of graph.edges) {
    const [from, to] = [Number(edge.from.slice(1)), Number(edge.to.slice(1))];
    index.neighbours[from].add(to);
    index.neighbours[to].add(from);
  }
}

function indexCover(cover) {
  const principals = new Set(cover.principals);
  const substitutes = new Set(cover.substitutes);
  if (cover.holder !== null && cover.by !== "scheme") (cover.by === "principal" ? principals : substitutes).add(cover.holder);
  for (const post of principals) index.coveredBy[post].push(cover);
  for (const post of substitutes) index.covers[post].push(cover);
}

/** Take in the words. */
function takeEvidence(given) {
  evidence = rowsOf(given.quotes);
  const quoted = (number) => (number === null ? null : evidence[number]);
  page.covers.forEach((cover, at) => (cover.quote = quoted(given.covers[at])));
  rowsOf(given.findings).forEach((words, at) => Object.assign(page.findings[at], words, { quotes: words.quotes.map(quoted) }));
  page.statements = rowsOf(given.statements);
  for (const statement of page.statements) {
    statement.quote = quoted(statement.quote);
    index.statements[statement.post].push(statement);
  }
}

/** The unit and the units it is in, innermost first. */
function branch(unit) {
  const units = [];
  for (let at = unit; at !== null && !units.includes(at); at = page.units[at].parent) units.push(at);
  return units;
}

/** All posts of a unit and of the units in it. */
function postsWithin(unit, seen = new Set()) {
  if (seen.has(unit)) return [];
  seen.add(unit);
  return index.postsOf[unit].concat(...index.unitsOf[unit].map((inner) => postsWithin(inner, seen)));
}

/** The names of a unit and what it is in, largest first. */
const unitPath = (unit) => (unit === null ? "" : branch(unit).map((at) => page.units[at].label).reverse().join(" › "));

/** Where a post is: its units, or its agency. */
const whereIs = (post) => (post.unit === null ? page.agencies[post.agency] : unitPath(post.unit));

/** How letters are compared in a search. */
const folded = (text) => text.normalize("NFC").toLocaleLowerCase("et");

/** Posts and units that have all the words looked for, those that begin with them first. */
function find(text, limit) {
  const words = folded(text).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const found = [];
  const consider = (kind, at, label, more) => {
    const name = folded(label);
    const all = `${name} ${folded(more)}`;
    if (words.every((word) => all.includes(word))) {
      const rank = name.startsWith(words[0]) ? 0 : words.every((word) => name.includes(word)) ? 1 : 2;
      found.push({ kind, at, label, more, rank });
    }
  };
  page.units.forEach((unit, at) => consider("unit", at, unit.label, unit.parent === null ? "" : unitPath(unit.parent)));
  page.posts.forEach((post, at) => consider("post", at, post.name, whereIs(post)));
  found.sort((one, other) => one.rank - other.rank);
  return found.slice(0, limit);
}
