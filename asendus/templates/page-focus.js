"use strict";
// One post in the middle: who covers it on one side, whom it covers on the other. Each line is drawn by whose word it rests on,
// and says in words in which order and when.

const FOCUS = { most: 10, gap: 14, pad: 10, line: 16, small: 14, head: 26 };
const measure = once(() => document.createElement("canvas").getContext("2d"));

addPanel({
  name: "focus",
  all: new Set(), // sides of which all is shown

  show(changed) {
    const { post } = state.place;
    if (post === null) return this.section.replaceChildren(make("div", { class: "empty" }, make("h2", {}, say("tab.focus")), make("p", {}, say("focus_none")), firstPosts()));
    if (changed.has("post")) this.all = new Set();
    const words = wordsFor(post);
    if (words instanceof Promise) words.then(() => state.place.post === post && this.show(new Set()));
    else this.draw(post, words);
    if (!this.observer) {
      this.observer = new ResizeObserver(() => this.section.clientWidth !== this.width && !this.section.hidden && this.show(new Set()));
      this.observer.observe(this.section);
    }
    return null;
  },

  draw(post, words) {
    this.width = this.section.clientWidth;
    readTheme();
    const scene = focusScene(post, words, { width: Math.max(300, this.width - 32), all: this.all });
    const title = make("h2", { class: "hidden" }, `${say("tab.focus")}: ${labelOf(post)}`);
    const more = (side) => scene.left[side] > 0 && button({ class: "more", click: () => { this.all.add(side); this.show(new Set()); } }, `${say(side === "coveredBy" ? "covered_by" : "covers")}: ${sayCount("more", scene.left[side])}`);
    this.section.replaceChildren(title, make("div", { class: "scene" }, scene.picture, make("p", {}, more("coveredBy"), " ", more("covers"))), focusLegend(scene.picture));
  },
});

/** Some posts to begin with, those with the worst findings. */
function firstPosts() {
  const posts = page.groups.filter((group) => !group.silenced).flatMap((group) => range(group.from, group.from + Math.min(6, group.count)).map((finding) => page.findings[finding][0]));
  const some = [...new Set(posts)].filter((at) => at !== undefined).slice(0, 8);
  return make("ul", { class: "posts" }, some.map((at) => make("li", {}, postLink(at))));
}

function focusLegend(picture) {
  const words = ["both", "end", "appointed", "deferred"].map((word) => make("span", {}, line("substitution", word), say(`word.${word}`)));
  return make("div", { class: "below" }, make("div", { class: "legend" }, make("p", {}, make("span", {}, say("legend.substitution")), make("span", { class: "styles" }, words))), make("div", { class: "zoom" }, saveButtons(() => picture)));
}

/** The drawing of one post and its covers: {picture, left: how many covers of each side are not shown}. */
function focusScene(post, words, { width, all }) {
  const narrow = width < 760;
  const side = (name) => {
    const covers = coversOf(words, post, name).flatMap(apart);
    covers.sort((one, other) => (one.order ?? 99) - (other.order ?? 99) || page.strengths.indexOf(one.strength) - page.strengths.indexOf(other.strength));
    const shown = all.has(name) ? covers : covers.slice(0, FOCUS.most);
    return { shown, left: covers.length - shown.length };
  };
  const [by, whom] = [side("coveredBy"), side("covers")];
  const column = narrow ? width * 0.58 : Math.min(250, width * 0.235); // the rest holds the words on the lines
  const cards = { by: by.shown.map((cover) => coverBox(cover, column)), whom: whom.shown.map((cover) => coverBox(cover, column)), own: ownBox(post, narrow ? width : column) };
  if (!cards.by.length) cards.by.push(emptyBox(say("covered_by_none"), column, strengthOf(post) === null ? "mentioned" : levelOf(post)));
  if (!cards.whom.length) cards.whom.push(emptyBox(say("covers_none"), column, "mentioned"));
  const picture = narrow ? sceneDown(cards, width, post) : sceneAcross(cards, width, post);
  return { picture, left: { coveredBy: by.left, covers: whom.left } };
}

/** A cover by several posts is a line for each. */
const apart = (cover) => (cover.named.length > 1 ? cover.named.map((at) => ({ ...cover, named: [at] })) : [cover]);

const fontOf = (size, weight = 400) => `${weight} ${size}px ${theme.font}`;

/** A text in lines of a width. */
function linesIn(text, width, { size = 13, weight = 400, most = 4 } = {}) {
  const ctx = measure();
  ctx.font = fontOf(size, weight);
  return wrap(ctx, text, width, most).map((words) => ({ words, size, weight }));
}

