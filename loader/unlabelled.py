"""What a form demands in whole sentences, under the heading of its requirements alone.

"Töötajal peab olema magistrikraad majanduses." stands under no label of its own. A sentence is offered to the readers of
education, experience and languages, each of which takes it only if it finds there what it looks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from asendus.loader.forms import Field
from asendus.loader.passages import Passage
from asendus.loader.reading import RequirementKind
from asendus.loader.requirements import parse_requirements

#: Label keys whose readers are asked, and what each must find.
OFFERED = (
    ("education", RequirementKind.EDUCATION),
    ("experience", RequirementKind.EXPERIENCE),
    ("languages", RequirementKind.LANGUAGE),
)

_SENTENCE_END = re.compile(r"(?<=[^\s\d.]{2}[.;])\s+|\n(?=\s*(?:[-–•▪]|\d+(?:\.\d+)*[.)]?)\s)")


def unlabelled_requirements(fields: Sequence[Field]) -> Iterator[Field]:
    """A field of its kind for every sentence under a bare heading of requirements, where no label has the kind already.

    fields: all fields of a form.
    """
    labelled = {found.key for found in fields}
    for section in fields:
        if section.key != "requirements" or not section.value:
            continue
        for sentence in section.value.split(_SENTENCE_END):
            yield from _offered(sentence.squeezed(), labelled)


def _offered(sentence: Passage, labelled: set[str]) -> Iterator[Field]:
    for key, kind in OFFERED:
        if sentence and key not in labelled:
            offered = Field(key=key, label=Passage.empty(), value=sentence)
            if any(found.kind is kind for found in parse_requirements([offered])[0]):
                yield offered
