"use strict";
// All that is real HTML: head, search, findings, details, legend, table. Text reaches the document by textContent alone.

/** An element. Children are elements or texts; null and false are left out. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value !== null && value !== false) element.setAttribute(key, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== false && child !== ""));
  return element;
}

const byId = (id) => document.getElementById(id);
const SVG = "http://www.w3.org/2000/svg";

/** The sign of a level, the same as in the picture. */
function sign(level) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "-1 -1 18 18");
  svg.setAttribute("class", `sign ${level}`);
  svg.setAttribute("aria-hidden", "true");
  for (const part of ["shape", "mark"]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("class", part);
    path.setAttribute("d", SIGN_PARTS[level][part]);
    svg.append(path);
  }
  return svg;
}

const levelOf = (post) => page.posts[post].level;

/** A button that leads to a post. */
function postButton(at, { where = false, signed = true, name = page.posts[at].label, from = "page" } = {}) {
  return make(
    "button",
    { type: "button", class: "post", "aria-current": state.selected === at ? "true" : null, "data-post": at, click: () => selectPost(at, { from }) },
    signed && sign(levelOf(at)),
    make("span", {}, name, where && make("small", {}, whereIs(page.posts[at]))),
  );
}

/** Fill a list or a table's body with the first of many things, and a button for the next ones. */
function growing(parent, things, step, show) {
  const more = (from) => {
    parent.append(...things.slice(from, from + step).map(show));
    const left = things.length - from - step;
    if (left <= 0) return;
    const button = make("button", { type: "button", class: "more", click: () => { row.remove(); more(from + step); } }, sayCount("more", left));
    const row = parent.tagName === "TBODY" ? make("tr", {}, make("td", { colspan: "6" }, button)) : make("li", {}, button);
    parent.append(row);
  };
  more(0);
  return parent;
}

/** Buttons for posts, one under another. */
const postList = (posts, name = (at) => page.posts[at].label) =>
  growing(make("ul", { class: "posts" }), posts, 12, (at) => make("li", {}, postButton(at, { name: name(at) })));

const chip = (level, text) => make("span", { class: `chip ${level}` }, sign(level), text);

// --- Head -------------------------------------------------------------------------------------------------------------

function showHead() {
  const kinds = (kind) => page.posts.filter((post) => post.kind === kind).length;
  const agencies = page.agencies.join(", ") || say("no_agency");
  byId("agency").textContent = agencies;
  document.documentElement.lang = state.language;
  document.title = say("title", { name: agencies });
  byId("skip").textContent = say("skip");
  const severities = ["high", "medium", "low"].map((severity) => {
    const count = page.findings.filter((finding) => finding.severity === severity && finding.silence === null).length;
    return count > 0 && chip(severity, sayCount(`count.${severity}`, count));
  });
  byId("counts").replaceChildren(
    ...[
      make("span", {}, sayCount("described", kinds("described"))),
      kinds("listed") > 0 && make("span", {}, sayCount("listed", kinds("listed"))),
      kinds("mentioned") > 0 && make("span", {}, sayCount("mentioned", kinds("mentioned"))),
      make("span", {}, sayCount("units", page.unitCount)),
      ...severities,
    ].filter(Boolean),
  );
  byId("languages").setAttribute("aria-label", "Keel / Language");
  byId("languages").replaceChildren(
    ...page.languages.map((language) =>
      make(
        "button",
        { type: "button", lang: language, "aria-pressed": String(language === state.language), title: page.strings[language].language, click: () => setLanguage(language) },
        language.toUpperCase(),
      ),
    ),
  );
}

// --- Search -----------------------------------------------------------------------------------------------------------

const MOST_FOUND = 12;

function showSearch() {
  const previous = byId("search").querySelector("input")?.value ?? "";
  const found = make("ul", { id: "found", role: "listbox", "aria-label": say("search"), hidden: "" });
  const told = make("p", { class: "hidden", role: "status" });
  const input = make("input", {
    type: "search", role: "combobox", placeholder: say("search"), "aria-label": say("search"), "aria-controls": "found",
    "aria-expanded": "false", "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false",
  });
  input.value = previous;
  const box = { input, found, told, hits: [], active: -1 };
  input.addEventListener("input", () => showFound(box));
  input.addEventListener("focus", () => input.value && showFound(box));
  input.addEventListener("keydown", (event) => moveInFound(event, box));
  input.addEventListener("blur", () => hideFound(box));
  byId("search").replaceChildren(input, found, told);
}

