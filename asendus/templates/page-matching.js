"use strict";
// The best way to give those who are present to those who are away: the same answer as asendus/matching.py gives, of which there is
// one. Most needs met, fewest group options, lowest sum of orders; of what is left, post after post in the order of their IRIs, the
// substitute whose IRI comes first, and an unmet need after every substitute. Posts are told here by their place in that order.
// Python puts the four measures into one whole number. Here costs hold the first three; the fourth is settled among all best ways
// of sharing out, which the costs' potentials tell without listing them.

/** What is taken out in order, the least first. */
class Heap {
  constructor(compare) {
    Object.assign(this, { compare, items: [] });
  }

  get size() {
    return this.items.length;
  }

  get least() {
    return this.items[0];
  }

  push(item) {
    const { items, compare } = this;
    let at = items.push(item) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (compare(items[above], item) <= 0) break;
      items[at] = items[above];
      at = above;
    }
    items[at] = item;
  }

  pop() {
    const { items, compare } = this;
    const least = items[0];
    const last = items.pop();
    if (!items.length) return least;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= items.length) break;
      if (below + 1 < items.length && compare(items[below + 1], items[below]) < 0) below += 1;
      if (compare(last, items[below]) <= 0) break;
      items[at] = items[below];
      at = below;
    }
    items[at] = last;
    return least;
  }
}

/**
 * needs: Map of post → how many must act for it; options: Map of post → [{substitute, groups, order}], by substitute, each once;
 * room: Map of substitute → how many it can act for. The answer: Map of post → who act for it, sorted.
 */
function bestMatching(needs, options, room) {
  const posts = [...needs.keys()].sort((one, other) => one - other);
  const found = new Map(posts.map((post) => [post, []]));
  for (const part of partsOf(posts, options)) {
    const wanted = part.flatMap((post) => Array(needs.get(post)).fill(post));
    const first = new Map(part.map((post) => [post, firstOptions(options.get(post), wanted.length)]));
    const shares = new Shares(wanted.map((post) => first.get(post)), room);
    wanted.forEach((post, row) => shares.of(row) !== null && found.get(post).push(shares.of(row)));
  }
  for (const substitutes of found.values()) substitutes.sort((one, other) => one - other);
  return found;
}

/** The best options, by substitute, as many as there are needs: of so many one is always left over by the other needs. */
function firstOptions(options, number) {
  if (options.length <= number) return options;
  const best = [...options].sort((one, other) => one.groups - other.groups || one.order - other.order || one.substitute - other.substitute);
  return best.slice(0, number).sort((one, other) => one.substitute - other.substitute);
}

/** The posts that compete for substitutes with each other, part by part; those without any option are in none. */
function partsOf(posts, options) {
  const takers = new Map();
  for (const post of posts) for (const { substitute } of options.get(post)) (takers.get(substitute) ?? takers.set(substitute, []).get(substitute)).push(post);
  const seen = new Set();
  const parts = [];
  for (const start of posts) {
    if (seen.has(start) || !options.get(start).length) continue;
    const part = [];
    const waiting = [start];
    seen.add(start);
    while (waiting.length) {
      const post = waiting.pop();
      part.push(post);
      for (const { substitute } of options.get(post)) {
        for (const other of takers.get(substitute) ?? []) if (!seen.has(other)) seen.add(other) && waiting.push(other);
        takers.delete(substitute);
      }
    }
    parts.push(part.sort((one, other) => one - other));
  }
  return parts;
}

/** Needs as rows, substitutes as columns, and for each row a column of its own that is nobody. Each row gets one column. */
class Shares {
  constructor(wanted, room) {
    const substitutes = [...new Set(wanted.flatMap((options) => options.map((option) => option.substitute)))];
    const columns = new Map(substitutes.map((substitute, column) => [substitute, column]));
    const { whole, group, unmet } = weightsOf(wanted);
    this.zero = whole(0);
    this.substitutes = substitutes;
    this.room = [...substitutes.map((substitute) => room.get(substitute)), ...wanted.map(() => 1)];
    this.rows = wanted.map((options, row) => [
      ...options.map(({ substitute, groups, order }) => ({ column: columns.get(substitute), cost: whole(groups) * group + whole(order) })),
      { column: substitutes.length + row, cost: unmet },
    ]);
    this.at = wanted.map(() => null);
    this.load = this.room.map(() => new Set());
    this.rowPotential = wanted.map(() => this.zero);
    this.columnPotential = this.room.map(() => this.zero);
    this.rows.forEach((_, row) => this.place(row));
    this.settle();
  }

  /** Who acts for a row's need, or null. */
  of(row) {
    return this.substitutes[this.at[row]] ?? null;
  }

  move(row, column) {
    if (this.at[row] !== null) this.load[this.at[row]].delete(row);
    this.at[row] = column;
    this.load[column].add(row);
  }

  hasRoom(column) {
    return this.load[column].size < this.room[column];
  }

  /** What an option costs above the potentials of its ends: nothing where some best sharing out may use it. */
  excess(row, { column, cost }) {
    return cost - this.rowPotential[row] - this.columnPotential[column];
  }

