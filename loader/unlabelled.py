"""What a form demands in whole sentences, under the heading of its requirements alone.

"Töötajal peab olema magistrikraad majanduses." stands under no label of its own. A sentence is offered to the readers of
education, experience and languages, each of which takes it only if it finds there what it looks for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from asendus.loader.forms import Field
from asendus.loader.passages import Passage
from asendus.loader.reading import Requirement, RequirementKind
from asendus.loader.requirements import parse_requirements

#: Label keys whose readers are asked, and what each must find: a reader takes any words under its own label.
OFFERED: tuple[tuple[str, Callable[[Requirement], bool]], ...] = (
    ("education", lambda found: found.kind is RequirementKind.EDUCATION and found.level is not None),
    ("experience", lambda found: found.kind is RequirementKind.EXPERIENCE and found.years is not None),
    ("languages", lambda found: found.kind is RequirementKind.LANGUAGE and found.language is not None),
)

_SENTENCE_END = re.compile(r"(?<=[^\s\d.]{2}[.;])\s+|\n(?=\s*(?:[-–•▪]|\d+(?:\.\d+)*[.)]?)\s)")


def unlabelled_requirements(fields: Sequence[Field], *, language: str) -> Iterator[Field]:
    """A field of its kind for every sentence under a bare heading of requirements, where no label has the kind already.

    fields: all fields of a form.
    """
    labelled = {found.key for found in fields}
    for section in fields:
        if section.key != "requirements" or not section.value:
            continue
        for sentence in section.value.split(_SENTENCE_END):
            yield from _offered(sentence.squeezed(), labelled, language)


def _offered(sentence: Passage, labelled: set[str], language: str) -> Iterator[Field]:
    for key, is_found in OFFERED:
        if sentence and key not in labelled:
            offered = Field(key=key, label=Passage.empty(), value=sentence)
            if any(map(is_found, parse_requirements([offered], language=language)[0])):
                yield offered
