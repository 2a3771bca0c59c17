"use strict";
// Who is away, as the reader marks it: in a post's details, in the table, in the panel's own search; and the panel that answers.
// Nothing of it is read or worked out before the panel is first shown.

const away = { address: ["", ""], lost: 0 }; // the last text of the place with its address; posts of an address that the page has not

/** Who is away, told in the place as text ("3 17*2"): Map of post → how many of its holders. */
function awayOf(text) {
  const told = (text ?? "").split(" ").filter(Boolean).map((one) => one.split("*").map(Number));
  return new Map(told.map(([at, count]) => [at, count ?? 1]));
}

/** An IRI as the address tells it among others: what stands between them stands in none; and back. */
const spaced = (iri) => iri.replace(/[%\s*]/gu, (one) => (one === "*" ? "%2A" : encodeURIComponent(one)));
function unspaced(told) {
  try {
    return decodeURIComponent(told);
  } catch (error) {
    if (error instanceof URIError) return told; // an address written by hand: no post has it
    throw error;
  }
}

const awayText = (marked) => [...marked].filter(([, count]) => count > 0).map(([at, count]) => (count > 1 ? `${at}*${count}` : String(at))).join(" ") || null;

addParameter("away", {
  read(address) {
    const [base, ...told] = address.split(" ");
    const marked = told.map((one) => one.split("*")).map(([iri, count]) => [postsByIri().get(unspaced(base + iri)), Math.min(9999, Number.parseInt(count ?? 1, 10) || 1)]);
    const known = marked.filter(([at]) => at !== undefined);
    away.lost = marked.length - known.length;
    return awayText(new Map(known)) ?? undefined;
  },
  write(text) {
    if (away.address[0] !== text) {
      const told = [...awayOf(text)].map(([at, count]) => spaced(page.posts.iri[at]) + (count > 1 ? `*${count}` : ""));
      away.address = [text, [spaced(page.base), ...told].join(" ")];
    }
    return away.address[1];
  },
});
addParameter("relay", { read: (text) => (text === "1" ? true : undefined), write: () => "1" });

const isAway = (at) => awayOf(state.place.away).has(at);

/** Mark posts as away: pairs of a post and how many of its holders, none where it is back. */
function setAway(pairs, change = {}) {
  const marked = awayOf(state.place.away);
  for (const [at, count] of pairs) {
    if (count > 0) marked.set(at, count);
    else marked.delete(at);
  }
  away.lost = 0;
  go({ ...change, away: awayText(marked) });
}

/** In a post's details: a button that marks it, and a link to the answer while it is away. */
function awayMark(at) {
  const mark = make("p", { class: "away-mark", "data-away": at }, button({ class: "more", click: () => setAway([[at, isAway(at) ? 0 : 1]]) }));
  tellAway(mark);
  return mark;
}

/** In the table: a box that marks a post. */
const awayBox = (at) => make("input", { type: "checkbox", "data-away": at, "aria-label": `${say("absence.is_away")}: ${nameOf(at)}`, ...(isAway(at) ? { checked: "" } : {}), change: (event) => setAway([[at, event.target.checked ? 1 : 0]]) });

function tellAway(mark) {
  const marked = isAway(Number(mark.dataset.away));
  if (mark.tagName === "INPUT") return void (mark.checked = marked);
  const [press] = mark.children;
  press.textContent = say(marked ? "absence.back" : "absence.mark");
  press.setAttribute("aria-pressed", String(marked));
  mark.replaceChildren(press, ...(marked && currentPanel().name !== "absence" ? [link({ view: "absence" }, {}, say("see.absence"))] : []));
  return undefined;
}

/** Who is away has changed: all marks in sight say so. */
const showAway = () => document.querySelectorAll("[data-away]").forEach(tellAway);

