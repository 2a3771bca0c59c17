"use strict";
// Where boxes and blocks stand in the picture of units: only of what is open at the moment, so that a unit of thousands costs
// nothing while it is folded. No force and no chance: the same units open give the same picture. Lengths are pixels at a zoom of one.

const BOX = { width: 138, height: 60 }; // a post: two lines of title and one of state
const HEAD = 40; // height of the box of a unit's head
const GAP = { x: 24, y: 21 }; // room for an arrow between boxes
const BLOCK = { pad: 9, title: 27, folded: 56, gap: 14, card: 286 };
const MOST_BOXES = 1000; // more cannot be drawn within a frame
const MOST_HOMELESS = 40; // posts in no unit, on a page whose units start folded
const OPEN_AT_FIRST = 150; // up to so many posts a page starts with its units open, in columns that fill the window

/** The layout of what is open: {boxes, blocks, width, height, left: how many posts had no room}. */
function layUnits(isOpen, room) {
  if (page.count > OPEN_AT_FIRST) return new Layout(isOpen).flow(Math.max(620, room.width));
  let best = null;
  for (const across of [2, 3, 1]) {
    for (let columns = 1; columns <= Math.min(8, Math.max(1, topUnits().length)); columns += 1) {
      const tried = new Layout(isOpen).columns(columns, across);
      const zoom = Math.min(room.width / tried.width, room.height / tried.height, 1.2) * (across === 1 ? 0.8 : 1); // in single file lines run over each other
      if (!best || zoom > best.zoom + 0.001) best = { zoom, tried };
    }
  }
  return best.tried;
}

class Layout {
  constructor(isOpen) {
    Object.assign(this, { isOpen, boxes: [], blocks: [], width: 0, height: 0, left: 0 });
  }

  /** Blocks in columns of one width, the tallest first, which fills columns most evenly. */
  columns(columns, across) {
    const depth = Math.max(1, ...page.units.map((unit) => unit.depth));
    const wide = across * (BOX.width + GAP.x) - GAP.x + 2 * BLOCK.pad * depth;
    this.width = columns * (wide + BLOCK.gap) - BLOCK.gap;
    const bottoms = new Array(columns).fill(this.rows(homeless()));
    const heights = new Map(topUnits().map((unit) => [unit, new Layout(this.isOpen).unit(unit, 0, 0, wide)]));
    for (const unit of [...topUnits()].sort((one, other) => heights.get(other) - heights.get(one))) {
      const at = bottoms.indexOf(Math.min(...bottoms));
      bottoms[at] += this.unit(unit, at * (wide + BLOCK.gap), bottoms[at], wide) + BLOCK.gap;
    }
    this.height = Math.max(Math.max(...bottoms) - (topUnits().length ? BLOCK.gap : 0), BOX.height);
    return this;
  }

  /** Blocks in the order of the units, side by side where they have room. */
  flow(width) {
    this.width = width;
    const top = this.rows(Math.min(homeless(), MOST_HOMELESS));
    this.left += Math.max(0, homeless() - MOST_HOMELESS);
    this.height = Math.max(BOX.height, this.shelves(topUnits(), 0, top, width) - BLOCK.gap);
    return this;
  }

  /** The posts that are in no unit, in centred rows above all units; where the next thing may start. */
  rows(count) {
    const across = Math.max(1, Math.floor((this.width + GAP.x) / (BOX.width + GAP.x)));
    let y = 0;
    for (let start = 0; start < count; start += across) {
      const row = Math.min(across, count - start);
      const x = (this.width - row * (BOX.width + GAP.x) + GAP.x) / 2;
      for (let at = 0; at < row; at += 1) this.post(start + at, x + at * (BOX.width + GAP.x), y, BOX.width, BOX.height);
      y += BOX.height + GAP.y;
    }
    return y + (count ? GAP.y / 2 : 0);
  }