/** What a box shows of a cover: a post with its state and its place, or in words who it is. */
function coverBox(cover, width) {
  const inner = width - 2 * FOCUS.pad;
  const [at] = cover.named;
  const words = coverWords(cover).filter((one) => one !== say("by.both"));
  const box = { width, cover, words: [at === undefined || cover.strength === "firm" ? null : say(`strength.${cover.strength}`), ...words].filter(Boolean) };
  if (at === undefined) {
    const [quote] = cover.quotes;
    const lines = linesIn(say(`mention.${cover.mention}`), inner, { weight: 600 }).concat(quote ? linesIn(say("quoted", { words: quote.words.replace(/\s+/g, " ") }), inner, { size: 11, most: 3 }) : []);
    return { ...box, level: LEVEL_OF_STRENGTH[cover.strength], lines, dashed: true };
  }
  return { ...box, at, level: levelOf(at), lines: postLines(at, inner), dashed: kindOf(at) === "mentioned" };
}

/** A post's name, where it is, and its state. */
const postLines = (at, width, size = 13) => [
  ...linesIn(nameOf(at), width, { size, weight: 600, most: 4 }),
  ...linesIn(whereIs(at), width, { size: 11, most: 3 }),
  ...linesIn(say(page.posts.state[at]), width - 17, { size: 11, most: 2 }).map((line, row) => ({ ...line, sign: row ? null : levelOf(at), indent: 17, strong: levelOf(at) })),
];

const ownBox = (at, width) => ({ width, at: null, own: true, level: levelOf(at), lines: postLines(at, width - 2 * FOCUS.pad, 15), dashed: kindOf(at) === "mentioned" });
const emptyBox = (text, width, level) => ({ width, level, lines: linesIn(text, width - 2 * FOCUS.pad, { size: 12, most: 6 }), dashed: true, empty: true, words: [] });

const heightOf = ({ lines }) => 2 * FOCUS.pad + lines.reduce((sum, { size }) => sum + size * 1.3, 0);

/** Covers on the left, the post in the middle, those whom it covers on the right. */
function sceneAcross({ by, whom, own }, width, post) {
  const gap = (width - 2 * by[0].width - own.width) / 2;
  const wordRoom = gap - 44;
  const heights = [stack(by, wordRoom), stack(whom, wordRoom), heightOf(own) + 70];
  const height = FOCUS.head + Math.max(...heights) + 20;
  const middle = FOCUS.head + (height - FOCUS.head) / 2;
  const svg = sceneOf(width, height);
  const centre = { x: (width - own.width) / 2, y: middle - heightOf(own) / 2, width: own.width, height: heightOf(own) };
  heading(svg, say("covered_by"), 0);
  heading(svg, say("covers"), width - whom[0].width);
  for (const [boxes, end] of [[by, "by"], [whom, "whom"]]) {
    const start = middle - stackHeight(boxes) / 2;
    for (const box of boxes) {
      const place = { x: end === "by" ? 0 : width - box.width, y: start + box.top, width: box.width, height: box.height };
      if (!box.empty) lineAcross(svg, box, place, centre, end);
      putBox(svg, box, place);
    }
  }
  putBox(svg, own, centre);
  superior(svg, post, centre);
  return svg;
}

/** The boxes one under another: each its height, and its place from the first; the height of all. */
function stack(boxes, room) {
  let top = 0;
  for (const box of boxes) {
    box.said = linesIn(box.words.join(" · "), room, { size: 11.5, most: 4 });
    box.height = Math.max(heightOf(box), 24 + box.said.length * FOCUS.small);
    box.top = top;
    top += box.height + FOCUS.gap;
  }
  return top - FOCUS.gap;
}

const stackHeight = (boxes) => boxes.at(-1).top + boxes.at(-1).height;

