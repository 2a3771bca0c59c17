"use strict";
// How signs and texts are painted on a canvas. Text always by fillText.

const theme = {};
const COLOURS = ["ink", "muted", "paper", "panel", "line", "block", "block-inner", "accent", "substitution", "reporting"];

/** Colours come from the style sheet, so that light, dark and print are told in one place. */
function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  for (const name of COLOURS) theme[name] = colour(name);
  for (const level of page.levels) theme[level] = { strong: colour(level), soft: colour(`${level}-soft`) };
  theme.font = getComputedStyle(document.body).fontFamily;
}

const widths = new Map();

function widthOf(ctx, text) {
  const key = `${ctx.font}\n${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    if (widths.size > 50000) widths.clear();
    width = ctx.measureText(text).width;
    widths.set(key, width);
  }
  return width;
}

/** As much of the text as fits, ended by an ellipsis where it is cut. */
function cut(ctx, text, width) {
  if (widthOf(ctx, text) <= width) return text;
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (ctx.measureText(`${text.slice(0, middle).trimEnd()}…`).width <= width) low = middle;
    else high = middle - 1;
  }
  return `${text.slice(0, low).trimEnd()}…`;
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
    ctx.strokeStyle = theme.mentioned.strong;
    ctx.setLineDash([3, 3]);
    ctx.stroke(shapePath);
  } else {
    ctx.fillStyle = theme[level].strong;
    ctx.fill(shapePath);
    ctx.strokeStyle = theme.paper;
    ctx.stroke(markPath);
  }
  ctx.restore();
}

/** How many posts of each level a unit has: as a bar, and in numbers where there is room. */
function paintShares(ctx, counts, box) {
  const all = counts.reduce((sum, count) => sum + count, 0);
  let { x } = box;
  page.levels.forEach((level, number) => {
    const count = counts[number];
    if (!count) return;
    const width = (box.width * count) / all;
    ctx.fillStyle = theme[level].soft;
    ctx.fillRect(x, box.y, width, box.height);
    ctx.fillStyle = theme[level].strong;
    ctx.fillRect(x, box.y + box.height - 3, width, 3);
    ctx.font = `600 10px ${theme.font}`;
    if (width > 22 + widthOf(ctx, String(count))) {
      paintSign(ctx, level, x + 3, box.y, 10);
      ctx.textAlign = "left";
      ctx.textBaseline = "middle";
      ctx.fillText(String(count), x + 16, box.y + 5.5);
    }
    x += width;
  });
}