function showFound(box) {
  box.hits = find(box.input.value, MOST_FOUND);
  box.active = box.hits.length ? 0 : -1;
  const nothing = box.input.value.trim() && !box.hits.length;
  box.told.textContent = nothing ? say("search_none") : sayCount("search_found", box.hits.length);
  box.found.replaceChildren(
    ...box.hits.map((hit, row) =>
      make(
        "li",
        { role: "option", id: `found-${row}`, mousedown: (event) => { event.preventDefault(); goToFound(box, row); } },
        hit.kind === "post" ? sign(levelOf(hit.at)) : make("span", { class: "tag" }, say("unit")),
        make("span", {}, hit.label, hit.more && make("small", {}, hit.more)),
      ),
    ),
    ...(nothing ? [make("li", { class: "none" }, say("search_none"))] : []),
  );
  box.found.hidden = !box.input.value.trim();
  box.input.setAttribute("aria-expanded", String(!box.found.hidden));
  markFound(box);
}

function markFound(box) {
  [...box.found.children].forEach((item, row) => item.setAttribute("aria-selected", String(row === box.active)));
  if (box.active >= 0) box.input.setAttribute("aria-activedescendant", `found-${box.active}`);
  else box.input.removeAttribute("aria-activedescendant");
}

function moveInFound(event, box) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && box.hits.length) {
    event.preventDefault();
    box.active = (box.active + step + box.hits.length) % box.hits.length;
    markFound(box);
  } else if (event.key === "Enter" && box.active >= 0) {
    event.preventDefault();
    goToFound(box, box.active);
  } else if (event.key === "Escape") {
    box.input.value = "";
    hideFound(box);
  }
}

function hideFound(box) {
  box.found.hidden = true;
  box.input.setAttribute("aria-expanded", "false");
}

function goToFound(box, row) {
  const hit = box.hits[row];
  hideFound(box);
  if (hit.kind === "post") selectPost(hit.at);
  else {
    if (state.selected !== null) selectPost(null);
    showUnit(hit.at);
  }
}

// --- Findings ---------------------------------------------------------------------------------------------------------

function showFindings() {
  const groups = new Map();
  for (const finding of page.findings) {
    const group = finding.silence === null ? finding.severity : "silenced";
    const slugs = groups.get(group) ?? groups.set(group, new Map()).get(group);
    (slugs.get(finding.slug) ?? slugs.set(finding.slug, []).get(finding.slug)).push(finding);
  }
  const parts = [make("h2", { id: "findings-title" }, say("findings"))];
  if (!groups.size) parts.push(make("p", { class: "calm" }, sign("fine"), say("findings_none")));
  for (const [severity, slugs] of groups) {
    parts.push(make("h3", { class: severity }, severity !== "silenced" && sign(severity), say(`group.${severity}`)));
    for (const [slug, findings] of slugs) {
      parts.push(make("h4", {}, say(`finding.${slug}`), make("span", { class: "number" }, String(findings.length))));
      parts.push(growing(make("ul"), findings, 60, (finding) => make("li", {}, findingButton(finding))));
    }
  }
  byId("findings").replaceChildren(...parts);
}

function findingButton(finding) {
  const [first, ...others] = finding.posts;
  if (first === undefined) return make("span", {}, inLanguage(finding.message));
  const more = finding.posts.length > 1 && others.length < 4 ? others.map((at) => page.posts[at].name).join(", ") : "";
  const post = page.posts[first];
  return make(
    "button",
    { type: "button", class: "post", "data-post": first, "aria-current": state.selected === first ? "true" : null, title: inLanguage(finding.message), click: () => selectPost(first) },
    make("span", {}, more ? `${post.name} · ${more}` : post.name, make("small", {}, whereIs(post))),
  );
}

// --- Details ----------------------------------------------------------------------------------------------------------

function showDetails() {
  byId("details").replaceChildren(...(state.selected === null ? overview() : postDetails(state.selected)));
}

