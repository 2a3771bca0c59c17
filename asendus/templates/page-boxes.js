"use strict";
// How the boxes and blocks of the picture of units are painted. `look`: {scale, hovered, chosen, cursor, near(post)}.

const FAR = 0.45; // below this zoom a post is its sign alone

function paintPost(ctx, at, box, look) {
  const level = levelOf(at);
  const colours = theme[level];
  const chosen = state.place.post === at;
  roundBox(ctx, box.x, box.y, box.width, box.height, 7);
  ctx.fillStyle = theme.paper; // opaque: lines pass behind
  ctx.fill();
  ctx.globalAlpha = isHidden(at) ? 0.15 : look.hovered === box.id || look.near(at) ? 1 : 0.5;
  ctx.fillStyle = colours.soft;
  ctx.fill();
  ctx.setLineDash(kindOf(at) === "mentioned" ? [5, 4] : []);
  ctx.lineWidth = chosen ? 3.5 : look.hovered === box.id ? 2.5 : 1.4;
  ctx.strokeStyle = chosen ? theme.accent : colours.strong;
  ctx.stroke();
  ctx.setLineDash([]);
  if (look.scale < FAR) paintFar(ctx, level, box);
  else paintText(ctx, at, level, box);
  ctx.globalAlpha = 1;
  if (look.cursor === box.id) paintCursor(ctx, box);
}

/** Where the keyboard is. */
function paintCursor(ctx, box) {
  ctx.lineWidth = 2;
  ctx.strokeStyle = theme.accent;
  ctx.setLineDash([3, 3]);
  roundBox(ctx, box.x - 5, box.y - 5, box.width + 10, box.height + 10, 11);
  ctx.stroke();
  ctx.setLineDash([]);
}

function paintFar(ctx, level, box) {
  const size = Math.min(box.height - 16, 44);
  paintSign(ctx, level, box.x + (box.width - size) / 2, box.y + (box.height - size) / 2, size);
}

function paintText(ctx, at, level, box) {
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  ctx.fillStyle = kindOf(at) === "mentioned" ? theme.muted : theme.ink;
  const { font, lines, step } = (box.text ??= fitName(ctx, at, box));
  ctx.font = font;
  const top = box.y + (box.height - 18 - lines.length * step) / 2;
  lines.forEach((line, row) => ctx.fillText(line, box.x + 7, top + step / 2 + (box.height < 50 ? 2 : 1) + row * step));
  ctx.font = `400 11px ${theme.font}`;
  ctx.fillStyle = theme[level].strong;
  const base = box.y + box.height - (box.height < 50 ? 11 : 13);
  paintSign(ctx, level, box.x + 7, base - 6, 11);
  box.state ??= cut(ctx, say(page.posts.state[at]), box.width - 29);
  ctx.fillText(box.state, box.x + 22, base);
}

/** A post's name in the lines that fit; in smaller letters where that saves it from being cut. */
function fitName(ctx, at, box) {
  const weight = kindOf(at) === "mentioned" ? "400" : "600";
  for (const [size, step] of [[13, 16], [11, 13]]) {
    ctx.font = `${weight} ${size}px ${theme.font}`;
    const lines = wrap(ctx, nameOf(at), box.width - 14, Math.max(1, Math.floor((box.height - 20) / step)));
    if (size === 11 || !lines.at(-1)?.endsWith("…")) return { font: ctx.font, lines, step };
  }
  return null;
}

/** A folded unit: its name, how many posts, and how many of each level, as a bar and in numbers. */
function paintFolded(ctx, at, box, look) {
  const { label, first, end } = page.units[at];
  roundBox(ctx, box.x, box.y, box.width, box.height, 9);
  ctx.fillStyle = theme.panel;
  ctx.fill();
  ctx.lineWidth = look.hovered === box.id ? 2.5 : 1.4;
  ctx.strokeStyle = look.hovered === box.id ? theme.accent : theme.muted;
  ctx.stroke();
  paintTitle(ctx, `▸ ${label}`, sayCount("posts", end - first), box, look);
  paintShares(ctx, countLevels(first, end), { x: box.x + 12, y: box.y + 36, width: box.width - 24, height: 14 });
  if (look.cursor === box.id) paintCursor(ctx, box);
}

function paintTitle(ctx, title, more, box, look) {
  const size = Math.min(20, Math.max(13, 10 / look.scale));
  ctx.textBaseline = "middle";
  ctx.font = `400 11px ${theme.font}`;
  const right = more ? widthOf(ctx, more) + 10 : 0;
  ctx.fillStyle = theme.muted;
  ctx.textAlign = "right";
  if (more) ctx.fillText(more, box.x + box.width - 12, box.y + 18);
  ctx.textAlign = "left";
  ctx.font = `600 ${size}px ${theme.font}`;
  ctx.fillStyle = theme.ink;
  ctx.fillText(cut(ctx, title, box.width - 24 - right), box.x + 12, box.y + 17);
}

/** A straight line from box to box, with its arrow, unless none of it is in sight. */
function paintStraight(ctx, one, other, { color, width, dashes }, sight) {
  const from = { x: one.x + one.width / 2, y: one.y + one.height / 2 };
  const to = { x: other.x + other.width / 2, y: other.y + other.height / 2 };
  const [wide, high] = [to.x - from.x, to.y - from.y];
  if (!overlaps({ x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(wide), height: Math.abs(high) }, sight)) return;
  const inside = 1 / Math.max(Math.abs(wide) / (other.width / 2), Math.abs(high) / (other.height / 2), 0.001);
  const tip = { x: to.x - wide * inside, y: to.y - high * inside };
  ctx.globalAlpha = color.opacity;
  ctx.lineWidth = width;
  ctx.strokeStyle = ctx.fillStyle = color.color;
  ctx.setLineDash(dashes || []);
  ctx.beginPath();
  ctx.moveTo(from.x, from.y);
  ctx.lineTo(tip.x, tip.y);
  ctx.stroke();
  ctx.setLineDash([]);
  const turn = Math.atan2(high, wide);
  ctx.beginPath();
  ctx.moveTo(tip.x, tip.y);
  for (const side of [-0.4, 0.4]) ctx.lineTo(tip.x - 9 * Math.cos(turn + side), tip.y - 9 * Math.sin(turn + side));
  ctx.fill();
  ctx.globalAlpha = 1;
}

/** The block of an open unit, behind the boxes that stand in it. */
function paintBlock(ctx, block, look) {
  roundBox(ctx, block.x, block.y, block.width, block.height, 10);
  ctx.fillStyle = block.depth % 2 ? theme.block : theme["block-inner"];
  ctx.fill();
  ctx.lineWidth = state.place.unit === block.unit ? 2.5 : 1;
  ctx.strokeStyle = state.place.unit === block.unit ? theme.accent : theme.line;
  ctx.stroke();
  const { first, end } = page.units[block.unit];
  paintTitle(ctx, `▾ ${page.units[block.unit].label}`, block.width > 240 ? sayCount("posts", end - first) : "", block, look);
  if (look.cursor === `b${block.unit}`) paintCursor(ctx, { ...block, height: BLOCK.title });
}