addPanel({
  name: "absence",

  show(changed) {
    if (changed.has("language") || !this.section.childElementCount) this.build();
    this.fillAway();
    this.answer();
    markChosen(this.section);
  },

  build() {
    this.search = searchBox({ name: "away-found", words: say("absence.find"), kinds: ["post", "unit"], choose: (hit, box) => this.add(hit, box) });
    this.list = make("ul", { class: "away-list" });
    this.relay = make("input", { type: "checkbox", id: "relay", change: () => go({ relay: this.relay.checked ? true : null }) });
    this.clear = button({ class: "more", click: () => { setAway([...awayOf(state.place.away).keys()].map((at) => [at, 0])); this.search.input.focus(); } }, say("absence.clear"));
    this.lost = make("p", { class: "hint" });
    this.told = make("p", { class: "told", role: "status" });
    this.result = make("div", { class: "answer" });
    this.section.replaceChildren(
      make("div", { class: "column" }, make("h2", {}, say("absence.who")), make("div", { class: "filters search" }, this.search.parts), this.lost, this.list, make("div", { class: "filters" }, this.clear), make("label", { class: "relay" }, this.relay, make("span", {}, say("absence.relay"), make("small", {}, say("absence.relay_hint"))))),
      make("div", { class: "column" }, make("h2", {}, say("absence.answer")), this.told, this.result),
    );
  },

  /** A post that was found, or everybody of a unit and the units in it whom more than a mention tells of; the field is for the next. */
  add({ kind, at }, box) {
    box.input.value = "";
    box.said.textContent = "";
    const { first, end } = page.units[at] ?? {};
    const everybody = (network) => setAway(range(first, end).filter((post) => kindOf(post) !== "mentioned").map((post) => [post, network.holders(network.places[post])]));
    if (kind === "post") setAway([[at, awayOf(state.place.away).get(at) ?? 1]]);
    else whenCover(everybody);
  },

  fillAway() {
    const marked = awayOf(state.place.away);
    this.relay.checked = state.place.relay === true;
    this.clear.hidden = !marked.size;
    this.lost.textContent = away.lost ? sayCount("absence.lost", away.lost) : "";
    this.list.replaceChildren();
    if (marked.size) growing(this.list, [...marked.keys()], 60, (at) => this.awayItem(at, marked.get(at)));
    else this.list.append(make("li", { class: "hint" }, say("absence.nobody_away")));
  },

  awayItem(at, count) {
    const network = coverNetwork();
    const most = network instanceof Promise ? 1 : network.holders(network.places[at]);
    const back = button({ class: "close", "aria-label": `${say("absence.back")}: ${nameOf(at)}`, title: say("absence.back"), click: () => this.takeBack(at) }, "×");
    const holders = most > 1 && make("label", { class: "holders" }, make("input", { type: "number", min: 1, max: most, value: Math.min(count, most), "aria-label": `${say("absence.holders_away")}: ${nameOf(at)}`, change: (event) => setAway([[at, Math.min(most, Math.max(1, Number(event.target.value) || 1))]]) }), say("absence.of_holders", { n: most }));
    return make("li", {}, postLink(at, { name: nameOf(at), where: true }), holders, back);
  },

  /** The keyboard goes on to the next in the list, or back to the search. */
  takeBack(at) {
    const place = [...awayOf(state.place.away).keys()].indexOf(at);
    setAway([[at, 0]]);
    const buttons = this.list.querySelectorAll(".close");
    (buttons[Math.min(place, buttons.length - 1)] ?? this.search.input).focus();
  },

  answer() {
    const marked = awayOf(state.place.away);
    this.section.classList.toggle("nobody", !marked.size);
    if (!marked.size) {
      this.told.textContent = "";
      this.shown = null;
      return void this.result.replaceChildren(make("p", { class: "hint" }, say("absence.hint")));
    }
    const asked = JSON.stringify([state.place.away, state.place.relay, state.language]);
    if (this.shown === asked) return undefined;
    if (coverNetwork() instanceof Promise) return whenCover(() => { this.fillAway(); this.answer(); });
    this.shown = asked;
    const answer = answerOf(marked, { relay: state.place.relay === true });
    const count = (some) => some.reduce((sum, each) => sum + (each.holders ?? 1), 0);
    this.told.textContent = say("absence.closing", { away: sayNumber(count(answer.acting) + count(answer.left)), acting: sayNumber(count(answer.acting)), left: sayNumber(count(answer.left)) });
    this.result.replaceChildren(...leftPart(answer.left, count(answer.left)), ...actingPart(answer.acting), ...shortagePart(answer.left));
    return undefined;
  },
});