  /** Units on shelves: each as many cards wide as it needs. The y after them. */
  shelves(units, x, y, width) {
    const cards = Math.max(1, Math.floor((width + BLOCK.gap) / (BLOCK.card + BLOCK.gap)));
    const card = (width - (cards - 1) * BLOCK.gap) / cards;
    let [column, top, height] = [0, y, 0];
    for (const unit of units) {
      if (this.boxes.length >= MOST_BOXES) {
        this.left += page.units[unit].end - page.units[unit].first;
        continue;
      }
      const span = this.span(unit, cards);
      if (column + span > cards) [column, top, height] = [0, top + height + BLOCK.gap, 0];
      height = Math.max(height, this.unit(unit, x + column * (card + BLOCK.gap), top, span * (card + BLOCK.gap) - BLOCK.gap));
      column += span;
    }
    return top + height + (units.length ? BLOCK.gap : 0);
  }

  /** How many cards wide a unit's block is. */
  span(at, cards) {
    if (!this.isOpen(at)) return 1;
    const { inner, own } = page.units[at];
    if (inner.some((unit) => this.isOpen(unit))) return cards;
    return Math.min(cards, Math.max(1, inner.length, Math.ceil(own / 6)));
  }

  /** The next number of the order in which the picture is read: a unit, then what is in it. */
  next() {
    return this.boxes.length + this.blocks.length;
  }

  /** One unit and what of it is open, its corner and width given; its height. */
  unit(at, x, y, width) {
    if (!this.isOpen(at)) {
      this.boxes.push({ id: `u${at}`, at, unit: true, order: this.next(), x, y, width, height: BLOCK.folded });
      return BLOCK.folded;
    }
    const block = { unit: at, depth: page.units[at].depth, order: this.next(), x, y, width, height: BLOCK.folded };
    this.blocks.push(block);
    const bottom = this.inside(page.units[at], x + BLOCK.pad, y + BLOCK.title, width - 2 * BLOCK.pad);
    block.height = Math.max(bottom - y, BLOCK.folded);
    return block.height;
  }

  inside({ first, own, inner }, x, top, width) {
    let y = top;
    const heads = range(first, first + own).findIndex((at) => !page.posts.head[at]);
    const count = heads === -1 ? own : heads;
    for (let at = first; at < first + count; at += 1) {
      const wide = Math.min(width, 480);
      if (this.post(at, x + (width - wide) / 2, y, wide, HEAD)) y += HEAD + GAP.y;
    }
    y = this.grid(first + count, first + own, x, y, width);
    if (y > top) y += BLOCK.pad - GAP.y;
    if (!inner.length) return y;
    return this.shelves(inner, x, y + (y > top ? BLOCK.pad : 0), width) - BLOCK.gap + BLOCK.pad;
  }

  /** Posts in rows that turn like an ox's furrow, so that neighbours in the order touch; the y after them. */
  grid(from, to, x, y, width) {
    const room = Math.max(0, Math.min(to - from, MOST_BOXES - this.boxes.length));
    this.left += to - from - room;
    const most = Math.max(1, Math.floor((width + GAP.x) / (BOX.width + GAP.x)));
    const across = Math.max(1, Math.min(most, to - from > most ? most : Math.max(2, to - from)));
    const step = across === most ? (width - BOX.width) / Math.max(1, across - 1) : BOX.width + GAP.x;
    for (let number = 0; number < room; number += 1) {
      const [row, place] = [Math.floor(number / across), number % across];
      const turned = row % 2 && to - from - row * across >= across ? across - 1 - place : place;
      this.post(from + number, x + turned * step, y + row * (BOX.height + GAP.y), BOX.width, BOX.height);
    }
    return y + Math.ceil(room / across) * (BOX.height + GAP.y);
  }

  /** A post's box, unless there are too many already. */
  post(at, x, y, width, height) {
    if (this.boxes.length >= MOST_BOXES) {
      this.left += 1;
      return false;
    }
    this.boxes.push({ id: `p${at}`, at, unit: false, order: this.next(), x, y, width, height });
    return true;
  }
}
