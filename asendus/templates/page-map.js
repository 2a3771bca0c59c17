"use strict";
// The map: every post a square in its unit's block, coloured by its worst finding. Only what is in sight is painted, and a block
// whose squares would be too small to see is painted as shares.

const CELL = 12;
const INSIDE = { title: 14, pad: 6, gap: 10 };
const NAMED = 400; // up to so many posts every block is as wide as its name
const SMALLEST = 2.5; // pixels of a square that can be seen

addPanel({
  name: "map",
  camera: null,
  hovered: null,

  show(changed) {
    if (!this.camera) this.start();
    if (changed.has("view") || changed.has("language") || changed.has("legend")) this.fillBelow();
    this.camera.redraw();
    const { post, unit } = state.place;
    if (!changed.has("post") && !changed.has("unit") && !changed.has("view")) return;
    if (post !== null) this.camera.reveal(this.land.squareOf(post), 0.9);
    else if (unit !== null) this.camera.reveal(this.land.blocks[unit], 0.5);
  },

  start() {
    this.land = layMap();
    this.box = make("div", { class: "canvas", tabindex: "0", role: "application" });
    this.below = make("div", { class: "below" });
    this.tip = make("div", { class: "tip", hidden: "" });
    this.said = make("p", { class: "hidden", role: "status" });
    this.section.replaceChildren(this.box, this.tip, this.below, this.said);
    readTheme();
    this.camera = new Camera(this.box, { nodes: [], edges: [], paint: (ctx) => this.paint(ctx), extent: () => ({ x: 0, y: 0, ...this.land.size }), least: 0.05, most: 2.2 });
    this.camera.fit();
    this.camera.network.on("click", ({ pointer }) => this.choose(pointer.canvas));
    this.box.addEventListener("mousemove", (event) => this.hover(event));
    this.box.addEventListener("mouseleave", () => (this.tip.hidden = true));
    this.box.addEventListener("keydown", (event) => this.key(event));
  },

  fillBelow() {
    this.box.setAttribute("aria-label", say("map_label"));
    this.below.replaceChildren(make("div", { class: "legend" }, levelSwitches(), make("p", { class: "note" }, say("map_hint"))), this.camera.buttons());
  },

  choose(point) {
    const at = this.land.postAt(point);
    if (at !== null) return go({ post: at, unit: null });
    const unit = this.land.unitAt(point);
    return unit === null ? go({ post: null, unit: null }) : go({ post: null, unit });
  },

  hover(event) {
    const point = this.camera.fromWindow(event);
    const at = this.land.postAt(point);
    const unit = at === null ? this.land.unitAt(point) : null;
    this.tip.hidden = at === null && unit === null;
    this.box.style.cursor = this.tip.hidden ? "" : "pointer";
    if (this.tip.hidden) return;
    const words = at === null ? [make("b", {}, page.units[unit].label), make("small", {}, sayCount("posts", page.units[unit].end - page.units[unit].first))] : [make("b", {}, nameOf(at)), make("small", {}, whereIs(at)), chip(levelOf(at), say(page.posts.state[at]))];
    this.tip.replaceChildren(...words);
    const { left, top, width } = this.section.getBoundingClientRect();
    const x = event.clientX - left;
    this.tip.style.left = `${Math.min(x + 14, width - 250)}px`;
    this.tip.style.top = `${event.clientY - top + 16}px`;
  },

  /** Arrow keys walk over the posts in their order, row by row within a unit. */
  key(event) {
    const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 };
    if (event.key === "Enter" && state.place.post !== null) go({ view: "focus" });
    else if (event.key in steps && page.count) {
      const at = Math.min(page.count - 1, Math.max(0, (state.place.post ?? -1) + steps[event.key]));
      go({ post: at, unit: null }, { replace: state.place.post !== null });
      this.said.textContent = `${nameOf(at)}, ${whereIs(at)}: ${say(page.posts.state[at])}`;
    } else return;
    event.preventDefault();
  },

  repaint() {
    this.camera?.redraw();
  },

  paint(ctx) {
    const { sight, scale } = this.camera;
    const { land } = this;
    land.blocks.forEach((block, unit) => {
      if (overlaps(block, sight) && block.width * scale > 4) paintLand(ctx, block, unit, scale);
    });
    if (land.homes.own) paintSquares(ctx, land.homes, sight, scale);
    const { post } = state.place;
    if (post === null) return;
    const box = land.squareOf(post);
    ctx.lineWidth = 2.5 / Math.min(1, scale);
    ctx.strokeStyle = theme.accent;
    ctx.strokeRect(box.x - 3, box.y - 3, box.width + 6, box.height + 6);
  },
});