/** The answer of `whoActs` about posts of the page, in posts of the page. */
function answerOf(marked, manner) {
  const network = coverNetwork();
  const post = (place) => (place === null ? null : network.posts[place]);
  const tie = ({ post: principal, substitute, group, order }) => ({ principal: post(principal), substitute: post(substitute), group: group === 1, order });
  const { acting, left } = whoActs(network, new Map([...marked].map(([at, count]) => [network.places[at], count])), manner);
  return {
    acting: acting.map((each) => ({ post: post(each.post), substitute: post(each.substitute), ties: each.ties.map(tie) })),
    left: left.map((each) => ({
      ...each,
      post: post(each.post),
      away: each.away.map(tie),
      taken: each.taken.map(tie),
      weaker: each.weaker.map(({ strength, substitute }) => ({ strength, substitute: post(substitute) })),
      shortage: { ...each.shortage, posts: each.shortage.posts.map(post), substitutes: each.shortage.substitutes.map(post) },
    })),
  };
}

const OUTCOME_LEVELS = { uncovered: "high", coverable: "medium", unverified: "low" };

/** Posts of a sentence: "a, b and c". */
const listOf = (names) => new Intl.ListFormat(state.language, { type: "conjunction" }).format(names);

/** What posts are called beside another: those of its unit by their own names. */
const besideName = (at, other) => (page.posts.unit[at] === page.posts.unit[other] ? nameOf(at) : labelOf(at));

function leftPart(left, count) {
  if (!left.length) return [];
  const order = Object.keys(OUTCOME_LEVELS);
  const sorted = [...left].sort((one, other) => order.indexOf(one.outcome) - order.indexOf(other.outcome));
  return [make("h3", {}, say("absence.left"), make("span", { class: "number" }, sayNumber(count))), growing(make("ul", { class: "cards left" }), sorted, 60, leftCard)];
}

function leftCard(left) {
  const { post, outcome, holders } = left;
  const level = OUTCOME_LEVELS[outcome];
  const number = holders > 1 && say("absence.holders", { n: holders });
  return make("li", { class: level }, make("div", { class: "first" }, postLink(post, { name: nameOf(post), where: true, signed: false }), make("p", { class: "meta" }, number, chip(level, say(`absence.outcome.${outcome}`)))), reasonsOf(left).map((reason) => make("p", {}, reason)), wordsOn(post, (words) => (words.coveredBy.get(post) ?? []).map((cover) => cover.quote)));
}

/** Why nobody acts for a post: the words of `asendus absence`. */
function reasonsOf({ post, reason, away: gone, taken, weaker, shortage }) {
  const reasons = [];
  const add = (name, posts = [], own = say("why.peers")) => reasons.push(say(`why.${name}`, { who: listOf([...new Set(posts)].map((at) => (at === post ? own : besideName(at, post)))) }));
  const substitutes = (ties) => ties.map((tie) => tie.substitute);
  if (reason === "taken") add("taken", taken.length ? substitutes(taken) : shortage.substitutes);
  if (gone.length) add(gone.length === 1 ? "away-one" : "away", substitutes(gone));
  for (const strength of new Set(weaker.map((each) => each.strength))) {
    const posts = weaker.filter((each) => each.strength === strength && each.substitute !== null).map((each) => each.substitute);
    add(posts.length || strength !== "unverified" ? strength : "unverified-peer", posts, labelOf(post));
  }
  if (!weaker.length && reason === "nobody") add(kindOf(post) === "described" && strengthOf(post) !== null ? strengthOf(post) : "not-loaded");
  return reasons;
}

