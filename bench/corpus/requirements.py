"""Writes what a post demands, in the ways in which forms do."""

from __future__ import annotations

from corpus import prose
from corpus.demands import Demands
from corpus.lexicon import Dice, capital, table
from corpus.profile import Profile
from corpus.rows import Row
from corpus.writer import Writer

WORKED = ("töökogemus", "töötanud", "tööd", "töötatud", "kokkupuude")


def write_demands(dice: Dice, profile: Profile, made: Demands, out: Writer) -> None:
    """The rows of requirements, then the competencies under their heading; gold has the names as they are printed."""
    labels = table("requirements")["labels"]
    made.rows = made.rows if dice.chance(0.7) else [made.rows[0], made.rows[2], made.rows[1], *made.rows[3:]]
    if dice.chance(0.22):
        made.rows.append(("traits", prose.traits(dice)))
    if profile.demands == "bullets":
        out.items([_bullet(key, text) + ";" for key, text in made.rows if key != "traits"], numbered=False)
    else:
        rows = [Row(key=key, label=dice.pick(labels[key]), value=_value(profile, text)) for key, text in made.rows]
        _rows(profile, rows, out)
    if made.competencies:
        _competencies(dice, profile, made, out, dice.pick(labels["competencies"]))


def _value(profile: Profile, text: str) -> str:
    return capital(text) + "." if profile.capitals else text


def _bullet(key: str, text: str) -> str:
    """A requirement without a label, which must say itself what it is about."""
    if key == "experience" and not any(word in text for word in WORKED):
        return f"töökogemus {text}" if not text.startswith("soovi") else f"töökogemus: {text}"
    if key == "education" and text == "ei ole nõutav":
        return "haridus ei ole nõutav"
    return text


def _rows(profile: Profile, rows: list[Row], out: Writer) -> None:
    layout = profile.demands
    if layout == "rows":
        layout = profile.layout if profile.layout in {"tab", "space", "colon", "dash", "md", "html"} else "colon"
    out.rows(rows, layout=layout)


def _competencies(dice: Dice, profile: Profile, made: Demands, out: Writer, label: str) -> None:
    style = profile.competencies
    if style == "inline":
        made.competencies = [name for name in made.competencies if " ja " not in name]
        made.gold["competencies"] = made.competencies
        text = ", ".join(name.lower() for name in made.competencies)
        out.rows(
            [Row(key="competencies", label=label, value=text)], layout="colon" if profile.layout != "html" else "html"
        )
        return
    if profile.layout == "html":
        out.put(f"<h3>{label}</h3>")
    else:
        out.put(out.mark() + label + (":" if style != "block" and dice.chance(0.5) else ""))
    _described(dice, style, made.competencies, out)


def _described(dice: Dice, style: str, names: list[str], out: Writer) -> None:
    lines: list[str] = []
    for name in names:
        some = list(dict.fromkeys(prose.conduct(dice) for _ in range(dice.randint(2, 3))))
        some += [prose.conduct(dice)] if len(some) < 2 else []
        if style == "names":
            lines.append(name)
        elif style == "traits":
            lines.append(f"{name}: {', '.join(some)}.")
        elif style in {"dash", "bold"}:
            shown = out.strong(name) if style == "bold" else name
            lines.append(f"{shown} – {', '.join(some[:-1])} ning {some[-1]}.")
        else:
            out.paragraph(f"{name}:")
            out.items([capital(text) + "." for text in some], numbered=False)
    if lines:
        out.items(lines, numbered=False)
