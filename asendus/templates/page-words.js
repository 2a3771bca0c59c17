"use strict";
// The words that a post's details show: statements, quotations, messages. They are read when a post is chosen.

const SHARE = 400; // posts that have a share of the words (asendus/view_words.py)
const shares = new Map();

/** The words of a post's share: themselves where they are there already, else a promise of them. */
function wordsFor(at) {
  const share = Math.floor(at / SHARE);
  if (!shares.has(share)) {
    const given = readScript(`asendus-words-${share}`);
    if (given instanceof Promise) shares.set(share, given.then((value) => shares.set(share, takeWords(value)).get(share)));
    else shares.set(share, takeWords(given));
  }
  return shares.get(share);
}

function takeWords(given) {
  const quotes = rowsOf(given.quotes);
  const starts = fromSteps(quotes.map((quote) => quote.start));
  quotes.forEach((quote, at) => Object.assign(quote, { start: starts[at], end: starts[at] + (quote.length ?? [...quote.words].length) }));
  const quoted = (number) => (number === null ? null : quotes[number]);
  const words = { coveredBy: new Map(), covers: new Map(), statements: new Map(), findings: new Map() };
  const put = (map, key, value) => (map.get(key) ?? map.set(key, []).get(key)).push(value);
  for (const cover of rowsOf(given.covers)) {
    cover.quote = quoted(cover.quote);
    cover.principals = fromSteps(cover.principals);
    cover.substitutes = fromSteps(cover.substitutes);
    const { principals, substitutes } = sidesOf(cover);
    for (const post of principals) put(words.coveredBy, post, cover);
    for (const post of substitutes) put(words.covers, post, cover);
  }
  for (const finding of rowsOf(given.findings)) {
    const own = finding.quotes.map(quoted);
    const told = (texts) => Object.fromEntries(Object.entries(texts).map(([language, pattern]) => [language, fromPattern(pattern, finding.finding, own)]));
    const [message, remedy] = given.texts[finding.texts].map(told);
    words.findings.set(finding.finding, { message, remedy, silence: finding.silence, quotes: own });
  }
  for (const statement of rowsOf(given.statements)) put(words.statements, statement.post, { ...statement, quote: quoted(statement.quote) });
  return words;
}

/** Numbers told as the steps from one to the next. */
function fromSteps(steps) {
  let last = 0;
  return steps.map((step) => (last += step));
}

const MARKS = { posts: 0xe000, files: 0xe400, last: 0xe800 }; // asendus/view_words.py

/** A message from its pattern, in which marks stand for the finding's posts and files. */
function fromPattern(pattern, finding, quotes) {
  if (pattern.charCodeAt(0) === MARKS.last) return pattern.slice(1);
  const files = [...new Set(quotes.map((quote) => quote.file))];
  return pattern.replace(/[\ue000-\ue7ff]/g, (mark) => {
    const code = mark.charCodeAt(0);
    return code < MARKS.files ? labelOf(page.findings[finding][code - MARKS.posts]) : files[code - MARKS.files];
  });
}

/** The posts of both sides of a statement, the one whose description says it among them. */
function sidesOf(cover) {
  const principals = new Set(cover.principals);
  const substitutes = new Set(cover.substitutes);
  if (cover.holder !== null && cover.by !== "scheme") (cover.by === "principal" ? principals : substitutes).add(cover.holder);
  return { principals, substitutes };
}

/** Statements about the same other posts together, for two ends of one substitution are one thing: who covers, or whom. */
function coversOf(words, at, side) {
  const others = side === "coveredBy" ? (cover) => cover.substitutes : (cover) => cover.principals;
  const groups = new Map();
  (words[side].get(at) ?? []).forEach((cover, number) => {
    const named = others(cover).filter((other) => other !== at);
    const key = named.length ? `${cover.strength} ${named.join(" ")}` : `${cover.mention} ${number}`;
    const mention = cover.mention === "post" && others(cover).includes(at) ? "self" : cover.mention;
    (groups.get(key) ?? groups.set(key, []).get(key)).push({ ...cover, named, mention });
  });
  return [...groups.values()].map(togetherOf);
}

/** What several statements about the same posts say together. */
function togetherOf(covers) {
  const [first] = covers;
  const ends = new Set(covers.map((cover) => cover.by));
  const scheme = ends.delete("scheme");
  const orders = covers.map((cover) => cover.order).filter((order) => order !== null);
  return {
    named: first.named,
    mention: first.mention,
    strength: first.strength,
    ends,
    scheme,
    word: wordOf(first, ends),
    order: orders.length ? Math.min(...orders) : null,
    conditions: [...new Set(covers.map((cover) => cover.condition).filter(Boolean))],
    unconfirmed: covers.every((cover) => cover.unconfirmed),
    quotes: [...new Set(covers.map((cover) => cover.quote).filter(Boolean))],
  };
}

/** Whose word a cover rests on, as its line is drawn: both ends, one end, appointed case by case, or told elsewhere. */
function wordOf({ strength, mention }, ends) {
  if (strength === "appointed" || mention === "designated") return "appointed";
  if (strength === "deferred" || mention === "deferred") return "deferred";
  return ends.size > 1 ? "both" : "end";
}