/** What stands in the details' place before a post is chosen: how sure cover is, and what to load next. */
function overview() {
  const described = page.posts.filter((post) => post.strength !== null);
  const rows = STRENGTHS.map((strength) => {
    const count = described.filter((post) => post.strength === strength).length;
    const level = LEVEL_OF_STRENGTH[strength];
    const bar = make("span", { class: `bar ${level}`, style: `width:${(100 * count) / Math.max(1, described.length)}%` });
    return count > 0 && make("tr", {}, make("th", { scope: "row" }, sign(level), say(`strength.${strength}`)), make("td", {}, make("div", {}, bar)), make("td", {}, String(count)));
  });
  const parts = [make("h2", {}, say("overview")), make("table", { class: "bars" }, make("tbody", {}, rows)), make("p", { class: "hint" }, say("details_none"))];
  if (page.waiting.length) {
    const item = ([at, count]) => make("li", {}, postButton(at), make("small", {}, sayCount("waiting_count", count)));
    parts.push(make("h3", {}, say("waiting")), make("p", { class: "hint" }, say("waiting_hint")), growing(make("ul", { class: "waiting" }), page.waiting, 10, item));
  }
  return parts;
}

function postDetails(at) {
  const post = page.posts[at];
  return [
    make("div", { class: "title" }, make("h2", { id: "details-title", tabindex: "-1" }, post.name), make("button", { type: "button", class: "close", "aria-label": say("close"), click: () => selectPost(null) }, "×")),
    make("p", { class: "where" }, whereIs(post)),
    make("p", {}, chip(post.level, say(post.state)), strengthBeside(post)),
    ...findingsPart(at),
    ...coversPart(at, "covered_by", index.coveredBy[at], (cover) => cover.substitutes),
    ...coversPart(at, "covers", index.covers[at], (cover) => cover.principals),
    ...factsPart(at, post),
    ...statementsPart(at),
  ];
}

/** A post's strength of cover, where its worst finding is about something else. */
function strengthBeside({ state: told, strength }) {
  const finding = { none: "no-cover", "not-asked": "cover-not-asked" }[strength] ?? `${strength}-cover`;
  const same = [`strength.${strength}`, `finding.${finding}`].includes(told);
  return strength !== null && !same && make("span", { class: "strength" }, say(`strength.${strength}`));
}

/** The document's words, with the file and the place. */
function quoteOf(quote) {
  if (!quote) return null;
  const file = quote.member ? `${quote.file} › ${quote.member}` : quote.file;
  const place = say("place", { start: quote.start, end: quote.end });
  return make("figure", {}, make("blockquote", {}, quote.words.replace(/\s*\t\s*/g, " | ")), make("figcaption", {}, make("span", { class: "file" }, file), ` ${place}`));
}

function findingsPart(at) {
  if (!index.findings[at].length) return [];
  const items = index.findings[at].map((finding) => {
    const remedy = inLanguage(finding.remedy);
    return make(
      "li",
      { class: finding.severity },
      make("p", { class: "slug" }, sign(finding.severity), make("strong", {}, say(`finding.${finding.slug}`))),
      make("p", {}, inLanguage(finding.message)),
      finding.silence && make("p", { class: "remedy" }, make("b", {}, `${say("group.silenced")}: `), finding.silence),
      remedy && make("p", { class: "remedy" }, make("b", {}, `${say("remedy")}: `), remedy),
      finding.posts.filter((other) => other !== at).map((other) => postButton(other)),
      quotesOf(finding.quotes ?? []),
    );
  });
  return [make("h3", {}, say("post_findings")), make("ul", { class: "cards" }, items)];
}

/** Quotes, each once. */
const quotesOf = (quotes) => [...new Set(quotes)].filter(Boolean).map(quoteOf);

/** Cover statements, those about the same other posts together: two ends of one substitution are one line. */
function coversPart(at, key, covers, others) {
  const groups = new Map();
  for (const cover of covers) {
    const named = others(cover).filter((other) => other !== at);
    const group = named.length ? `${cover.strength} ${named.join(" ")}` : `${cover.mention} ${page.covers.indexOf(cover)}`;
    const mention = cover.mention === "post" && others(cover).includes(at) ? "self" : cover.mention;
    (groups.get(group) ?? groups.set(group, []).get(group)).push({ ...cover, named, mention });
  }
  const items = [...groups.values()].map(coverCard);
  const body = items.length ? make("ul", { class: "cards covers" }, items) : make("p", { class: "hint" }, say(`${key}_none`));
  return [make("h3", {}, say(key)), body];
}

