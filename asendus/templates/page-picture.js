"use strict";
// The picture: which boxes there are at the moment, where they stand, and how they are drawn.
// vis-network gives camera, selection and lines; boxes and blocks are painted here, text always by fillText.

const LEGIBLE = 0.73; // the smallest zoom the page chooses by itself: 13 px labels at 9.5 px
const LARGEST = 1.25;
const SIGNS = {
  high: "M8 0 A8 8 0 1 1 7.99 0 Z M5 5 L11 11 M11 5 L5 11",
  medium: "M8 0.5 L15.8 15 L0.2 15 Z M8 5.5 L8 10 M8 12.2 L8 13",
  low: "M1 1 H15 V15 H1 Z M8 7 L8 12 M8 4 L8 4.8",
  fine: "M8 0 A8 8 0 1 1 7.99 0 Z M4.4 8.3 L7 11 L11.8 5.4",
  mentioned: "M8 1 A7 7 0 1 1 7.99 1 Z",
};
const SIGN_PARTS = Object.fromEntries(
  Object.entries(SIGNS).map(([level, path]) => {
    const shape = path.slice(0, path.indexOf("Z") + 1);
    return [level, { shape, mark: path.slice(shape.length), shapePath: new Path2D(shape), markPath: new Path2D(path.slice(shape.length)) }];
  }),
);

const picture = {
  container: document.getElementById("network"),
  nodes: new vis.DataSet(),
  edges: new vis.DataSet(),
  network: null,
  theme: {},
  moved: false,
  fitted: false,
};

/** Colours come from the style sheet, so that light, dark and print are told in one place. */
function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const names = ["ink", "muted", "paper", "panel", "line", "block", "block-inner", "accent", "substitution", "reporting"];
  picture.theme = Object.fromEntries(names.map((name) => [name, colour(name)]));
  for (const level of LEVELS) picture.theme[level] = { strong: colour(level), soft: colour(`${level}-soft`) };
  picture.theme.font = getComputedStyle(document.body).fontFamily;
}

// --- What is open, and what moves when something is folded -----------------------------------------------------------

const isOpen = (unit) => state.open.has(unit);
const unitBox = (unit) => {
  const [x, y, width, height] = page.units[unit].place;
  return { x, y, width, height };
};

/** The outermost folded unit among a unit and those around it, or null. */
function foldedAround(unit) {
  if (unit === null) return null;
  return branch(unit).reverse().find((at) => !isOpen(at)) ?? null;
}

/** Units that are folded and not inside another folded one, with the height each saves. */
function foldedUnits() {
  const units = [];
  page.units.forEach((unit, at) => {
    if (foldedAround(at) === at) units.push({ at, column: unit.column, y: unitBox(at).y, saves: unitBox(at).height - page.folding.height });
  });
  return units;
}

/** How far up a place moves: by what the folded units above it in its column save. */
const shift = (column, y, folded) =>
  folded.reduce((sum, unit) => sum + (unit.column === column && unit.y < y ? unit.saves : 0), 0);

/** The blocks of open units, outermost first. */
function openBlocks(folded) {
  const blocks = [];
  page.units.forEach((unit, at) => {
    if (foldedAround(at) !== null) return;
    const box = unitBox(at);
    const inside = folded.filter((other) => branch(other.at).includes(at));
    const saved = inside.reduce((sum, other) => sum + other.saves, 0);
    blocks.push({ unit: at, depth: branch(at).length, x: box.x, y: box.y - shift(unit.column, box.y, folded), width: box.width, height: box.height - saved });
  });
  return blocks.sort((one, other) => one.depth - other.depth);
}

// --- Nodes and edges of the moment ------------------------------------------------------------------------------------

function currentNodes(folded) {
  const nodes = [];
  for (const node of graph.nodes) {
    if (foldedAround(page.posts[node.post].unit) === null) {
      nodes.push({ id: node.id, x: node.x, y: node.y - shift(node.column, node.y, folded), box: [node.width, node.height] });
    }
  }
  for (const { at, column, y } of folded) {
    const box = unitBox(at);
    nodes.push({ id: `u${at}`, x: box.x + box.width / 2, y: y - shift(column, y, folded) + page.folding.height / 2, box: [box.width, page.folding.height] });
  }
  return nodes;
}

