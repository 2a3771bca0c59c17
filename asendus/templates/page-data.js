"use strict";
// What the page holds, and how it is looked up. Texts of documents are values here, never keys and never markup.

let page = null; // all that the page opens with; page.posts and page.edges are columns, page.units are rows

/** What a script element carries: the value itself where it is plain JSON, else a promise of it. */
function readScript(id) {
  const { type, textContent } = document.getElementById(id);
  if (type === "application/json") return JSON.parse(textContent);
  const packed = atob(textContent);
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < packed.length; at += 1) bytes[at] = packed.charCodeAt(at);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}

/** `then` at once for plain values, so that a small page is there before its first frame; else when all are read. */
function whenRead(values, then) {
  if (values.some((value) => value instanceof Promise)) Promise.all(values).then((all) => then(...all));
  else then(...values);
}

/** The rows of a table that is carried as columns. */
function rowsOf({ rows, columns }) {
  const names = Object.keys(columns);
  return Array.from({ length: rows }, (_, at) => Object.fromEntries(names.map((name) => [name, columns[name][at]])));
}

/** A column of a table, empty where the table has no row. */
const columnOf = ({ columns }, name) => columns[name] ?? [];

/** Something that is worked out when it is asked for the first time. */
function once(work) {
  let value;
  let known = false;
  return () => {
    if (!known) [value, known] = [work(), true];
    return value;
  };
}

const LEVEL_OF_STRENGTH = {
  firm: "fine", group: "medium", appointed: "medium", deferred: "medium",
  unverified: "low", hollow: "high", none: "high", "not-asked": "medium",
};
const POST_COLUMNS = ["iri", "name", "label", "agency", "unit", "kind", "head", "strength", "level", "state"];

/** Take in what the page opens with. */
function takePage({ nodes, edges }, opening) {
  page = { ...opening, count: nodes.rows, units: rowsOf(opening.units), findings: columnOf(opening.findings, "posts") };
  page.posts = Object.fromEntries(POST_COLUMNS.map((name) => [name, columnOf(nodes, name)]));
  page.edges = Object.fromEntries(["from", "to", "strength"].map((name) => [name, columnOf(edges, name)]));
  page.units.forEach((unit, at) => {
    unit.inner = [];
    unit.depth = unit.parent === null ? 1 : page.units[unit.parent].depth + 1; // a unit stands after the one it is in
    if (unit.parent !== null) page.units[unit.parent].inner.push(at);
  });
}

// --- Posts ------------------------------------------------------------------------------------------------------------

const levelOf = (at) => page.levels[page.posts.level[at]];
const kindOf = (at) => page.kinds[page.posts.kind[at]];
const strengthOf = (at) => page.strengths[page.posts.strength[at]] ?? null;
const nameOf = (at) => page.posts.name[at];
const iriOf = (at) => page.base + page.posts.iri[at];

/** A name that tells a post from all others of its agency: with its units. */
function labelOf(at) {
  const unit = page.posts.unit[at];
  return page.posts.label[at] ?? [nameOf(at), ...(unit === null ? [] : branch(unit).map((one) => page.units[one].label))].join(", ");
}

const postsByIri = once(() => new Map(page.posts.iri.map((iri, at) => [page.base + iri, at])));
const unitsByIri = once(() => new Map(page.units.map((unit, at) => [page.unitBase + unit.iri, at])));
const unitIri = (at) => page.unitBase + page.units[at].iri;

/** The numbers from one up to, not including, another. */
const range = (from, to) => Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step);

/** For each level, how many of the first n posts have it, for each n. */
const levelSums = once(() => {
  const sums = page.levels.map(() => new Int32Array(page.count + 1));
  for (let at = 0; at < page.count; at += 1) {
    sums.forEach((sum, level) => (sum[at + 1] = sum[at] + (page.posts.level[at] === level ? 1 : 0)));
  }
  return sums;
});

/** How many posts of each level there are from one place up to another. */
const countLevels = (from, to) => levelSums().map((sum) => sum[to] - sum[from]);

