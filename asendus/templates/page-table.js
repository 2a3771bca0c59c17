"use strict";
// The table of all posts: what the pictures show, in words. It is drawn in portions, and can be sorted and filtered.

const PORTION = 100;
const TABLE_COLUMNS = ["post", "unit", "supervisor", "substitutes", "cover", "findings"];

addParameter("demand", { read: (text) => (page.demands[Number(text)] ? Number(text) : undefined), write: String });
addParameter("strength", { read: (text) => (page.strengths[Number(text)] ? Number(text) : undefined), write: String });

addPanel({
  name: "table",
  sorted: null, // {column, down}
  filter: "",

  show(changed) {
    const kept = ["view", "post"].every((name) => !changed.has(name)) || changed.has("language") || changed.has("unit") || changed.has("demand") || changed.has("strength");
    if (kept || !this.section.childElementCount) this.fill();
    markChosen(this.section);
    const row = this.section.querySelector("tr[aria-selected]");
    if (row && changed.has("post")) row.scrollIntoView({ block: "nearest" });
  },

  fill() {
    const search = make("input", { type: "search", placeholder: say("table_filter"), "aria-label": say("table_filter"), autocomplete: "off", spellcheck: "false" });
    search.value = this.filter;
    search.addEventListener("input", () => { this.filter = search.value; this.fillBody(); });
    this.body = make("tbody");
    this.told = make("span", { role: "status" });
    const head = make("tr", {}, TABLE_COLUMNS.map((column) => this.headCell(column)), make("th", { scope: "col", class: "tick" }, say("absence.is_away")));
    this.section.replaceChildren(
      make("div", { class: "above" }, make("h2", {}, say("table"), " ", this.told), make("div", { class: "filters" }, search, ...this.limits()), levelSwitches()),
      make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say("table") }, make("table", {}, make("thead", {}, head), this.body)),
    );
    this.fillBody();
  },

  /** What the address limits the table to, each with a button that takes the limit away. */
  limits() {
    const { unit, demand, strength } = state.place;
    const limit = (name, text) => button({ class: "limit", title: say("limit_off"), click: () => go({ [name]: null }) }, text, make("span", { "aria-hidden": "true" }, " ×"));
    return [
      unit !== null && limit("unit", unitPath(unit)),
      demand !== null && limit("demand", inLanguage(page.demands[demand].label)),
      strength !== null && limit("strength", say(`strength.${page.strengths[strength]}`)),
    ].filter(Boolean);
  },

  headCell(column) {
    const down = this.sorted?.column === column ? this.sorted.down : null;
    const press = () => {
      this.sorted = down === true ? null : { column, down: down === false };
      this.fill();
      this.section.querySelector(`th[data-column=${column}] button`).focus();
    };
    const mark = make("span", { class: "order", "aria-hidden": "true" }, down === null ? "↕" : down ? "↓" : "↑");
    return make("th", { scope: "col", "data-column": column, "aria-sort": down === null ? null : down ? "descending" : "ascending" }, button({ click: press }, say(`column.${column}`), " ", mark));
  },

  fillBody() {
    const posts = this.posts();
    this.told.textContent = posts.length === page.count ? sayNumber(page.count) : say("table_some", { n: sayNumber(posts.length), all: sayNumber(page.count) });
    this.body.replaceChildren();
    growing(this.body, posts, PORTION, tableRow);
    if (!posts.length) this.body.append(make("tr", {}, make("td", { colspan: String(TABLE_COLUMNS.length + 1) }, say("search_none"))));
  },

  /** The posts that the filters leave, in the order asked for; unless asked, those known by mention alone come last. */
  posts() {
    const { unit, demand, strength } = state.place;
    let posts = demand === null ? range(unit === null ? 0 : page.units[unit].first, unit === null ? page.count : page.units[unit].end) : page.demands[demand].posts;
    if (strength !== null) posts = posts.filter((at) => page.posts.strength[at] === strength);
    if (state.hidden.size) posts = posts.filter((at) => !isHidden(at));
    const words = folded(this.filter).split(/\s+/).filter(Boolean);
    if (words.length) {
      const texts = findable().slice(-page.count || findable().length); // posts stand last there
      posts = posts.filter((at) => words.every((word) => texts[at].all.includes(word)));
    }
    if (this.sorted) return sortedBy(posts, this.sorted);
    const mentioned = (at) => kindOf(at) === "mentioned";
    return [...posts.filter((at) => !mentioned(at)), ...posts.filter(mentioned)];
  },
});

/** Posts by a column: texts as the language orders them, cover and findings by how bad they are; those without any last. */
function sortedBy(posts, { column, down }) {
  const { compare } = new Intl.Collator(state.language, { numeric: true });
  const keys = {
    post: nameOf,
    unit: whereIs,
    supervisor: (at) => supervisorsOf(at).map(nameOf).join(),
    substitutes: (at) => substitutesOf(at).map(nameOf).join(),
    cover: (at) => page.posts.strength[at] ?? "",
    findings: (at) => page.posts.level[at],
  };
  const key = new Map(posts.map((at) => [at, keys[column](at)]));
  const by = ["cover", "findings"].includes(column) ? (one, other) => key.get(one) - key.get(other) : (one, other) => compare(key.get(one), key.get(other));
  const [empty, found] = [posts.filter((at) => key.get(at) === ""), posts.filter((at) => key.get(at) !== "")];
  found.sort(by);
  return [...(down ? found.reverse() : found), ...empty];
}

function tableRow(at) {
  const names = (posts) => {
    const all = [...new Set(posts)].map(nameOf);
    return all.slice(0, 6).join(", ") + (all.length > 6 ? ` +${all.length - 6}` : "");
  };
  const found = [...new Set(findingsOf(at).map((finding) => say(`finding.${groupOf(finding).slug}`)))];
  const strength = strengthOf(at);
  const cover = strength ? [sign(LEVEL_OF_STRENGTH[strength]), say(`strength.${strength}`)] : [say(`level.${kindOf(at) === "mentioned" ? "mentioned" : "fine"}`)];
  const choose = (event) => event.target.closest("a, button, input, td.tick") || go({ post: at });
  return make(
    "tr",
    { class: kindOf(at), "data-post": at, "aria-selected": state.place.post === at ? "true" : null, click: choose },
    make("th", { scope: "row" }, postLink(at, { name: nameOf(at), change: { unit: state.place.unit } })),
    make("td", {}, whereIs(at)),
    make("td", {}, names(supervisorsOf(at))),
    make("td", {}, names(substitutesOf(at))),
    make("td", { class: "cover" }, cover),
    make("td", {}, found.join("; ")),
    make("td", { class: "tick" }, awayBox(at)),
  );
}