/** Where an edge ends at the moment: at the post, or at the folded unit that hides it. */
function endOf(id) {
  const hidden = foldedAround(page.posts[Number(id.slice(1))].unit);
  return hidden === null ? id : `u${hidden}`;
}

function currentEdges() {
  const edges = new Map();
  for (const edge of graph.edges) {
    const [from, to] = [endOf(edge.from), endOf(edge.to)];
    const hidden = from.startsWith("u") || to.startsWith("u");
    if (!state.show[edge.kind] || from === to || (hidden && edge.kind === "reporting")) continue; // the blocks tell it
    const key = `${edge.kind} ${from} ${to}`;
    const known = edges.get(key);
    if (known) {
      known.count += 1;
      if (STRENGTHS.indexOf(edge.strength) < STRENGTHS.indexOf(known.strength)) known.strength = edge.strength;
    } else {
      edges.set(key, { id: key, from, to, kind: edge.kind, strength: edge.strength, count: 1 });
    }
  }
  return [...edges.values()].map(styledEdge);
}

const DASHES = { firm: false, unverified: [2, 5], hollow: [2, 5] };

function styledEdge(edge) {
  const { theme } = picture;
  const focus = state.hovered ?? focusId();
  const near = focus === null || edge.from === focus || edge.to === focus;
  const substitution = edge.kind === "substitution";
  const strong = near && focus !== null;
  const colour = substitution ? theme.substitution : theme.reporting;
  const opacity = near ? (substitution ? 0.95 : 0.8) : state.selected === null ? 0.35 : 0.12;
  return {
    ...edge,
    color: { color: colour, highlight: colour, hover: colour, opacity },
    width: (substitution ? 2 : 1) + (strong ? 1 : 0) + Math.min(2, Math.log2(edge.count) / 2),
    dashes: substitution ? DASHES[edge.strength] ?? [9, 5] : [4, 4],
    arrows: { to: { enabled: true, scaleFactor: substitution ? 0.6 : 0.35, type: "arrow" } },
    smooth: substitution
      ? { enabled: true, type: "curvedCW", roundness: 0.16 }
      : { enabled: true, type: "cubicBezier", forceDirection: "vertical", roundness: 0.45 },
    label: edge.count > 1 ? String(edge.count) : undefined,
  };
}

/** The box that stands for the selected post at the moment. */
const focusId = () => (state.selected === null ? null : endOf(`p${state.selected}`));

/** True for boxes that stay bright: all when nothing is selected, else the post and its neighbours. */
function isNear(id) {
  if (state.selected === null || id.startsWith("u")) return true;
  const post = Number(id.slice(1));
  return post === state.selected || index.neighbours[state.selected].has(post);
}

/** Put the nodes and edges of the moment into the picture. */
function rebuild() {
  const folded = foldedUnits();
  picture.folded = folded;
  picture.blocks = openBlocks(folded);
  picture.edges.clear();
  picture.nodes.clear();
  picture.nodes.add(currentNodes(folded).map((node) => ({ ...node, shape: "custom", ctxRenderer: paintNode, size: 10 })));
  sizeShapes();
  picture.edges.add(currentEdges());
}

/** vis learns a custom shape's size only when it first paints it; lines need it before. */
function sizeShapes() {
  picture.nodes.forEach((node) => {
    const { shape } = picture.network.body.nodes[node.id];
    [shape.customSizeWidth, shape.customSizeHeight] = node.box;
    shape.refreshNeeded = true;
  });
}

function restyle() {
  picture.edges.update(currentEdges());
  picture.network.redraw();
}

// --- Painting ---------------------------------------------------------------------------------------------------------

const widths = new Map();