/** For each post, which findings name it. */
const findingsByPost = once(() => {
  const found = new Map();
  page.findings.forEach((posts, finding) => {
    for (const post of new Set(posts)) (found.get(post) ?? found.set(post, []).get(post)).push(finding);
  });
  return found;
});
const findingsOf = (at) => findingsByPost().get(at) ?? [];

/** The group of findings that a finding is in. */
const groupOf = (finding) => page.groups.findLast((group) => group.from <= finding);

// --- Lines ------------------------------------------------------------------------------------------------------------

/** The lines that touch each post: those of post n stand from starts[n] to starts[n + 1]. */
const linesByPost = once(() => {
  const { from, to } = page.edges;
  const starts = new Int32Array(page.count + 1);
  for (let line = 0; line < from.length; line += 1) {
    starts[from[line] + 1] += 1;
    starts[to[line] + 1] += 1;
  }
  for (let at = 0; at < page.count; at += 1) starts[at + 1] += starts[at];
  const next = starts.slice();
  const lines = new Int32Array(2 * from.length);
  for (let line = 0; line < from.length; line += 1) {
    lines[next[from[line]]++] = line;
    lines[next[to[line]]++] = line;
  }
  return { starts, lines };
});

/** The lines that touch a post. */
function linesOf(at) {
  const { starts, lines } = linesByPost();
  return [...lines.subarray(starts[at], starts[at + 1])];
}

const isReporting = (line) => page.edges.strength[line] === null;
const endsOf = (at, end, reporting) => {
  const [own, other] = end === "from" ? ["to", "from"] : ["from", "to"];
  return linesOf(at).filter((line) => isReporting(line) === reporting && page.edges[own][line] === at).map((line) => page.edges[other][line]);
};
const supervisorsOf = (at) => endsOf(at, "to", true);
const subordinatesOf = (at) => endsOf(at, "from", true);
const substitutesOf = (at) => endsOf(at, "from", false);
const coveredFor = (at) => endsOf(at, "to", false);

// --- Units ------------------------------------------------------------------------------------------------------------

/** The unit and the units it is in, innermost first. */
function branch(unit) {
  const units = [];
  for (let at = unit; at !== null; at = page.units[at].parent) units.push(at);
  return units;
}

/** The names of a unit and what it is in, largest first. */
const unitPath = (unit) => (unit === null ? "" : branch(unit).map((at) => page.units[at].label).reverse().join(" › "));

/** Where a post is: its units, or its agency. */
const whereIs = (at) => (page.posts.unit[at] === null ? page.agencies[page.posts.agency[at]] : unitPath(page.posts.unit[at]));

const topUnits = once(() => range(0, page.units.length).filter((at) => page.units[at].parent === null));
/** Posts in no unit stand before all others. */
const homeless = () => (page.units.length ? page.units[0].first : page.count);

// --- Words of the page ------------------------------------------------------------------------------------------------

/** The page's own words; `values` fill {places}. A key that is missing shows itself, without its family. */
function say(key, values = {}) {
  const words = page.strings[state.language];
  const found = Object.hasOwn(words, key) ? words[key] : key.replace(/^\w+\./, "");
  return found.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}

/** For each language its rules, made once: to make them takes longer than to use them. */
const rulesOf = (make, made = new Map()) => (language) => made.get(language) ?? made.set(language, make(language)).get(language);
const pluralRules = rulesOf((language) => new Intl.PluralRules(language));
const numberFormat = rulesOf((language) => new Intl.NumberFormat(language));

/** The same for a number of things. */
function sayCount(key, n) {
  return say(`${key}.${pluralRules(state.language).select(n) === "one" ? "one" : "other"}`, { n: sayNumber(n) });
}

const sayNumber = (n) => numberFormat(state.language).format(n);

/** A finding's own words in the language of the page. */
const inLanguage = (texts) => texts?.[state.language] ?? texts?.en ?? Object.values(texts ?? {})[0] ?? "";
