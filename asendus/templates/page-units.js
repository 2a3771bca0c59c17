"use strict";
// The picture of units: blocks that unfold, boxes of posts, and who covers whom among those that are open.

const MANY = 250; // boxes beyond which a picture keeps to one branch, and to straight lines
const DASHES = { firm: false, unverified: [2, 5], hollow: [2, 5] };

const units = {
  name: "units",
  open: new Set(),
  lines: { substitution: true, reporting: true },
  hovered: null,
  cursor: null,
  camera: null,
  nodes: new vis.DataSet(),
  edges: new vis.DataSet(),
  laid: null,
  straight: [],
  boxes: new Map(),

  show(changed) {
    if (!this.camera) this.start();
    if (changed.has("view") || changed.has("language") || changed.has("legend") || !this.below.childElementCount) this.fillBelow();
    const { post, unit } = state.place;
    const target = post !== null ? page.posts.unit[post] : unit;
    const wanted = changed.has("post") || changed.has("unit") || changed.has("view") ? branchOf(target) : [];
    const closed = wanted.filter((at) => !this.open.has(at));
    closed.forEach((at) => this.open.add(at));
    if (closed.length && page.count > OPEN_AT_FIRST && this.nodes.length > MANY) this.open = new Set(wanted); // one branch at a time
    if (closed.length) this.rebuild();
    if (post !== null && !this.boxes.has(`p${post}`) && this.laid.left) this.only(branchOf(target)); // there was no room for it
    if (changed.has("language")) this.repaint();
    else if (!closed.length || changed.has("post")) this.restyle();
    else this.camera.redraw();
    if (changed.has("post") || changed.has("unit") || changed.has("view")) this.reveal(post, unit);
  },

  start() {
    if (page.count <= OPEN_AT_FIRST) page.units.forEach((unit, at) => this.open.add(at));
    this.box = make("div", { class: "canvas", tabindex: "0", role: "application" });
    this.below = make("div", { class: "below" });
    this.said = make("p", { class: "hidden", role: "status" });
    this.section.replaceChildren(this.box, this.below, this.said);
    readTheme();
    const extent = () => ({ x: 0, y: 0, width: this.laid.width, height: this.laid.height });
    this.camera = new Camera(this.box, { nodes: this.nodes, edges: this.edges, paint: (ctx) => this.paint(ctx), extent, least: LEGIBLE });
    this.rebuild();
    this.camera.fit();
    this.listen();
  },

  listen() {
    const { network } = this.camera;
    network.on("click", ({ nodes, pointer }) => {
      const unit = nodes.length ? null : this.unitAt(pointer.canvas);
      if (nodes.length) this.choose(this.boxes.get(nodes[0]));
      else if (unit !== null) this.toggle(unit);
      else if (state.place.post !== null || state.place.unit !== null) go({ post: null, unit: null });
    });
    network.on("hoverNode", ({ node }) => this.hover(node));
    network.on("blurNode", () => this.hover(null));
    this.box.addEventListener("mousemove", (event) => {
      const point = this.camera.fromWindow(event);
      const folded = this.foldedAt(point);
      if (this.hovered === null || this.hovered.startsWith("u")) this.hover(folded);
      this.box.style.cursor = this.hovered !== null || this.unitAt(point) !== null ? "pointer" : "";
    });
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("blur", () => this.moveTo(null));
  },

  fillBelow() {
    this.box.setAttribute("aria-label", say("picture_label"));
    const all = page.units.length > 0 && [toolButton("open_all", "▾", () => this.only(range(0, page.units.length))), toolButton("fold_all", "▸", () => this.only([]))];
    const styles = ["firm", "loose", "unverified"].map((strength) => make("span", {}, line("substitution", strength), say(`legend.${strength}`)));
    this.note = make("p", { class: "note" });
    this.below.replaceChildren(
      make("div", { class: "legend" }, levelSwitches(), make("p", {}, this.lineSwitch("substitution"), make("span", { class: "styles" }, styles), this.lineSwitch("reporting")), this.note),
      this.camera.buttons(all || []),
    );
    this.tellLeft();
  },

  lineSwitch(kind) {
    const box = make("input", { type: "checkbox", id: `show-${kind}` });
    box.checked = this.lines[kind];
    box.addEventListener("change", () => {
      this.lines[kind] = box.checked;
      this.showLines();
      this.camera.redraw();
    });
    return make("label", {}, box, line(kind, "firm"), say(`legend.${kind}`));
  },

  /** Put what is open at the moment into the picture. */
  rebuild() {
    this.laid = layUnits((at) => this.open.has(at), { width: this.box.clientWidth / 0.9, height: this.box.clientHeight });
    this.boxes = new Map(this.laid.boxes.map((box) => [box.id, box]));
    this.camera.network.renderer.allowRedraw = false; // vis draws at every change else, half of them done
    this.edges.clear();
    this.nodes.clear();
    const placed = (box) => ({ id: box.id, x: box.x + box.width / 2, y: box.y + box.height / 2, shape: "custom", size: 10, ctxRenderer: ({ ctx }) => this.paintNode(ctx, box) });
    this.nodes.add(this.laid.boxes.filter((box) => !box.unit).map(placed)); // folded units have no lines: they are painted behind
    this.sizeShapes();
    this.showLines();
    this.camera.network.renderer.allowRedraw = true;
    this.tellLeft();
  },

  /** vis learns a custom shape's size only when it first paints it; lines need it before. */
  sizeShapes() {
    for (const { id, unit, width, height } of this.laid.boxes) {
      if (unit) continue;
      const { shape } = this.camera.network.body.nodes[id];
      [shape.customSizeWidth, shape.customSizeHeight] = [width, height];
      shape.refreshNeeded = true;
    }
  },

  tellLeft() {
    if (this.note) this.note.textContent = this.laid?.left ? say("left", { n: sayNumber(this.laid.left), most: sayNumber(MOST_BOXES) }) : "";
  },

  /** Have these units open and no others. */
  only(open) {
    this.open = new Set(open);
    this.rebuild();
    this.camera.moved = false;
    this.camera.fit();
  },

  toggle(unit) {
    if (this.open.has(unit)) {
      this.open.delete(unit);
      this.rebuild();
      if (state.place.unit !== null) go({ unit: null }, { replace: true });
    } else if (page.count <= OPEN_AT_FIRST) {
      this.open.add(unit);
      this.rebuild();
    } else {
      go({ unit, post: null });
    }
    if (!this.camera.moved) this.camera.fit();
    this.camera.redraw();
  },

  choose({ unit, at }) {
    if (unit) this.toggle(at);
    else go({ post: at, unit: null });
  },

  reveal(post, unit) {
    const box = post !== null ? this.boxes.get(`p${post}`) : unit !== null ? this.laid.blocks.find((block) => block.unit === unit) : null;
    if (box) this.camera.reveal(box);
  },

  /** Lines between posts that are there at the moment. */
  currentLines() {
    const found = new Map();
    for (const { unit, at } of this.laid.boxes) {
      if (unit || found.size > 3 * MOST_BOXES) continue;
      for (const number of linesOf(at)) {
        const [from, to] = [page.edges.from[number], page.edges.to[number]];
        const kind = isReporting(number) ? "reporting" : "substitution";
        if (this.lines[kind] && this.boxes.has(`p${from}`) && this.boxes.has(`p${to}`)) found.set(number, this.styled(number, from, to, kind));
      }
    }
    return [...found.values()];
  },

  styled(number, from, to, kind) {
    const focus = this.hovered ?? (state.place.post === null ? null : `p${state.place.post}`);
    const near = focus === null || `p${from}` === focus || `p${to}` === focus;
    const substitution = kind === "substitution";
    const colour = substitution ? theme.substitution : theme.reporting;
    const opacity = isHidden(from) || isHidden(to) ? 0.05 : near ? (substitution ? 0.95 : 0.8) : state.place.post === null ? 0.35 : 0.12;
    return {
      id: number,
      kind,
      from: `p${from}`,
      to: `p${to}`,
      color: { color: colour, highlight: colour, hover: colour, opacity },
      width: (substitution ? 2 : 1) + (near && focus !== null ? 1 : 0),
      dashes: substitution ? DASHES[page.strengths[page.edges.strength[number]]] ?? [9, 5] : [4, 4],
      arrows: { to: { enabled: true, scaleFactor: substitution ? 0.6 : 0.35, type: "arrow" } },
      smooth: substitution ? { enabled: true, type: "curvedCW", roundness: 0.16 } : { enabled: true, type: "cubicBezier", forceDirection: "vertical", roundness: 0.45 },
    };
  },

  restyle() {
    const { post } = state.place;
    this.near = post === null ? null : new Set([post, ...substitutesOf(post), ...coveredFor(post), ...supervisorsOf(post), ...subordinatesOf(post)]);
    this.showLines();
    this.camera.redraw();
  },

  /** Lines of the moment: vis draws them curved; very many are painted straight, those in sight alone. */
  showLines() {
    const lines = this.currentLines();
    this.straight = this.nodes.length > MANY ? lines : [];
    const curved = this.straight.length ? [] : lines;
    const kept = new Set(curved.map(({ id }) => id));
    this.edges.remove(this.edges.getIds().filter((id) => !kept.has(id)));
    this.edges.update(curved);
  },

  /** Texts are fitted anew: the language or the colours have changed. */
  repaint() {
    if (!this.camera) return;
    for (const box of this.boxes.values()) box.state = undefined;
    this.restyle();
  },

  hover(id) {
    if (this.hovered === id) return;
    this.hovered = id;
    this.restyle();
  },

  look() {
    return { scale: this.camera?.scale ?? 1, hovered: this.hovered, cursor: this.cursor, near: (at) => !this.near || this.near.has(at) };
  },

  paint(ctx) {
    const { sight } = this.camera;
    const look = this.look();
    for (const block of this.laid.blocks) if (overlaps(block, sight)) paintBlock(ctx, block, look);
    for (const box of this.laid.boxes) if (box.unit && overlaps(box, sight)) paintFolded(ctx, box.at, box, look);
    for (const { from, to, ...line } of this.straight) paintStraight(ctx, this.boxes.get(from), this.boxes.get(to), line, sight);
  },

  paintNode(ctx, box) {
    const drawNode = () => paintPost(ctx, box.at, box, this.look());
    return { drawNode, nodeDimensions: { width: box.width, height: box.height } };
  },

  /** The unit that stands at a point: a folded one, or an open one whose name is there; or null. */
  unitAt(point) {
    const folded = this.foldedAt(point);
    if (folded !== null) return this.boxes.get(folded).at;
    const hit = this.laid.blocks.findLast((block) => holds({ ...block, height: BLOCK.title }, point));
    return hit ? hit.unit : null;
  },

  foldedAt(point) {
    return this.laid.boxes.find((box) => box.unit && holds(box, point))?.id ?? null;
  },

  /** What the keyboard walks over: names of open units and boxes, in reading order. */
  stops() {
    const blocks = this.laid.blocks.map((block) => ({ ...block, id: `b${block.unit}`, at: block.unit, unit: true, height: BLOCK.title }));
    return [...blocks, ...this.laid.boxes].sort((one, other) => one.order - other.order);
  },

  key(event) {
    const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
    const stops = this.stops();
    const at = stops.findIndex((stop) => stop.id === this.cursor);
    if (event.key in steps && stops.length) this.moveTo(stops[at < 0 ? 0 : Math.min(stops.length - 1, Math.max(0, at + steps[event.key]))]);
    else if ((event.key === "Enter" || event.key === " ") && at >= 0) this.press(stops[at]);
    else return;
    event.preventDefault();
  },

  press(stop) {
    this.choose(stop);
    if (!stop.unit) return;
    const same = this.stops().find((one) => one.unit && one.at === stop.at);
    this.moveTo(same ?? null);
  },

  /** Put the keyboard's mark on a stop, and say what it is. */
  moveTo(stop) {
    if (this.cursor === (stop?.id ?? null)) return;
    this.cursor = stop?.id ?? null;
    if (stop) {
      this.camera.reveal(stop);
      this.said.textContent = stop.unit ? sayUnit(stop.at, this.open.has(stop.at)) : `${nameOf(stop.at)}: ${say(page.posts.state[stop.at])}`;
    }
    this.camera.redraw();
  },
};

/** A unit in words, for those who hear the page. */
const sayUnit = (at, open) => `${page.units[at].label}, ${say(open ? "unit_open" : "unit_folded")}, ${sayCount("posts", page.units[at].end - page.units[at].first)}`;

const branchOf = (unit) => (unit === null ? [] : branch(unit));

addPanel(units);
