"""A store in another engine: the same answers, byte for byte, as from a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import engines
import pytest
from running import run_here

import asendus.engine
from asendus.engine_store import open_engine
from asendus.errors import StoreError
from asendus.sources import load_files, opened

ENGINES = ("oxigraph", "virtuoso")


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an engine; the environment tells who asks, and no answer is waited for without end."""
    start = engines.oxigraph() if request.param == "oxigraph" else None
    with (
        start or engines.virtuoso_server(tmp_path_factory.mktemp("virtuoso")) as serving,
        pytest.MonkeyPatch.context() as patch,
    ):
        for name, value in serving.environment.items():
            patch.setenv(name, value)
        patch.setattr(asendus.engine, "ANSWERED", engines.PATIENCE)
        yield serving.url


@pytest.fixture(scope="module")
def loaded(engine: str, examples: Path) -> str:
    """An engine that holds the invented agency, loaded."""
    done = load_files([str(examples)], store=engine)
    assert 38 == done.descriptions == done.report.added
    return engine


#: What every engine is asked; the engine's own answers go into these in many ways.
COMMANDS = ["gaps --format json", "query duties-search --param word=eelarve --format json", "view -o {out}.html"]
#: What goes over the same queries, or over a copy.
FURTHER = [
    "gaps --format csv --rules {examples}/asendus.toml",
    "gaps --format md --as-of 2025-06-01",
    "query who-covers --format csv",
    "query counts",
    "show peadirektor --lang en",
    "absence --away-unit haldusosakond --format json",
    "resilience",
    "suggest --all",
    "report -o {out}.md",
    "export --format nquads -o {out}",
    "backup -o {out}.nq",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_an_engine_answers_as_a_folder_does(
    command: str, loaded: str, example_store: Path, examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Findings, rows and pages of a store in an engine are the bytes of those of a folder, and so are the messages."""
    _compare(command, (loaded, str(example_store)), examples, tmp_path, capsys)


@pytest.mark.parametrize("engine", ["oxigraph"], indirect=True)
@pytest.mark.parametrize("command", FURTHER)
def test_every_command_asks_an_engine(
    command: str, loaded: str, example_store: Path, examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever a command asks of a folder it asks of an engine, or of a copy, with the same bytes."""
    _compare(command, (loaded, str(example_store)), examples, tmp_path, capsys)


def _compare(
    command: str, stores: tuple[str, str], examples: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told, made = [], []
    for number, store in enumerate(stores):
        out = folder / f"{number}" / "made"
        out.parent.mkdir()
        ended = run_here(capsys, *command.format(examples=examples, out=out).split(), "--store", store)
        assert 0 == ended.code, ended.err
        told.append((ended.out, ended.err.replace(str(out), "made")))
        made.append([path.read_bytes() for path in sorted(out.parent.iterdir())])

    assert told[0] == told[1]
    assert made[0] == made[1]
    assert any(told[0]) or made[0]


def test_loading_again_changes_nothing(loaded: str, examples: Path) -> None:
    """The same files are all unchanged, and no journal is left."""
    done = load_files([str(examples)], store=loaded)

    assert (False, 38) == (done.report.changed, done.report.unchanged)
    assert not open_engine(loaded).ask("ASK { GRAPH ?g { ?s <https://w3id.org/asendus/store#piece> ?o } }")


def test_a_changed_file_is_replaced_and_a_gone_one_pruned(loaded: str, tmp_path: Path) -> None:
    """After the same loads an engine and a folder hold the same statements, rules and removals included."""
    folder, files = tmp_path / "graph", tmp_path / "files"
    files.mkdir()
    form = "AMETIJUHEND\nAsutus: Näidisamet\nAmetikoht: {}\nÜksus: õigusosakond\nAsendaja: {}\n"
    base = "https://example.org/kaugel/"

    def both(*, prune: bool = False) -> list[tuple[int, int, int, int]]:
        found = []
        for store in (loaded, str(folder)):
            report = load_files([str(files)], store=store, base=base, prune=prune).report
            found.append((report.added, report.replaced, report.unchanged, report.removed))
        return found

    (files / "a.txt").write_text(form.format("nõunik", "jurist"), encoding="utf-8")
    with pytest.raises(StoreError, match="stand under another base than"):
        load_files([str(files)], store=loaded, base=base)
    with open_engine(loaded) as store:  # the examples go: they stand under another base
        gone = {each.graph for each in store._documents()}
        for graph in [*gone, *store.derived_graphs(), *store.findings_graphs()]:
            store._engine.delete(graph)
    (files / "b.txt").write_text(form.format("jurist", "nõunik"), encoding="utf-8")
    assert [(2, 0, 0, 0)] * 2 == both()
    (files / "a.txt").write_text(form.format("nõunik", "puudub"), encoding="utf-8")
    assert [(0, 1, 1, 0)] * 2 == both()
    (files / "b.txt").unlink()
    assert [(0, 0, 1, 1)] * 2 == both(prune=True)
    with opened(loaded) as there, opened(folder) as here:
        assert len(here) > 50
        assert list(map(str, here.quads())) == list(map(str, there.quads()))