/** A block with its name, and its own squares or, where they are too small, their shares. */
function paintLand(ctx, block, unit, scale) {
  const { depth, label, first, own } = page.units[unit];
  ctx.fillStyle = depth % 2 ? theme.block : theme["block-inner"];
  ctx.fillRect(block.x, block.y, block.width, block.height);
  ctx.lineWidth = (state.place.unit === unit ? 3 : 1) / Math.max(scale, 0.3);
  ctx.strokeStyle = state.place.unit === unit ? theme.accent : theme.line;
  ctx.strokeRect(block.x, block.y, block.width, block.height);
  const size = Math.min(40, Math.max(10, 11 / scale));
  if (size <= block.title && block.width * scale > 36) {
    ctx.font = `600 ${size}px ${theme.font}`;
    ctx.fillStyle = theme.ink;
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.fillText(cut(ctx, label, block.width - 8), block.x + 5, block.y + block.title / 2 + 1);
  }
  if (own) paintSquares(ctx, { ...block.grid, first, own }, null, scale);
}

function paintSquares(ctx, { x, y, across, first, own }, sight, scale) {
  if (CELL * scale < SMALLEST) {
    const counts = countLevels(first, first + own);
    let left = x;
    const width = across * CELL;
    counts.forEach((count, level) => {
      ctx.fillStyle = theme[page.levels[level]].strong;
      ctx.fillRect(left, y, (width * count) / own, Math.ceil(own / across) * CELL);
      left += (width * count) / own;
    });
    return;
  }
  const signs = CELL * scale > 11;
  const colours = page.levels.map((level) => (state.hidden.has(level) ? theme.line : theme[level].strong));
  const size = CELL - 2;
  for (let number = 0; number < own; number += 1) {
    const at = first + number;
    const level = page.posts.level[at];
    const [left, top] = [x + (number % across) * CELL + 1, y + Math.floor(number / across) * CELL + 1];
    ctx.fillStyle = colours[level];
    if (page.levels[level] === "mentioned") {
      ctx.strokeStyle = colours[level];
      ctx.lineWidth = 1;
      ctx.strokeRect(left + 1, top + 1, size - 2, size - 2);
    } else if (signs && !state.hidden.has(page.levels[level])) paintSign(ctx, page.levels[level], left, top, size);
    else ctx.fillRect(left, top, size, size);
  }
}

/** Where everything stands on the map: blocks of units, in each a grid of its own posts, then the blocks of the units in it. */
function layMap() {
  const blocks = page.units.map(() => null);
  const sizes = page.units.map(() => null);
  for (let at = page.units.length - 1; at >= 0; at -= 1) sizes[at] = sizeOf(at, sizes); // inner units stand after their unit
  const homes = { x: 0, y: 0, across: Math.max(1, Math.ceil(Math.sqrt(homeless() * 3))), first: 0, own: homeless() };
  const top = homes.own ? (Math.ceil(homes.own / homes.across) + 1) * CELL : 0;
  const whole = shelved(topUnits(), sizes, 1.5);
  const put = (units, x, y, shelf) => {
    units.forEach((at, number) => {
      const { width, height, grid, inner, title } = sizes[at];
      const [left, up] = shelf.places[number];
      blocks[at] = { x: x + left, y: y + up, width, height, title, grid: { ...grid, x: x + left + INSIDE.pad, y: y + up + title } };
      put(page.units[at].inner, x + left + INSIDE.pad, y + up + title + grid.height, inner);
    });
  };
  put(topUnits(), 0, top, whole);
  const size = { width: Math.max(whole.width, homes.across * CELL, 1), height: Math.max(top + whole.height, CELL) };
  return { blocks, homes, size, ...asking(blocks, homes) };
}

