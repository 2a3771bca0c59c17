"use strict";
// What a picture shows as a file: PNG from its canvas, and SVG from the same painting, written down by a context that draws nothing.

const SIGN_TEXTS = new Map(Object.values(SIGN_PARTS).flatMap(({ shape, mark, shapePath, markPath }) => [[shapePath, shape], [markPath, mark]]));
const DRAWN = ["fillStyle", "strokeStyle", "lineWidth", "lineCap", "globalAlpha", "font", "textAlign", "textBaseline"];
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** As much of a canvas' context as the pictures and vis-network use; what is painted becomes elements of a drawing. */
class Written {
  constructor(measure) {
    Object.assign(this, { measure, elements: [], saved: [], path: "", dash: [], matrix: { k: 1, x: 0, y: 0 } });
    Object.assign(this, { fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, lineCap: "butt", globalAlpha: 1, font: "10px sans-serif", textAlign: "start", textBaseline: "alphabetic" });
  }

  save() {
    this.saved.push([Object.fromEntries(DRAWN.map((name) => [name, this[name]])), this.dash, { ...this.matrix }]);
  }

  restore() {
    const [drawn, dash, matrix] = this.saved.pop() ?? [{}, this.dash, this.matrix];
    Object.assign(this, drawn, { dash, matrix });
  }

  setTransform() {}
  clearRect() {}
  clip() {}

  translate(x, y) {
    this.matrix.x += x * this.matrix.k;
    this.matrix.y += y * this.matrix.k;
  }

  scale(k) {
    this.matrix.k *= k;
  }

  setLineDash(dash) {
    this.dash = dash;
  }

  measureText(text) {
    this.measure.font = this.font;
    return this.measure.measureText(text);
  }

  length(length) {
    return Math.round(length * this.matrix.k * 100) / 100;
  }

  point(x, y) {
    const place = (value, start) => Math.round((value * this.matrix.k + start) * 100) / 100;
    return `${place(x, this.matrix.x)} ${place(y, this.matrix.y)}`;
  }

  add(command, ...points) {
    const pairs = [];
    for (let at = 0; at < points.length; at += 2) pairs.push(this.point(points[at], points[at + 1]));
    this.path += `${command}${pairs.join(" ")}`;
  }

  beginPath() {
    this.path = "";
  }

  closePath() {
    if (this.path) this.path += "Z";
  }

  moveTo(x, y) {
    this.add("M", x, y);
  }

  lineTo(x, y) {
    this.add(this.path ? "L" : "M", x, y);
  }

  quadraticCurveTo(...points) {
    this.add("Q", ...points);
  }

  bezierCurveTo(...points) {
    this.add("C", ...points);
  }

  arc(x, y, radius, from, to) {
    const end = (angle) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    const turn = (angle) => (this.path += `A${this.length(radius)} ${this.length(radius)} 0 0 1 ${this.point(...end(angle))}`);
    this.add(this.path ? "L" : "M", ...end(from));
    turn((from + to) / 2);
    turn(to);
  }

  rect(x, y, width, height) {
    this.add("M", x, y);
    this.add("L", x + width, y, x + width, y + height, x, y + height);
    this.closePath();
  }

  roundRect(x, y, width, height, radius) {
    const r = Math.min(radius, width / 2, height / 2);
    const corner = (toX, toY) => (this.path += `A${this.length(r)} ${this.length(r)} 0 0 1 ${this.point(toX, toY)}`);
    this.add("M", x + r, y);
    this.add("L", x + width - r, y);
    corner(x + width, y + r);
    this.add("L", x + width, y + height - r);
    corner(x + width - r, y + height);
    this.add("L", x + r, y + height);
    corner(x, y + height - r);
    this.add("L", x, y + r);
    corner(x + r, y);
    this.closePath();
  }

  /** The present path, or a sign in its own lengths. */
  put(sign, looks) {
    const d = sign ? SIGN_TEXTS.get(sign) : this.path;
    const { k, x, y } = this.matrix;
    const placed = sign ? { transform: `translate(${x} ${y}) scale(${k})` } : {};
    if (d) this.elements.push(draw("path", { d, ...placed, opacity: this.globalAlpha < 1 ? this.globalAlpha : null, ...looks }));
  }

  fill(sign) {
    this.put(sign, { fill: this.fillStyle });
  }

  stroke(sign) {
    const own = (length) => (sign ? length : this.length(length));
    const dashes = this.dash.length ? this.dash.map(own).join(" ") : null;
    this.put(sign, { fill: "none", stroke: this.strokeStyle, "stroke-width": own(this.lineWidth), "stroke-linecap": this.lineCap, "stroke-dasharray": dashes });
  }