  /** Give a row a column at the least cost, moving others where that is cheaper (shortest augmenting ways, with potentials). */
  place(row) {
    const far = new Map(); // column → how far it is
    const from = new Map(); // column → the row from which
    const done = new Map();
    const rows = new Map([[row, this.zero]]);
    const waiting = new Heap((one, other) => (one.far < other.far ? -1 : one.far > other.far ? 1 : 0));
    const reach = (one, start) => {
      for (const option of this.rows[one]) {
        const distance = start + this.excess(one, option);
        if (option.column === this.at[one] || (far.has(option.column) && far.get(option.column) <= distance)) continue;
        far.set(option.column, distance);
        from.set(option.column, one);
        waiting.push({ column: option.column, far: distance });
      }
    };
    reach(row, this.zero);
    let end = null;
    while (end === null) {
      const { column, far: distance } = waiting.pop();
      if (done.has(column)) continue;
      done.set(column, distance);
      if (this.hasRoom(column)) end = column;
      else for (const other of this.load[column]) rows.set(other, distance) && reach(other, distance);
    }
    const whole = done.get(end);
    for (const [one, start] of rows) this.rowPotential[one] += whole - start;
    for (const [column, distance] of done) this.columnPotential[column] -= whole - distance;
    for (let column = end; column !== null; ) {
      const one = from.get(column);
      const previous = this.at[one];
      this.move(one, column);
      column = previous;
    }
  }

  /** Of all best ways to share out, the first by names: row after row gets the first column that leaves the rest as good. */
  settle() {
    const usable = this.rows.map((options, row) => options.filter((option) => this.excess(row, option) === this.zero).map(({ column }) => column));
    const users = this.room.map(() => []);
    usable.forEach((columns, row) => columns.forEach((column) => users[column].push(row)));
    usable.forEach((columns, row) => {
      const target = this.at[row];
      if (columns[0] === target) return;
      const next = this.waysTo(target, row, users);
      const best = columns.find((column) => column === target || next.has(column));
      if (best === target) return;
      const moves = [];
      for (let column = best; column !== target; column = next.get(column).column) if (next.get(column).row !== null) moves.push(next.get(column));
      this.move(row, best);
      for (const { row: other, column } of moves) this.move(other, column);
    });
  }

  /**
   * The columns from which room can be passed on to one that a row leaves, at no cost and without moving that row or those before
   * it: column → {row, column}, the row of it that moves and where to; or no row where its own room is free and another's gets free.
   */
  waysTo(target, fixed, users) {
    const next = new Map();
    const waiting = [target];
    const free = (column) => this.columnPotential[column] === this.zero;
    let emptied = false;
    const add = (column, way) => {
      if (column === target || next.has(column)) return;
      next.set(column, way);
      waiting.push(column);
    };
    while (waiting.length) {
      const column = waiting.pop();
      for (const row of users[column]) if (row > fixed && this.at[row] !== column) add(this.at[row], { row, column });
      if (emptied || !free(column) || !this.load[column].size) continue;
      emptied = true;
      this.room.forEach((_, other) => free(other) && this.hasRoom(other) && add(other, { row: null, column }));
    }
    return next;
  }
}

/** The weight of a group option and of an unmet need: each more than all lesser measures can come to together. */
function weightsOf(wanted) {
  const count = wanted.length;
  const options = wanted.flat();
  const most = (measure) => options.reduce((largest, option) => Math.max(largest, option[measure]), 0);
  const [orders, groups] = [count * most("order") + 1, count * most("groups") + 1];
  const whole = orders * groups * 4 * (count + 1) <= Number.MAX_SAFE_INTEGER ? Number : BigInt; // nothing is rounded
  const group = whole(orders);
  return { whole, group, unmet: group * whole(groups) };
}

/**
 * Why a post that has an unmet need has it: the smallest set of posts with it in which needs exceed room (König).
 * {posts, substitutes, needs, room}; see asendus/matching.py.
 */
function shortageOf(post, needs, options, room, matching) {
  const serves = new Map();
  for (const [covered, substitutes] of matching) for (const substitute of substitutes) (serves.get(substitute) ?? serves.set(substitute, new Set()).get(substitute)).add(covered);
  const reached = new Set([post]);
  const between = new Set();
  const waiting = [post];
  while (waiting.length) {
    for (const { substitute } of options.get(waiting.pop())) {
      if (between.has(substitute)) continue;
      between.add(substitute);
      for (const other of serves.get(substitute) ?? []) if (!reached.has(other)) reached.add(other) && waiting.push(other);
    }
  }
  const sum = (values) => values.reduce((all, value) => all + value, 0);
  const sorted = (values) => [...values].sort((one, other) => one - other);
  const met = sum([...reached].map((each) => matching.get(each).length));
  return {
    posts: sorted(reached),
    substitutes: sorted(between),
    needs: met + needs.get(post) - matching.get(post).length,
    room: sum([...between].map((each) => room.get(each))),
  };
}