/** How large a unit's block is, with the grid of its posts and the shelves of the units in it. */
function sizeOf(at, sizes) {
  const { own, inner, depth, label } = page.units[at];
  const title = depth > 1 ? INSIDE.title : Math.min(34, Math.max(16, Math.sqrt(page.count) * 0.7)); // seen from as far as the map is large
  const shelf = shelved(inner, sizes, depth > 1 ? 1.4 : 3);
  const across = Math.max(page.count > NAMED ? 4 : 6, Math.ceil(Math.sqrt(own * 1.6)), Math.floor(Math.min(shelf.width, 1200) / CELL));
  const used = Math.min(across, Math.max(own, 1));
  const grid = { across, height: own ? Math.ceil(own / across) * CELL + INSIDE.pad : 0 };
  const letters = page.count > NAMED ? (depth > 1 ? 0 : 12) : 6.4;
  const name = Math.min(210, label.length * letters); // as wide as its name, up to a line of usual length
  const width = Math.max(shelf.width, used * CELL, name) + 2 * INSIDE.pad;
  return { width, height: title + grid.height + (inner.length ? shelf.height + INSIDE.pad : 0), grid, inner: shelf, title };
}

/** Blocks side by side on shelves, about so many times wider than high: their places, and the size of all. */
function shelved(units, sizes, ratio) {
  const area = units.reduce((sum, at) => sum + (sizes[at].width + INSIDE.gap) * (sizes[at].height + INSIDE.gap), 0);
  const room = Math.max(Math.sqrt(area * ratio), ...units.map((at) => sizes[at].width));
  let [x, y, high, wide] = [0, 0, 0, 0];
  const places = units.map((at) => {
    const { width, height } = sizes[at];
    if (x && x + width > room) [x, y, high] = [0, y + high + INSIDE.gap, 0];
    const place = [x, y];
    x += width + INSIDE.gap;
    wide = Math.max(wide, x - INSIDE.gap);
    high = Math.max(high, height);
    return place;
  });
  return { places, width: wide, height: y + high };
}

/** What stands where on the map. */
function asking(blocks, homes) {
  const gridOf = (at) => {
    const unit = page.posts.unit[at];
    return unit === null ? homes : { ...blocks[unit].grid, first: page.units[unit].first, own: page.units[unit].own };
  };
  const inGrid = ({ x, y, across, first, own }, point) => {
    const [column, row] = [Math.floor((point.x - x) / CELL), Math.floor((point.y - y) / CELL)];
    const number = row * across + column;
    return column >= 0 && row >= 0 && column < across && number < own ? first + number : null;
  };
  const unitAt = (point) => {
    let found = null;
    let units = topUnits();
    while (units.length) {
      const hit = units.find((at) => holds(blocks[at], point));
      if (hit === undefined) return found;
      found = hit;
      units = page.units[hit].inner;
    }
    return found;
  };
  return {
    unitAt,
    squareOf(at) {
      const { x, y, across, first } = gridOf(at);
      return { x: x + ((at - first) % across) * CELL, y: y + Math.floor((at - first) / across) * CELL, width: CELL, height: CELL };
    },
    postAt(point) {
      const unit = unitAt(point);
      return inGrid(unit === null ? homes : { ...blocks[unit].grid, first: page.units[unit].first, own: page.units[unit].own }, point);
    },
  };
}