const sceneOf = (width, height) =>
  draw("svg", { class: "focus", viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": say("tab.focus") });

const heading = (svg, text, x, y = 16) => svg.append(draw("text", { x, y, class: "heading" }, text));

/** A line from a box to the middle, or from the middle to a box: straight where its words stand, then bent to the other end. */
function lineAcross(svg, box, place, centre, end) {
  const y = place.y + box.height / 2;
  const target = centre.y + centre.height / 2;
  const [near, far] = end === "by" ? [place.x + place.width, centre.x] : [place.x, centre.x + centre.width];
  const bend = end === "by" ? far - 32 : far + 32;
  const tip = end === "by" ? [far, target] : [near, y];
  const path = end === "by" ? `M${near} ${y} H${bend - 8} C${bend + 8} ${y} ${bend - 4} ${target} ${far - 9} ${target}` : `M${far} ${target} C${bend + 4} ${target} ${bend - 8} ${y} ${bend + 8} ${y} H${near - 9}`;
  svg.append(draw("path", { class: `cover ${box.cover.word}`, d: path }), arrowAt(...tip));
  const left = Math.min(near, bend) + 8;
  box.said.forEach(({ words }, row) => {
    const above = row < Math.ceil(box.said.length / 2);
    const base = above ? y - 6 - (Math.ceil(box.said.length / 2) - 1 - row) * FOCUS.small : y + 15 + (row - Math.ceil(box.said.length / 2)) * FOCUS.small;
    svg.append(draw("text", { x: left, y: base, class: "said" }, words));
  });
}

const arrowAt = (x, y) => draw("path", { class: "tip", d: `M${x} ${y} l-11 -5 v10 Z` });

/** One column, for a narrow window: covers above, those whom it covers below. Lines run down the right side. */
function sceneDown({ by, whom, own }, width, post) {
  const room = width - by[0].width - 30;
  const spine = width - 8;
  let y = FOCUS.head;
  const places = new Map();
  const put = (boxes) => {
    stack(boxes, room);
    for (const box of boxes) places.set(box, { x: 0, y: y + box.top, width: box.width, height: box.height });
    y += stackHeight(boxes);
  };
  put(by);
  const centre = { x: 0, y: y + 28, width, height: heightOf(own) };
  y = centre.y + centre.height + 52;
  put(whom);
  const svg = sceneOf(width, y + 10);
  heading(svg, say("covered_by"), 0);
  heading(svg, say("covers"), 0, centre.y + centre.height + 40);
  for (const [box, place] of places) {
    const over = place.y < centre.y;
    if (!box.empty) lineDown(svg, box, place, { spine, target: over ? centre.y : centre.y + centre.height, over });
    putBox(svg, box, place);
  }
  putBox(svg, own, centre);
  return svg;
}

function lineDown(svg, box, place, { spine, target, over }) {
  const y = place.y + box.height / 2;
  const near = place.width;
  svg.append(draw("path", { class: `cover ${box.cover.word}`, d: over ? `M${near} ${y} H${spine} V${target - 9}` : `M${spine} ${target} V${y} H${near + 9}` }));
  svg.append(over ? draw("path", { class: "tip", d: `M${spine} ${target} l-5 -11 h10 Z` }) : draw("path", { class: "tip", d: `M${near} ${y} l11 -5 v10 Z` }));
  const half = Math.ceil(box.said.length / 2);
  box.said.forEach(({ words }, row) => svg.append(draw("text", { x: near + 14, y: row < half ? y - 6 - (half - 1 - row) * FOCUS.small : y + 15 + (row - half) * FOCUS.small, class: "said" }, words)));
}

/** A box with its lines of text; a link where it is a post. */
function putBox(svg, box, place) {
  const parts = [draw("rect", { ...place, rx: 8, class: `box ${box.level} ${box.dashed ? "dashed" : ""} ${box.own ? "own" : ""}` })];
  let y = place.y + (place.height - heightOf(box)) / 2 + FOCUS.pad;
  for (const { words, size, weight, sign: level, indent = 0, strong } of box.lines) {
    if (level) parts.push(draw("g", { class: `sign ${level}`, transform: `translate(${place.x + FOCUS.pad} ${y + 1}) scale(.75)` }, signPaths(level)));
    parts.push(draw("text", { x: place.x + FOCUS.pad + indent, y: y + size, "font-size": size, "font-weight": weight, class: strong ?? (size < 13 ? "quiet" : "name") }, words));
    y += size * 1.3;
  }
  const { at } = box;
  if (at === null || at === undefined) svg.append(draw("g", {}, parts));
  else svg.append(draw("a", { ...linked({ post: at, unit: null }), "data-post": at, "aria-label": `${labelOf(at)}. ${[say(page.posts.state[at]), ...box.words].join(". ")}` }, parts));
}

/** To whom the post reports, above it. */
function superior(svg, post, centre) {
  const [first, ...others] = supervisorsOf(post);
  if (first === undefined) return;
  const name = nameOf(first) + (others.length ? ` +${others.length}` : "");
  const y = centre.y - 30;
  const lines = linesIn(name, centre.width - 4, { size: 12, most: 2 });
  const x = centre.x + centre.width / 2;
  svg.append(draw("path", { class: "up", d: `M${x} ${centre.y} V${y + 10}` }));
  const words = lines.map(({ words: text }, row) => draw("text", { x, y: y - (lines.length - 1 - row) * 15, class: "boss" }, text));
  svg.append(draw("text", { x, y: y - lines.length * 15, class: "said middle" }, say("fact.supervisor")));
  svg.append(draw("a", { ...linked({ post: first, unit: null }), "data-post": first }, words));
}