/** The sets of posts that have too few substitutes between them, each once. */
function shortagePart(left) {
  const sets = new Map(left.filter(({ shortage }) => shortage.substitutes.length).map(({ shortage }) => [JSON.stringify(shortage), shortage]));
  if (!sets.size) return [];
  const names = (posts) => listOf(posts.map(labelOf));
  const item = ({ posts, substitutes, needs, room }) => make("li", {}, say("why.shortage", { count: needs, posts: names(posts), room, substitutes: names(substitutes) }));
  return [make("h3", {}, say("why.shortages")), make("p", { class: "hint" }, say("why.shortages-about")), growing(make("ul", { class: "cards" }), [...sets.values()], 20, item)];
}

function actingPart(acting) {
  if (!acting.length) return [];
  return [make("h3", {}, say("absence.acting"), make("span", { class: "number" }, sayNumber(acting.length))), growing(make("ul", { class: "cards acting" }), acting, 60, actingCard)];
}

function actingCard({ post, substitute, ties }) {
  const group = ties.some((tie) => tie.group);
  const level = group ? "medium" : "fine";
  const last = ties.at(-1);
  const meta = make("p", { class: "meta" }, chip(level, say(`strength.${group ? "group" : "firm"}`)), last.order > 1 && make("span", {}, say("order", { n: last.order })));
  const own = substitute === post;
  const found = (words) => ties.flatMap((tie) => (tie.principal === post ? coversOver(words, tie) : []));
  whenWords(post, (words) => {
    const conditions = [...new Set(found(words).map((cover) => cover.condition).filter(Boolean))];
    if (conditions.length) meta.append(make("span", {}, conditions.join(", ")));
  });
  const name = own ? say("absence.peer") : nameOf(substitute);
  return make("li", { class: "pair" },
    make("div", { class: "ends" }, make("div", {}, make("small", {}, say("absence.is_away")), postLink(post, { name: nameOf(post), where: true, signed: false })), make("span", { class: "by", "aria-hidden": "true" }, "←"), make("div", {}, make("small", {}, say("absence.acts")), postLink(substitute, { name, where: !own, signed: false }))),
    meta,
    ties.length > 1 && make("p", {}, relayWords(post, ties)),
    wordsOn(post, (words) => found(words).map((cover) => cover.quote)),
  );
}

/** How one acts over substitutes that are away: "A acts for B; A is away, so C". */
function relayWords(post, ties) {
  const [first, ...others] = ties;
  const words = [say("why.relay-first", { substitute: besideName(first.substitute, post), post: besideName(post, first.substitute) })];
  for (const tie of others) words.push(say("why.relay-next", { away: besideName(tie.principal, post), substitute: besideName(tie.substitute, post) }));
  return words.join("; ");
}

/** The statements that a tie rests on. */
const coversOver = (words, { principal, substitute }) => (words.coveredBy.get(principal) ?? []).filter((cover) => ["firm", "group"].includes(cover.strength) && sidesOf(cover).substitutes.has(substitute));

/** `then` with the words of a post's share, when they are there. */
function whenWords(at, then) {
  const words = wordsFor(at);
  if (words instanceof Promise) words.then(then);
  else then(words);
}

/** The document's words about a post, read and shown when asked for. */
function wordsOn(at, quotes) {
  const part = make("details", { class: "said" }, make("summary", {}, say("absence.words")));
  part.addEventListener("toggle", () => {
    if (!part.open || part.childElementCount > 1) return;
    whenWords(at, (words) => {
      const found = quotesOf(quotes(words));
      part.append(...(found.length ? found : [make("p", { class: "hint" }, say("covered_by_none"))]));
    });
  });
  return part;
}
