"use strict";
// The details of the chosen post: findings with what would help, who covers it, whom it covers, facts, demands, each with its words.

function showDetails() {
  const { post } = state.place;
  const aside = byId("details");
  const shown = post !== null && currentPanel().details;
  aside.hidden = !shown;
  if (!shown) return aside.replaceChildren();
  const another = Number(aside.dataset.shown) !== post;
  aside.setAttribute("aria-label", say("details"));
  aside.dataset.shown = post;
  const words = wordsFor(post);
  if (words instanceof Promise) {
    aside.replaceChildren(...detailsHead(post));
    words.then(() => state.place.post === post && showDetails());
    return null;
  }
  aside.replaceChildren(...detailsHead(post), ...findingsPart(post, words), ...coversPart(post, "coveredBy", words), ...coversPart(post, "covers", words), ...factsPart(post), ...statementsPart(post, words));
  if (another) aside.scrollTop = 0;
  if (another && NARROW.matches && ["findings", "table"].includes(state.place.view)) aside.scrollIntoView({ block: "start" }); // it stands below
  return null;
}

function detailsHead(at) {
  const elsewhere = ["focus", "units", "map", "table"].filter((view) => panels.has(view) && view !== state.place.view);
  return [
    make("div", { class: "title" }, make("h2", { id: "details-title", tabindex: "-1" }, nameOf(at)), button({ class: "close", "aria-label": say("close"), title: say("close"), click: () => go({ post: null }) }, "×")),
    make("p", { class: "where" }, whereIs(at)),
    make("p", {}, chip(levelOf(at), say(page.posts.state[at])), strengthBeside(at)),
    make("p", { class: "elsewhere" }, elsewhere.map((view) => link({ view, post: at, unit: null, demand: null, strength: null }, {}, say(`see.${view}`)))),
    awayMark(at),
  ];
}

/** A post's strength of cover, where its worst finding is about something else. */
function strengthBeside(at) {
  const strength = strengthOf(at);
  const finding = { none: "no-cover", "not-asked": "cover-not-asked" }[strength] ?? `${strength}-cover`;
  const same = [`strength.${strength}`, `finding.${finding}`].includes(page.posts.state[at]);
  return strength !== null && !same && make("span", { class: "strength" }, say(`strength.${strength}`));
}

function findingsPart(at, words) {
  const found = findingsOf(at);
  if (!found.length) return [];
  const items = found.map((number) => {
    const { slug, severity } = groupOf(number);
    const { message, remedy, silence, quotes } = words.findings.get(number);
    const help = inLanguage(remedy);
    const others = page.findings[number].filter((other) => other !== at);
    return make(
      "li",
      { class: severity },
      make("p", { class: "slug" }, sign(severity), make("strong", {}, say(`finding.${slug}`))),
      make("p", {}, inLanguage(message)),
      silence && make("p", { class: "remedy" }, make("b", {}, `${say("group.silenced")}: `), silence),
      help && make("p", { class: "remedy" }, make("b", {}, `${say("remedy")}: `), help),
      others.length > 0 && postList(others),
      quotesOf(quotes),
    );
  });
  return [make("h3", {}, say("post_findings")), make("ul", { class: "cards" }, items)];
}

function coversPart(at, side, words) {
  const key = { coveredBy: "covered_by", covers: "covers" }[side];
  const items = coversOf(words, at, side).map(coverCard);
  const body = items.length ? growing(make("ul", { class: "cards covers" }), items, 20, (item) => item) : make("p", { class: "hint" }, say(`${key}_none`));
  return [make("h3", {}, say(key)), body];
}

/** What else is said of a cover, in words. */
const coverWords = ({ ends, scheme, conditions, order, unconfirmed }) => [
  order !== null && say("order", { n: order }),
  ...conditions,
  ends.size > 0 && say(`by.${ends.size > 1 ? "both" : [...ends][0]}`),
  scheme && say("by.scheme"),
  unconfirmed && say("unconfirmed"),
].filter(Boolean);

function coverCard(cover) {
  const level = LEVEL_OF_STRENGTH[cover.strength];
  const who = cover.named.length ? postList(cover.named) : make("p", { class: "who" }, chip(level, say(`mention.${cover.mention}`)));
  const strength = cover.named.length > 0 && chip(level, say(`strength.${cover.strength}`));
  return make("li", {}, who, make("p", { class: "meta" }, strength, make("span", {}, coverWords(cover).join(" · "))), quotesOf(cover.quotes));
}

function factsPart(at) {
  const unit = page.posts.unit[at];
  const [supervisors, subordinates] = [supervisorsOf(at), subordinatesOf(at)];
  const rows = [
    [say("fact.agency"), page.agencies[page.posts.agency[at]]],
    unit !== null && [say("fact.unit"), link({ view: "units", unit, post: null }, {}, unitPath(unit)), page.posts.head[at] ? ` (${say("head")})` : ""],
    supervisors.length > 0 && [say("fact.supervisor"), postList(supervisors)],
    subordinates.length > 0 && [say("fact.subordinates"), postList(subordinates, (other) => (page.posts.unit[other] === unit ? nameOf(other) : labelOf(other)))],
    [say("fact.kind"), say(`kind.${kindOf(at)}`)],
  ].filter(Boolean);
  return [make("h3", {}, say("facts")), make("dl", {}, rows.map(([name, ...value]) => [make("dt", {}, name), make("dd", {}, value)]))];
}

/** What the description says the post is for, or has to do, in the order of the form. */
function provisionsPart(statements, kind) {
  const found = statements.filter((statement) => statement.kind === kind);
  if (!found.length) return [];
  found.sort((one, other) => (one.quote?.start ?? 0) - (other.quote?.start ?? 0));
  const items = found.map((item) => make("li", {}, item.value || item.quote?.words || ""));
  return [make("details", {}, make("summary", {}, `${say(`statement.${kind}`)} (${found.length})`), make("ul", { class: "plain" }, items))];
}

function statementsPart(at, words) {
  const statements = words.statements.get(at) ?? [];
  const requirements = statements.filter((statement) => statement.kind === "requirement");
  const others = statements.filter((statement) => !["requirement", "purpose", "duty"].includes(statement.kind));
  const parts = ["purpose", "duty"].flatMap((kind) => provisionsPart(statements, kind));
  if (requirements.length) {
    const items = requirements.map((item) => make("li", {}, item.value, quoteOf(item.quote)));
    parts.push(make("h3", {}, say("requirements")), make("ul", { class: "plain" }, items));
  }
  if (others.length) {
    const items = others.map((item) => make("li", {}, make("b", {}, say(`statement.${item.kind}`)), item.value ? `: ${item.value}` : "", quoteOf(item.quote)));
    parts.push(make("details", {}, make("summary", {}, say("statements")), make("ul", { class: "plain" }, items)));
  }
  return parts;
}
