"""Fixtures shared by all tests, and the rule that CI skips nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def examples() -> Path:
    """The invented agency's job descriptions."""
    return ROOT / "examples"


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


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item):  # type: ignore[no-untyped-def]
    """Where skips are forbidden (CI), a skipped test fails and says what was missing."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("ASENDUS_FORBID_SKIPS"):
        report.outcome = "failed"
        report.longrepr = f"skipping is forbidden here: {report.longrepr}"
