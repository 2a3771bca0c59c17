"use strict";
// What the page opens with: findings by severity and kind, each leading to its post; how sure cover is; what to load next.

addParameter("kind", { read: (text) => (page.groups.some((group) => kindKey(group) === text) ? text : undefined), write: (text) => text });

/** What tells a group of findings from the others. */
const kindKey = ({ slug, severity, silenced }) => `${silenced ? "silenced" : severity}.${slug}`;

addPanel({
  name: "findings",
  show(changed) {
    if (changed.has("language") || !this.section.childElementCount) this.fill();
    if (changed.has("kind") && state.place.kind) this.open(state.place.kind);
    markChosen(this.section);
  },
  fill() {
    const parts = ["high", "medium", "low", "silenced"].map((severity) => severityPart(severity)).filter(Boolean);
    this.section.replaceChildren(
      make("div", { class: "column lead" }, make("h2", {}, say("findings")), severityCounts(), ...(parts.length ? parts : [make("p", { class: "calm" }, sign("fine"), say("findings_none"))])),
      make("div", { class: "column aside" }, ...overview(), ...waitingPart()),
    );
    const first = this.section.querySelector("details.kind");
    if (first && !state.place.kind) unfold(first);
  },
  open(kind) {
    const found = [...this.section.querySelectorAll("details.kind")].find((one) => one.dataset.kind === kind);
    if (!found) return;
    unfold(found);
    found.scrollIntoView({ block: "nearest" });
  },
});

const groupsOf = (severity) => page.groups.filter((group) => (group.silenced ? "silenced" : group.severity) === severity);
const sumOf = (groups) => groups.reduce((sum, group) => sum + group.count, 0);

/** How many findings of each severity there are, as links to their lists. */
function severityCounts() {
  const counts = ["high", "medium", "low"].map((severity) => {
    const groups = groupsOf(severity);
    const words = [sign(severity), make("strong", {}, sayNumber(sumOf(groups))), make("span", {}, say(`group.${severity}`))];
    return groups.length ? link({ kind: kindKey(groups[0]) }, { class: `count ${severity}` }, ...words) : make("p", { class: `count none` }, ...words);
  });
  return make("div", { class: "counts" }, counts);
}

function severityPart(severity) {
  const groups = groupsOf(severity);
  if (!groups.length) return null;
  const title = make("h3", { class: severity }, severity !== "silenced" && sign(severity), say(`group.${severity}`), make("span", { class: "number" }, sayNumber(sumOf(groups))));
  return make("section", { class: "severity" }, title, groups.map(kindPart));
}

/** One kind of findings: its name and number, and, when it is opened, the list. */
function kindPart(group) {
  const part = make("details", { class: "kind", "data-kind": kindKey(group) }, make("summary", {}, make("span", {}, say(`finding.${group.slug}`)), make("span", { class: "number" }, sayNumber(group.count))));
  part.addEventListener("toggle", () => {
    if (!part.open || part.childElementCount > 1) return;
    part.append(growing(make("ul"), range(group.from, group.from + group.count), 50, (finding) => make("li", {}, findingLink(finding))));
  });
  return part;
}

/** Open a list at once: the browser tells of it only a while later. */
function unfold(part) {
  part.open = true;
  part.dispatchEvent(new Event("toggle"));
}

function findingLink(finding) {
  const [first, ...others] = page.findings[finding];
  if (first === undefined) return make("span", {}, say("no_post"));
  const more = others.length > 0 && others.length < 4 ? ` · ${others.map(nameOf).join(", ")}` : "";
  return postLink(first, { name: nameOf(first) + more, where: true, signed: false });
}

/** How sure the cover of described posts is: a bar for each strength, which leads to the table of them. */
function overview() {
  const counts = page.strengths.map(() => 0);
  for (const strength of page.posts.strength) if (strength !== null) counts[strength] += 1;
  const most = Math.max(1, counts.reduce((sum, count) => sum + count, 0));
  const rows = counts.map((count, number) => {
    const name = page.strengths[number];
    const level = LEVEL_OF_STRENGTH[name];
    const bar = make("span", { class: `bar ${level}`, style: `width:${(100 * count) / most}%` });
    const head = make("th", { scope: "row" }, link({ view: "table", strength: number, post: null }, {}, sign(level), say(`strength.${name}`)));
    return count > 0 && make("tr", {}, head, make("td", {}, make("div", {}, bar)), make("td", {}, sayNumber(count)));
  });
  return [make("h2", {}, say("overview")), make("table", { class: "bars" }, make("tbody", {}, rows)), make("p", { class: "hint" }, say("details_none"))];
}

function waitingPart() {
  if (!page.waiting.length) return [];
  const item = ([at, count]) => make("li", {}, postLink(at), make("small", {}, sayCount("waiting_count", count)));
  return [make("h3", {}, say("waiting")), make("p", { class: "hint" }, say("waiting_hint")), growing(make("ul", { class: "waiting" }), page.waiting, 8, item)];
}
