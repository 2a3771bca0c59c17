"""The page about the graph: each statement on it is in the graph of its example."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from graphs import PROLOGUE
from pyoxigraph import RdfFormat, parse

from asendus.loader import read
from asendus.store import Store, open_store
from asendus.vocabulary import ASENDUS, DEFAULT_BASE

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "model.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    """The fenced blocks of one kind."""
    return re.findall(rf"^```{kind}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The page's file, read and loaded."""
    (text,) = blocks("text")
    file = tmp_path_factory.mktemp("model") / "kaskkiri-12.txt"
    file.write_text(text, encoding="utf-8")
    store = open_store()
    store.load(read([file], agency="Näidisamet").readings)
    return store


@pytest.mark.parametrize("block", blocks("turtle"))
def test_the_page_tells_what_is_in_the_graph(store: Store, block: str) -> None:
    """Every triple of the block is in one of the graphs."""
    prologue = re.sub(r"^PREFIX (\S+ <.*>)$", r"@prefix \1 .", PROLOGUE, flags=re.MULTILINE)
    told = {quad.triple for quad in parse(f"{prologue}@base <{DEFAULT_BASE}> .\n{block}", format=RdfFormat.TURTLE)}

    assert told
    assert set() == told - {quad.triple for quad in store.quads()}


def test_the_page_has_its_blocks() -> None:
    """One text, and Turtle for each graph."""
    assert (1, 7) == (len(blocks("text")), len(blocks("turtle")))


def test_the_page_names_terms_that_there_are() -> None:
    """Every term on the page is one of the vocabulary."""
    named = set(re.findall(r"asendus:([A-Za-z]+)", PAGE))

    assert len(named) > 40
    assert set() == named - set(ASENDUS)