function coverCard(covers) {
  const [first] = covers;
  const ends = new Set(covers.map((cover) => cover.by));
  const scheme = ends.delete("scheme");
  const level = LEVEL_OF_STRENGTH[first.strength];
  const who = first.named.length
    ? postList(first.named)
    : make("p", { class: "who" }, chip(level, say(`mention.${first.mention}`)));
  const extra = [
    ends.size > 0 && say(`by.${ends.size > 1 ? "both" : [...ends][0]}`),
    scheme && say("by.scheme"),
    ...covers.map((cover) => cover.condition),
    ...covers.map((cover) => cover.order !== null && say("order", { n: cover.order })),
    covers.every((cover) => cover.unconfirmed) && say("unconfirmed"),
  ].filter(Boolean);
  return make(
    "li",
    {},
    who,
    make("p", { class: "meta" }, first.named.length > 0 && chip(level, say(`strength.${first.strength}`)), make("span", {}, [...new Set(extra)].join(" · "))),
    quotesOf(covers.map((cover) => cover.quote)),
  );
}

function factsPart(at, post) {
  const rows = [
    [say("fact.agency"), page.agencies[post.agency]],
    post.unit !== null && [say("fact.unit"), unitPath(post.unit) + (post.head ? ` (${say("head")})` : "")],
    post.supervisors.length > 0 && [say("fact.supervisor"), post.supervisors.map((other) => postButton(other))],
    index.subordinates[at].length > 0 && [say("fact.subordinates"), postList(index.subordinates[at], (other) => page.posts[other][page.posts[other].unit === post.unit ? "name" : "label"])],
    [say("fact.kind"), say(`kind.${post.kind}`)],
  ].filter(Boolean);
  return [make("h3", {}, say("facts")), make("dl", {}, rows.map(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]))];
}

/** What the description says the post is for, or has to do, in the order of the form. */
function provisionsPart(at, kind) {
  const found = index.statements[at].filter((statement) => statement.kind === kind);
  if (!found.length) return [];
  found.sort((one, other) => (one.quote?.start ?? 0) - (other.quote?.start ?? 0));
  const items = found.map((item) => make("li", {}, item.value || item.quote?.words || ""));
  return [make("details", {}, make("summary", {}, `${say(`statement.${kind}`)} (${found.length})`), make("ul", { class: "plain" }, items))];
}

function statementsPart(at) {
  const requirements = index.statements[at].filter((statement) => statement.kind === "requirement");
  const others = index.statements[at].filter((statement) => !["requirement", "purpose", "duty"].includes(statement.kind));
  const parts = ["purpose", "duty"].flatMap((kind) => provisionsPart(at, kind));
  if (requirements.length) {
    parts.push(make("h3", {}, say("requirements")), make("ul", { class: "plain" }, requirements.map((item) => make("li", {}, item.value || item.quote?.words || "", item.value ? quoteOf(item.quote) : null))));
  }
  if (others.length) {
    const items = others.map((item) => make("li", {}, make("b", {}, say(`statement.${item.kind}`)), item.value ? `: ${item.value}` : "", quoteOf(item.quote)));
    parts.push(make("details", {}, make("summary", {}, say("statements")), make("ul", { class: "plain" }, items)));
  }
  return parts;
}

// --- Legend and camera buttons ----------------------------------------------------------------------------------------

/** A short piece of line as it is drawn in the picture. */
function line(kind, strength) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 40 12");
  svg.setAttribute("class", `line ${kind} ${strength}`);
  svg.setAttribute("aria-hidden", "true");
  for (const path of ["M1 6 H31", "M30 2 L39 6 L30 10 Z"]) {
    const part = document.createElementNS(SVG, "path");
    part.setAttribute("d", path);
    svg.append(part);
  }
  return svg;
}

function toggle(kind) {
  const box = make("input", { type: "checkbox", id: `show-${kind}` });
  box.checked = state.show[kind];
  box.addEventListener("change", () => setShown(kind, box.checked));
  return make("label", {}, box, line(kind, "firm"), say(`legend.${kind}`));
}

