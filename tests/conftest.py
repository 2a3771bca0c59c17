"""Fixtures shared by all tests, and the rule that CI skips nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from browsing import ARGUMENTS, CHROMIUM, Opener

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Commands under test keep readings in a folder of their own, never in the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASENDUS_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def examples() -> Path:
    """The invented agency's job descriptions."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def example_store(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the invented agency's job descriptions, for tests that only ask."""
    from asendus.sources import load_files

    folder = tmp_path_factory.mktemp("examples") / "graph"
    load_files([str(examples)], store=folder)
    return folder


@pytest.fixture(scope="session")
def shared_documents() -> Path:
    """Real job descriptions, kept beside the repository and never in it."""
    folder = ROOT.parent / "shared" / "documents"
    if not folder.is_dir():
        pytest.skip("the real documents (../shared/documents) are not here")
    return folder


@pytest.fixture(scope="session")
def shared_evaluation() -> Path:
    """The gold readings of the real documents and the script that scores against them."""
    folder = ROOT.parent / "shared" / "evaluate"
    if not folder.is_dir():
        pytest.skip("the gold readings (../shared/evaluate) are not here")
    return folder


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[[Sequence[str]], Any]]:
    """Starts Debian's Chromium, without a window, with these arguments. Playwright can be started but once in a process."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    with sync_api.sync_playwright() as play:
        yield lambda arguments: play.chromium.launch(executable_path=CHROMIUM, args=list(arguments))


@pytest.fixture(scope="session")
def browser(launch: Callable[[Sequence[str]], Any]) -> Iterator[Any]:
    """Chromium, for which every name fails."""
    chromium = launch(ARGUMENTS)
    yield chromium
    chromium.close()


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Opener]:
    """A function that opens a model's page, or a page's text."""
    yield Opener(browser, tmp_path)
    for context in browser.contexts:
        context.close()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item):  # type: ignore[no-untyped-def]
    """Where skips are forbidden (CI), a skipped test fails and says what was missing."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("ASENDUS_FORBID_SKIPS"):
        report.outcome = "failed"
        report.longrepr = f"skipping is forbidden here: {report.longrepr}"
