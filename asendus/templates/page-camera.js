"use strict";
// What the picture of units and the map have in common: vis-network as a camera, buttons for it, and a copy for paper.

const LEGIBLE = 0.73; // the smallest zoom the page chooses by itself: 13 px labels at 9.5 px
const LARGEST = 1.25;
const ZOOM = { least: 0.02, most: 3 };
const MARGIN = 10;

/** A camera over a container. It paints by `paint(ctx, look)` behind vis' own nodes and lines; `extent()` is all there is to see. */
class Camera {
  constructor(container, { nodes, edges, paint, extent, least, most = LARGEST }) {
    Object.assign(this, { container, extent, least, most, moved: false });
    const still = { physics: false, layout: { improvedLayout: false } };
    const interaction = { dragNodes: false, hover: true, selectConnectedEdges: false, hoverConnectedEdges: false, keyboard: false, zoomSpeed: 0.6 };
    const looks = { nodes: { borderWidth: 0, chosen: false }, edges: { chosen: false, selectionWidth: 0, hoverWidth: 0 } };
    this.network = new vis.Network(container, { nodes, edges }, { ...still, interaction, ...looks });
    this.network.on("beforeDrawing", paint);
    this.network.on("dragStart", () => (this.moved = true));
    this.network.on("zoom", ({ scale }) => {
      this.moved = true;
      if (scale < ZOOM.least || scale > ZOOM.most) this.network.moveTo({ scale: Math.min(ZOOM.most, Math.max(ZOOM.least, scale)) });
    });
    const again = () => container.clientWidth && !this.moved && this.fit();
    new ResizeObserver(again).observe(container);
    this.network.on("resize", again); // the canvas takes its new size after the container did, and moves the view by it
  }

  get scale() {
    return this.network.getScale();
  }

  redraw() {
    this.network.redraw();
  }

  /** What of the picture is in sight, in its own lengths. */
  get sight() {
    const { x, y } = this.network.DOMtoCanvas({ x: 0, y: 0 });
    return { x, y, width: this.container.clientWidth / this.scale, height: this.container.clientHeight / this.scale };
  }

  /** Show everything; where that would be too small to read, and `whole` is not asked, the upper left of it. */
  fit(whole = false) {
    const { clientWidth, clientHeight } = this.container;
    if (!clientWidth || !clientHeight) return;
    const { x: left, y: top, width, height } = this.extent();
    const wide = (clientWidth - 2 * MARGIN) / width;
    const high = (clientHeight - 2 * MARGIN) / height;
    const scale = Math.min(this.most, Math.max(whole ? ZOOM.least : this.least, Math.min(wide, high)));
    const x = wide >= scale ? left + width / 2 : left - MARGIN / scale + clientWidth / 2 / scale;
    const y = high >= scale ? top + height / 2 : top - MARGIN / scale + clientHeight / 2 / scale;
    this.network.moveTo({ position: { x, y }, scale });
  }

  /** Bring a box into sight, moving no more than is needed; its upper left corner where it is larger than the window. */
  reveal(box, least = this.least) {
    const scale = Math.max(this.scale, least);
    const { clientWidth, clientHeight } = this.container;
    const [wide, high] = [clientWidth / scale, clientHeight / scale];
    const { x, y, width, height } = this.sight;
    const seen = box.x >= x && box.y >= y && box.x + box.width <= x + width && box.y + box.height <= y + height;
    if (seen && scale === this.scale) return;
    this.moved = true;
    const middle = (from, length, room) => (length + 40 <= room ? from + length / 2 : from - 16 + room / 2);
    const all = this.extent();
    const position = { x: within(middle(box.x, box.width, wide), wide, all.x, all.width), y: within(middle(box.y, box.height, high), high, all.y, all.height) };
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.network.moveTo({ position, scale, animation: calm ? false : { duration: 250 } });
  }

  zoomBy(factor) {
    this.moved = true;
    this.network.moveTo({ scale: Math.min(ZOOM.most, Math.max(ZOOM.least, this.scale * factor)) });
  }

  /** A place of the picture as a point of the window. */
  toWindow(place) {
    const { left, top } = this.container.getBoundingClientRect();
    const { x, y } = this.network.canvasToDOM(place);
    return { x: left + x, y: top + y };
  }

  /** The place of the picture under a pointer. */
  fromWindow({ clientX, clientY }) {
    const { left, top } = this.container.getBoundingClientRect();
    return this.network.DOMtoCanvas({ x: clientX - left, y: clientY - top });
  }

  buttons(...more) {
    return make("div", { class: "zoom", role: "group", "aria-label": say("zoom") },
      toolButton("zoom_in", "+", () => this.zoomBy(1.25)),
      toolButton("zoom_out", "−", () => this.zoomBy(0.8)),
      toolButton("zoom_fit", "⤢", () => { this.moved = false; this.fit(true); }),
      more,
      saveButtons(() => this));
  }
}

/** The middle of a window of some length, moved so that it shows no more than a margin beside what there is. */
const within = (middle, room, from, length) =>
  length + 2 * MARGIN <= room ? from + length / 2 : Math.min(Math.max(middle, from + room / 2 - MARGIN), from + length - room / 2 + MARGIN);

const toolButton = (key, text, click) => button({ title: say(key), "aria-label": say(key), click }, text);

const holds = (box, { x, y }) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
const overlaps = (one, other) => one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;

/** For paper: a copy of the whole picture in the colours of paper, since the picture's own canvas keeps its window's shape. */
function copyForPrint() {
  document.documentElement.classList.add("printing");
  readTheme();
  const camera = currentPanel().camera;
  if (!camera) return;
  const view = { position: camera.network.getViewPosition(), scale: camera.scale };
  camera.fit(true);
  camera.redraw();
  const drawn = camera.container.querySelector("canvas");
  const copy = make("canvas", { class: "printed" });
  [copy.width, copy.height] = [drawn.width, drawn.height];
  copy.getContext("2d").drawImage(drawn, 0, 0);
  camera.container.after(copy);
  camera.network.moveTo(view);
}

function dropPrintCopy() {
  for (const copy of document.querySelectorAll(".printed")) copy.remove();
  document.documentElement.classList.remove("printing");
  recolour();
}

/** Colours have changed: light to dark, or to paper and back. */
function recolour() {
  readTheme();
  currentPanel().repaint();
}