function widthOf(ctx, text) {
  const key = `${ctx.font}\n${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    width = ctx.measureText(text).width;
    widths.set(key, width);
  }
  return width;
}

/** As much of the text as fits, ended by an ellipsis where it is cut. */
function cut(ctx, text, width) {
  if (widthOf(ctx, text) <= width) return text;
  let end = text.length;
  while (end > 0 && widthOf(ctx, `${text.slice(0, end).trimEnd()}…`) > width) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

/** A word in pieces that fit: broken after a hyphen inside it where there is one, else where it must be. */
function breakWord(ctx, word, width) {
  const pieces = [];
  let rest = word;
  while (widthOf(ctx, rest) > width && rest.length > 1) {
    let end = rest.length;
    while (end > 1 && widthOf(ctx, `${rest.slice(0, end)}-`) > width) end -= 1;
    const hyphen = rest.lastIndexOf("-", end - 1);
    end = hyphen > 2 ? hyphen + 1 : end;
    pieces.push(rest.slice(0, end).endsWith("-") ? rest.slice(0, end) : `${rest.slice(0, end)}-`);
    rest = rest.slice(end);
  }
  return [...pieces, rest];
}

/** The text in at most `most` lines. */
function wrap(ctx, text, width, most) {
  const lines = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean).flatMap((long) => breakWord(ctx, long, width))) {
    const longer = line ? `${line} ${word}` : word;
    if (line && widthOf(ctx, longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  if (line) lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), cut(ctx, lines.slice(most - 1).join(" "), width)];
}

function roundBox(ctx, x, y, width, height, radius) {
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, radius);
}

function paintSign(ctx, level, x, y, size) {
  const { shapePath, markPath } = SIGN_PARTS[level];
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(size / 16, size / 16);
  ctx.lineWidth = 2;
  ctx.lineCap = "round";
  if (level === "mentioned") {
    ctx.strokeStyle = picture.theme.mentioned.strong;
    ctx.setLineDash([3, 3]);
    ctx.stroke(shapePath);
  } else {
    ctx.fillStyle = picture.theme[level].strong;
    ctx.fill(shapePath);
    ctx.strokeStyle = picture.theme.paper;
    ctx.stroke(markPath);
  }
  ctx.restore();
}

/** vis asks for a function that paints, and for the size. */
function paintNode({ ctx, id, x, y }) {
  const [width, height] = picture.nodes.get(id).box;
  const at = Number(id.slice(1));
  const corner = { x: x - width / 2, y: y - height / 2, width, height };
  const paint = id.startsWith("p") ? paintPost : paintFolded;
  return { drawNode: () => paint(ctx, at, corner, id), nodeDimensions: { width, height } };
}

function paintPost(ctx, at, box, id) {
  const { theme } = picture;
  const post = page.posts[at];
  const level = theme[post.level];
  const mentioned = post.kind === "mentioned";
  const selected = state.selected === at;
  roundBox(ctx, box.x, box.y, box.width, box.height, 7);
  ctx.fillStyle = theme.paper; // opaque: lines pass behind
  ctx.fill();
  ctx.globalAlpha = isNear(id) || state.hovered === id ? 1 : 0.5;
  ctx.fillStyle = level.soft;
  ctx.fill();
  ctx.setLineDash(mentioned ? [5, 4] : []);
  ctx.lineWidth = selected ? 3.5 : state.hovered === id ? 2.5 : 1.4;
  ctx.strokeStyle = selected ? theme.accent : level.strong;
  ctx.stroke();
  ctx.setLineDash([]);
  if (picture.network.getScale() < 0.45) paintFar(ctx, post, box);
  else paintText(ctx, post, box);
  ctx.globalAlpha = 1;
}

function paintFar(ctx, post, box) {
  const size = Math.min(box.height - 16, 44);
  paintSign(ctx, post.level, box.x + (box.width - size) / 2, box.y + (box.height - size) / 2, size);
}

function paintText(ctx, post, box) {
  const { theme } = picture;
  const inner = box.width - 14;
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  ctx.fillStyle = post.kind === "mentioned" ? theme.muted : theme.ink;
  const { lines, step } = fitName(ctx, post, inner, box.height - 20);
  const top = box.y + (box.height - 18 - lines.length * step) / 2;
  lines.forEach((line, row) => ctx.fillText(line, box.x + 7, top + step / 2 + (box.height < 50 ? 2 : 1) + row * step));
  ctx.font = `400 11px ${theme.font}`;
  ctx.fillStyle = theme[post.level].strong;
  const base = box.y + box.height - (box.height < 50 ? 11 : 13);
  paintSign(ctx, post.level, box.x + 7, base - 6, 11);
  ctx.fillText(cut(ctx, say(post.state), inner - 15), box.x + 22, base);
}

/** A post's name in the lines that fit; in smaller letters where that saves it from being cut. */
function fitName(ctx, post, width, height) {
  const weight = post.kind === "mentioned" ? "400" : "600";
  for (const [size, step] of [[13, 16], [11, 13]]) {
    ctx.font = `${weight} ${size}px ${picture.theme.font}`;
    const lines = wrap(ctx, post.name, width, Math.max(1, Math.floor(height / step)));
    if (size === 11 || !lines.at(-1)?.endsWith("…")) return { lines, step };
  }
  return null;
}

/** A folded unit: its name, how many posts, and how many of each level, as a bar and in numbers. */
function paintFolded(ctx, unit, box, id) {
  const { theme } = picture;
  const posts = postsWithin(unit);
  roundBox(ctx, box.x, box.y, box.width, box.height, 9);
  ctx.fillStyle = theme.panel;
  ctx.fill();
  ctx.lineWidth = state.hovered === id ? 2.5 : 1.4;
  ctx.strokeStyle = focusId() === id ? theme.accent : theme.muted;
  ctx.stroke();
  paintTitle(ctx, `▸ ${page.units[unit].label}`, sayCount("posts", posts.length), box, theme.ink);
  paintShares(ctx, posts, { x: box.x + 12, y: box.y + 36, width: box.width - 24, height: 14 });
}

function paintShares(ctx, posts, box) {
  let x = box.x;
  for (const level of LEVELS) {
    const count = posts.filter((post) => page.posts[post].level === level).length;
    if (!count) continue;
    const width = (box.width * count) / posts.length;
    ctx.fillStyle = picture.theme[level].soft;
    ctx.fillRect(x, box.y, width, box.height);
    ctx.fillStyle = picture.theme[level].strong;
    ctx.fillRect(x, box.y + box.height - 3, width, 3);
    if (width > 30) {
      paintSign(ctx, level, x + 3, box.y, 10);
      ctx.font = `600 10px ${picture.theme.font}`;
      ctx.fillText(String(count), x + 16, box.y + 5.5);
    }
    x += width;
  }
}

function paintTitle(ctx, title, more, box, colour) {
  const { theme } = picture;
  const size = Math.min(20, Math.max(13, 10 / picture.network.getScale()));
  ctx.textBaseline = "middle";
  ctx.font = `400 11px ${theme.font}`;
  const right = more ? widthOf(ctx, more) + 10 : 0;
  ctx.fillStyle = theme.muted;
  ctx.textAlign = "right";
  if (more) ctx.fillText(more, box.x + box.width - 12, box.y + 18);
  ctx.textAlign = "left";
  ctx.font = `600 ${size}px ${theme.font}`;
  ctx.fillStyle = colour;
  ctx.fillText(cut(ctx, title, box.width - 24 - right), box.x + 12, box.y + 17);
}

function paintBlocks(ctx) {
  const { theme } = picture;
  for (const block of picture.blocks) {
    roundBox(ctx, block.x, block.y, block.width, block.height, 10);
    ctx.fillStyle = block.depth % 2 ? theme.block : theme["block-inner"];
    ctx.fill();
    ctx.lineWidth = 1;
    ctx.strokeStyle = theme.line;
    ctx.stroke();
    paintTitle(ctx, `▾ ${page.units[block.unit].label}`, "", block, theme.ink);
  }
}

// --- Camera -----------------------------------------------------------------------------------------------------------

/** The rectangle around everything that is there at the moment. */
function extent() {
  const boxes = picture.nodes.get().map((node) => ({ x: node.x - node.box[0] / 2, y: node.y - node.box[1] / 2, width: node.box[0], height: node.box[1] }));
  const all = boxes.concat(picture.blocks);
  if (!all.length) return { left: 0, top: 0, right: 100, bottom: 100 };
  return {
    left: Math.min(...all.map((box) => box.x)),
    top: Math.min(...all.map((box) => box.y)),
    right: Math.max(...all.map((box) => box.x + box.width)),
    bottom: Math.max(...all.map((box) => box.y + box.height)),
  };
}

/** Show everything; where that would be too small to read, and `whole` is not asked, the upper left of it. */
function fit(whole = false) {
  const { clientWidth, clientHeight } = picture.container;
  if (!clientWidth || !clientHeight) return;
  const { left, top, right, bottom } = extent();
  const margin = 10;
  const wide = (clientWidth - 2 * margin) / (right - left);
  const high = (clientHeight - 2 * margin) / (bottom - top);
  const least = whole ? 0.05 : LEGIBLE;
  const scale = Math.min(LARGEST, Math.max(least, Math.min(wide, high)));
  const x = wide >= scale ? (left + right) / 2 : left - margin / scale + clientWidth / 2 / scale;
  const y = high >= scale ? (top + bottom) / 2 : top - margin / scale + clientHeight / 2 / scale;
  picture.network.moveTo({ position: { x, y }, scale });
}

/** Bring a box into sight, moving no more than is needed. */
function reveal(id) {
  const node = picture.nodes.get(id);
  const scale = Math.max(picture.network.getScale(), LEGIBLE);
  const { x, y } = picture.network.canvasToDOM({ x: node.x, y: node.y });
  const [halfWidth, halfHeight] = node.box.map((length) => (length * scale) / 2);
  const { clientWidth, clientHeight } = picture.container;
  const seen = x > halfWidth && x < clientWidth - halfWidth && y > halfHeight && y < clientHeight - halfHeight;
  if (!seen || scale > picture.network.getScale()) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    picture.network.moveTo({ position: { x: node.x, y: node.y }, scale, animation: calm ? false : { duration: 250 } });
  }
}

function zoomBy(factor) {
  picture.moved = true;
  picture.network.moveTo({ scale: Math.min(3, Math.max(0.05, picture.network.getScale() * factor)) });
}

/** The open unit whose name stands at a point of the picture, or null. */
function titleAt({ x, y }) {
  const hit = picture.blocks.findLast(
    (block) => x >= block.x && x <= block.x + block.width && y >= block.y && y <= block.y + page.folding.title,
  );
  return hit ? hit.unit : null;
}

function startPicture({ onPost, onUnit, onNothing }) {
  readTheme();
  picture.network = new vis.Network(picture.container, { nodes: picture.nodes, edges: picture.edges }, {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { dragNodes: false, hover: true, selectConnectedEdges: false, hoverConnectedEdges: false, keyboard: false, zoomSpeed: 0.6 },
    nodes: { borderWidth: 0, chosen: false },
    edges: { chosen: false, selectionWidth: 0, hoverWidth: 0, font: { size: 11, align: "middle", strokeWidth: 3 } },
  });
  rebuild();
  fit();
  const { network } = picture;
  network.on("beforeDrawing", paintBlocks);
  network.on("click", ({ nodes, pointer }) => {
    const unit = nodes.length ? null : titleAt(pointer.canvas);
    if (nodes.length) (nodes[0].startsWith("p") ? onPost : onUnit)(Number(nodes[0].slice(1)));
    else if (unit !== null) onUnit(unit);
    else onNothing();
  });
  network.on("hoverNode", ({ node }) => hover(node));
  network.on("blurNode", () => hover(null));
  network.on("dragStart", () => (picture.moved = true));
  network.on("zoom", ({ scale }) => {
    picture.moved = true;
    if (scale < 0.05 || scale > 3) network.moveTo({ scale: Math.min(3, Math.max(0.05, scale)) });
  });
  picture.container.addEventListener("mousemove", (event) => {
    const { left, top } = picture.container.getBoundingClientRect();
    const point = network.DOMtoCanvas({ x: event.clientX - left, y: event.clientY - top });
    picture.container.style.cursor = state.hovered !== null || titleAt(point) !== null ? "pointer" : "";
  });
  const fitAgain = () => {
    if (!picture.moved && state.selected === null) fit();
  };
  new ResizeObserver(fitAgain).observe(picture.container);
  network.on("resize", fitAgain); // the canvas takes its new size after the container did, and moves the view by it
}

function hover(id) {
  state.hovered = id;
  restyle();
}

/** Colours have changed: light to dark, or to paper. */
function repaint() {
  readTheme();
  restyle();
}

/** For paper: a copy of the whole picture in the colours of paper, since the picture's own canvas keeps its window's shape. */
function copyForPrint() {
  const { network, container } = picture;
  const view = { position: network.getViewPosition(), scale: network.getScale() };
  document.documentElement.classList.add("printing");
  repaint();
  fit(true);
  network.redraw();
  const drawn = container.querySelector("canvas");
  const copy = document.createElement("canvas");
  copy.className = "printed";
  [copy.width, copy.height] = [drawn.width, drawn.height];
  copy.getContext("2d").drawImage(drawn, 0, 0);
  container.after(copy);
  network.moveTo(view);
}

function dropPrintCopy() {
  for (const copy of document.querySelectorAll(".printed")) copy.remove();
  document.documentElement.classList.remove("printing");
  repaint();
}