function showLegend() {
  const present = LEVELS.filter((level) => page.posts.some((post) => post.level === level));
  byId("picture-title").textContent = say("picture");
  byId("legend").replaceChildren(
    make("p", {}, make("span", {}, say("legend.posts")), present.map((level) => chip(level, say(`level.${level}`)))),
    make("p", {}, toggle("substitution"),
      make("span", { class: "styles" }, ["firm", "loose", "unverified"].map((strength) => make("span", {}, line("substitution", strength), say(`legend.${strength}`)))),
      toggle("reporting")),
  );
  const tool = (key, text, click) => make("button", { type: "button", title: say(key), "aria-label": say(key), click }, text);
  byId("zoom").replaceChildren(
    tool("zoom_in", "+", () => zoomBy(1.25)),
    tool("zoom_out", "−", () => zoomBy(0.8)),
    tool("zoom_fit", "⤢", () => fit(true)),
    ...(page.units.length ? [tool("open_all", "▾", () => setOpen(page.units.map((unit, at) => at))), tool("fold_all", "▸", () => setOpen([]))] : []),
  );
  picture.container.setAttribute("role", "img");
  picture.container.setAttribute("aria-label", say("picture_label"));
}

// --- Table ------------------------------------------------------------------------------------------------------------

function showTable() {
  const columns = ["post", "unit", "supervisor", "substitutes", "cover", "findings"];
  const head = make("tr", {}, columns.map((column) => make("th", { scope: "col" }, say(`column.${column}`))));
  const described = page.posts.map((post, at) => at).filter((at) => page.posts[at].kind !== "mentioned");
  const mentioned = page.posts.map((post, at) => at).filter((at) => page.posts[at].kind === "mentioned");
  byId("table").replaceChildren(
    make("h2", { id: "table-title" }, say("table"), make("span", { class: "number" }, String(page.posts.length))),
    make("div", { class: "scroll" }, make("table", {}, make("thead", {}, head), growing(make("tbody"), [...described, ...mentioned], 1000, tableRow))),
  );
}

function tableRow(at) {
  const post = page.posts[at];
  const names = (posts) => {
    const all = [...new Set(posts)].map((other) => page.posts[other].name);
    return all.slice(0, 8).join(", ") + (all.length > 8 ? ` +${all.length - 8}` : "");
  };
  const substitutes = index.coveredBy[at].flatMap((cover) => cover.substitutes).filter((other) => other !== at);
  const found = [...new Set(index.findings[at].map((finding) => say(`finding.${finding.slug}`)))];
  const cell = (...children) => make("td", {}, ...children);
  const choose = (event) => event.target.closest("button") ?? selectPost(at, { from: "table" });
  return make(
    "tr",
    { class: post.kind, "data-post": at, "aria-selected": state.selected === at ? "true" : null, click: choose },
    make("th", { scope: "row" }, postButton(at, { name: post.name, from: "table" })),
    cell(whereIs(post)),
    cell(names(post.supervisors)),
    cell(names(substitutes)),
    cell(post.strength ? say(`strength.${post.strength}`) : say(`level.${post.kind === "mentioned" ? "mentioned" : "fine"}`)),
    cell(found.join("; ")),
  );
}

/** Scroll a panel, and nothing around it, until an element in it is seen. */
function scrollInside(panel, element) {
  const [outer, inner] = [panel.getBoundingClientRect(), element.getBoundingClientRect()];
  if (inner.top < outer.top) panel.scrollTop -= outer.top - inner.top + 40;
  else if (inner.bottom > outer.bottom) panel.scrollTop += inner.bottom - outer.bottom + 40;
}

/** The chosen post is marked wherever a button leads to it. */
function markSelected() {
  for (const element of document.querySelectorAll("[data-post]")) {
    const chosen = Number(element.dataset.post) === state.selected;
    const mark = element.tagName === "TR" ? "aria-selected" : "aria-current";
    if (chosen) element.setAttribute(mark, "true");
    else element.removeAttribute(mark);
  }
  const listed = byId("findings").querySelector("[aria-current]");
  if (listed) scrollInside(byId("findings"), listed);
}
