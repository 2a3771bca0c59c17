"use strict";
// Given who is away: who acts for whom, who is left, and why. The same answer as asendus/absence.py gives, on the same network,
// which is read when it is asked for the first time. Posts are told here by their place in the order of their IRIs.

let cover = null;

/** What the page carries of cover, ready to be asked: itself where it is there already, else a promise of it. */
function coverNetwork() {
  if (cover) return cover;
  const given = readScript("asendus-cover");
  if (!(given instanceof Promise)) return (cover = takeCover(given));
  cover = given.then((value) => (cover = takeCover(value)));
  return cover;
}

/** `then` with the network of cover, when it is there. */
function whenCover(then) {
  const network = coverNetwork();
  if (network instanceof Promise) network.then(then);
  else then(network);
}

/** The order of texts by their characters' numbers, as Python has it; by JavaScript's own, surrogates would come before U+E000. */
function byCharacters(one, other) {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const [left, right] = [one.charCodeAt(at), other.charCodeAt(at)];
    if (left !== right) return (left >= 0xd800 && left < 0xe000 ? left + 0x2800 : left) - (right >= 0xd800 && right < 0xe000 ? right + 0x2800 : right);
  }
  return one.length - other.length;
}

/**
 * {posts: place in the order → post, places: post → place in the order, tiesOf(place): who may act for it, by substitute;
 * weakerOf(place): what else is stated of its cover; holders(place): how many people hold it}.
 */
function takeCover({ ties, weaker, holders }) {
  const posts = range(0, page.count).sort((one, other) => byCharacters(page.posts.iri[one], page.posts.iri[other]));
  const places = new Int32Array(page.count);
  posts.forEach((post, place) => (places[post] = place));
  const placed = (post) => (post === null ? null : places[post]);
  const byPost = (rows) => {
    const found = new Map();
    for (const row of rows) (found.get(row.post) ?? found.set(row.post, []).get(row.post)).push(row);
    return found;
  };
  const tiesByPost = byPost(rowsOf(ties).map((tie) => ({ ...tie, post: places[tie.post], substitute: places[tie.substitute] })));
  const weakerByPost = byPost(rowsOf(weaker).map((each) => ({ ...each, post: places[each.post], substitute: placed(each.substitute) })));
  const several = new Map(holders.map(([post, count]) => [places[post], count]));
  return {
    posts,
    places,
    tiesOf: (place) => tiesByPost.get(place) ?? [],
    weakerOf: (place) => weakerByPost.get(place) ?? [],
    holders: (place) => several.get(place) ?? 1,
  };
}

/**
 * The best answer for an absence. away: Map of place → how many of its holders; capacity: how many more posts each who is present
 * acts for; relay: whether somebody acts over a substitute of whom every holder is away.
 * acting: [{post, substitute, ties}], left: [{post, holders, outcome, reason, away, taken, weaker, shortage}], as in Python.
 */
function whoActs(network, away, { capacity = 1, relay = false } = {}) {
  const needs = new Map([...away].sort(([one], [other]) => one - other).map(([post, count]) => [post, Math.min(count, network.holders(post))]));
  const present = (post) => network.holders(post) - (needs.get(post) ?? 0);
  const routes = new Map([...needs.keys()].map((post) => [post, routesOf(network, post, needs, present, relay)]));
  const room = new Map();
  for (const found of routes.values()) for (const substitute of found.keys()) room.set(substitute, capacity * present(substitute));
  const sum = (ties, measure) => ties.reduce((all, tie) => all + tie[measure], 0);
  const optionsOf = (found) => [...found].map(([substitute, ties]) => ({ substitute, groups: sum(ties, "group"), order: sum(ties, "order") }));
  const options = new Map([...routes].map(([post, found]) => [post, optionsOf(found)]));
  const matching = bestMatching(needs, options, room);
  const acting = [...matching].flatMap(([post, substitutes]) => substitutes.map((substitute) => ({ post, substitute, ties: routes.get(post).get(substitute) })));
  const left = [...needs.keys()]
    .filter((post) => matching.get(post).length < needs.get(post))
    .map((post) => leftOf(network, post, needs.get(post) - matching.get(post).length, present, shortageOf(post, needs, options, room, matching)));
  return { away: needs, acting, left };
}

/** Ways by what they cost: fewest group ties, lowest orders; then by the names on them. */
function compareWays(one, other) {
  if (one.groups !== other.groups) return one.groups - other.groups;
  if (one.order !== other.order) return one.order - other.order;
  for (let at = 0; at < Math.min(one.names.length, other.names.length); at += 1) {
    if (one.names[at] !== other.names[at]) return one.names[at] - other.names[at];
  }
  return one.names.length - other.names.length;
}

/** Substitute that is present → the ties of the best way to it, by substitute; over relays, no more of them than can be of use. */
function routesOf(network, post, needs, present, relay) {
  const enough = [...needs.values()].reduce((sum, count) => sum + count, 0);
  const found = new Map();
  const settled = new Set();
  const waiting = new Heap(compareWays);
  waiting.push({ groups: 0, order: 0, names: [post], ties: [] });
  while (waiting.size && !(relay && found.size >= enough)) {
    const { groups, order } = waiting.least;
    const away = [];
    while (waiting.size && waiting.least.groups === groups && waiting.least.order === order) {
      const way = waiting.pop();
      const end = way.ties.length ? way.names.at(-1) : null;
      if (settled.has(end)) continue;
      settled.add(end);
      if (end !== null && present(end) > 0) found.set(end, way.ties);
      else if (relay || end === null) away.push(way);
    }
    for (const way of away) {
      for (const tie of network.tiesOf(way.names.at(-1))) {
        if (settled.has(tie.substitute) || (way.ties.length && tie.substitute === post)) continue;
        waiting.push({ groups: way.groups + tie.group, order: way.order + tie.order, names: [...way.names, tie.substitute], ties: [...way.ties, tie] });
      }
    }
  }
  return new Map([...found].sort(([one], [other]) => one - other));
}

const COVERABLE = ["appointed", "deferred"];
const UNKNOWN = ["unverified", "group"];

/** A post that nobody acts for, and why. */
function leftOf(network, post, holders, present, shortage) {
  const weaker = network.weakerOf(post);
  const ties = network.tiesOf(post);
  const away = ties.filter((tie) => present(tie.substitute) <= 0);
  const some = (strengths) => weaker.some(({ strength }) => strengths.includes(strength));
  const described = kindOf(network.posts[post]) === "described";
  return {
    post,
    holders,
    outcome: some(COVERABLE) ? "coverable" : described && !some(UNKNOWN) ? "uncovered" : "unverified",
    reason: shortage.substitutes.length ? "taken" : away.length ? "away" : "nobody",
    away,
    taken: ties.filter((tie) => !away.includes(tie)),
    weaker,
    shortage,
  };
}