  aside(paint, ...box) {
    const { path } = this;
    this.path = "";
    this.rect(...box);
    paint();
    this.path = path;
  }

  fillRect(...box) {
    this.aside(() => this.fill(), ...box);
  }

  strokeRect(...box) {
    this.aside(() => this.stroke(), ...box);
  }

  fillText(text, x, y) {
    const [, weight, size, family] = this.font.match(/^(?:(\S+) )?([\d.]+)px (.*)$/s) ?? [null, null, 10, "sans-serif"];
    const [left, top] = this.point(x, y).split(" ");
    const anchor = { center: "middle", right: "end", end: "end" }[this.textAlign] ?? "start";
    const height = this.length(Number(size));
    const down = this.textBaseline === "middle" ? height * 0.35 : 0; // readers of SVG differ in how they take baselines
    const looks = { "text-anchor": anchor, "font-size": height, "font-family": family, "font-weight": weight, opacity: this.globalAlpha < 1 ? this.globalAlpha : null };
    this.elements.push(draw("text", { x: left, y: Number(top) + down, fill: this.fillStyle, ...looks }, text));
  }
}

/** The drawing of what a camera shows at the moment. */
function drawingOf({ network, container }) {
  const written = new Written(network.canvas.getContext());
  network.canvas.getContext = () => written;
  network.renderer._redraw(false);
  delete network.canvas.getContext;
  network.redraw();
  const size = { width: container.clientWidth, height: container.clientHeight };
  return draw("svg", { ...size, viewBox: `0 0 ${size.width} ${size.height}` }, draw("rect", { ...size, fill: theme.paper }), written.elements);
}

const STYLED = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "opacity", "font-family", "font-size", "font-weight", "text-anchor"];

/** A copy of a drawing of the page that needs no style sheet. */
function copyOf(drawing) {
  const copy = drawing.cloneNode(true);
  const copies = copy.querySelectorAll("*");
  drawing.querySelectorAll("*").forEach((element, at) => {
    const style = getComputedStyle(element);
    for (const name of STYLED) copies[at].setAttribute(name, style.getPropertyValue(name));
    for (const name of ["href", "class", "tabindex"]) copies[at].removeAttribute(name);
  });
  copy.prepend(draw("rect", { width: "100%", height: "100%", fill: theme.paper }));
  return copy;
}

/** A drawing as text: what XML has no way to write is left out. */
function svgText(drawing) {
  drawing.prepend(draw("title", {}, document.title));
  const texts = document.createTreeWalker(drawing, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replace(NOT_XML, "");
  for (const element of drawing.querySelectorAll("[aria-label]")) element.removeAttribute("aria-label");
  drawing.removeAttribute("aria-label");
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(drawing)}\n`;
}

/** A picture, a camera or a drawing of the page, as a blob of SVG. */
const asSvg = (picture) => new Blob([svgText(picture instanceof Camera ? drawingOf(picture) : copyOf(picture))], { type: "image/svg+xml" });

/** The same as a promise of a blob of PNG: of a camera its canvas on the colour of paper, of a drawing twice its size. */
async function asPng(picture) {
  const copy = make("canvas");
  const ctx = copy.getContext("2d");
  if (picture instanceof Camera) {
    picture.redraw();
    const drawn = picture.container.querySelector("canvas");
    [copy.width, copy.height] = [drawn.width, drawn.height];
    ctx.fillStyle = theme.paper;
    ctx.fillRect(0, 0, copy.width, copy.height);
    ctx.drawImage(drawn, 0, 0);
  } else {
    const image = make("img");
    image.src = URL.createObjectURL(asSvg(picture));
    await image.decode();
    [copy.width, copy.height] = [2 * image.naturalWidth, 2 * image.naturalHeight];
    ctx.drawImage(image, 0, 0, copy.width, copy.height);
    URL.revokeObjectURL(image.src);
  }
  return new Promise((done) => copy.toBlob(done, "image/png"));
}

async function keep(picture, ending, convert) {
  const blob = await convert(picture);
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: `asendus-${state.place.view}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

/** Buttons that keep a picture as a file; picture() tells which. */
const saveButtons = (picture) => [
  button({ class: "save", title: say("save_png"), "aria-label": say("save_png"), click: () => keep(picture(), "png", asPng) }, "PNG"),
  button({ class: "save", title: say("save_svg"), "aria-label": say("save_svg"), click: () => keep(picture(), "svg", asSvg) }, "SVG"),
];
