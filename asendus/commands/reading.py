"""`asendus read` and `asendus load`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from asendus.commands.options import Agency, Base, CardFormat, Cluster, Files, Jobs, Lang, NoCache, RulesFile
from asendus.errors import InputError, Problem, UsageError
from asendus.wording import Language, say

if TYPE_CHECKING:
    from asendus.loader.listing import Listing

#: What a load tells, in this order.
LOAD_PARTS = ("added", "replaced", "unchanged", "removed")


def read(
    files: Files = None,
    style: Annotated[CardFormat, typer.Option("--format", help="Cards for people, or JSON.")] = CardFormat.TABLE,
    text: Annotated[
        bool, typer.Option("--text", help="Print the text that offsets count in, of one file, and nothing else.")
    ] = False,
    agency: Agency = None,
    jobs: Jobs = None,
    cluster: Cluster = None,
    no_cache: NoCache = False,
    lang: Lang = Language.ET,
) -> None:
    """Print what is understood of a job description.

    Each fact stands beside the words that it rests on.
    A file with several annexes gives several descriptions.
    Of a staff list or a substitution scheme (.csv, .tsv, .xlsx) it shows what each column was taken for, and the first rows.
    In JSON each has its fields, the character offsets of their evidence, and warnings of what was repaired, assumed or left unread.

    \b
    Example:
        asendus read directive.html
        asendus read descriptions/ --format json > readings.json
        asendus read --text directive.html
    """
    if text:
        _print_text(files, jobs)
        return
    from asendus.sources import exit_code, read_files, tell

    result = read_files(files, agency=agency, jobs=jobs, cluster=cluster, cache=not no_cache)
    if style is CardFormat.JSON:
        from asendus.loader.contract import as_json as as_contract
        from asendus.output import as_json

        sys.stdout.write(as_json([as_contract(reading) for reading in result.readings]))
        tell([_left_out(listing) for listing in result.listings])
    else:
        from asendus.cards import print_cards
        from asendus.list_cards import print_lists

        print_lists(result.listings, lang)
        if result.readings or not result.listings:
            print_cards(result.readings, lang, empty=result.empty)
    raise typer.Exit(exit_code(result.problems))


def _left_out(listing: Listing) -> Problem:
    """The array holds job descriptions alone: whoever counts them must not count lists."""
    return Problem(
        path=listing.path,
        what=f"{len(listing.rows)} posts of a list are not in the array, which holds job descriptions",
        remedy="leave --format out to see them",
        kind="note",
    )


def _print_text(files: list[str] | None, jobs: int | None) -> None:
    """Exactly the text, nothing added or translated, or else offsets into it would not hold."""
    from asendus.loader import read_text

    if not files or len(files) != 1:
        raise UsageError("--text prints one file", remedy="give exactly one")
    try:
        words = read_text(files[0], jobs=jobs)
    except InputError as error:
        raise UsageError(error.what, where=error.where, remedy=error.remedy) from None
    sys.stdout.flush()
    sys.stdout.buffer.write(words.encode("utf-8", errors="surrogatepass"))
    sys.stdout.buffer.flush()


def load(
    files: Files = None,
    store: Annotated[
        str | None,
        typer.Option(
            "--store",
            metavar="DIR|URL",
            help="The folder that keeps the graph, made where missing, or the address of a SPARQL engine that does.",
        ),
    ] = None,
    agency: Agency = None,
    jobs: Jobs = None,
    cluster: Cluster = None,
    no_cache: NoCache = False,
    base: Base = None,
    rules: RulesFile = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove what the store holds of files that are not among these.")
    ] = False,
    lang: Lang = Language.ET,
) -> None:
    """Read job descriptions, staff lists and substitution schemes into a store.

    Loading a file again changes nothing; loading a changed file replaces its own statements and no others.
    What the store holds of a file that is gone stays in it, unless --prune is given with all files that are to stay.

    \b
    Example:
        asendus load descriptions/ --store graph
        asendus load new/*.html --store graph --rules asendus.toml
        asendus load descriptions/ --store graph --prune
        asendus load descriptions/ --store http://127.0.0.1:7878
    """
    if store is None:
        raise UsageError("no store was given", where="asendus load", remedy="say --store DIR or --store URL")
    from asendus.sources import exit_code, load_files

    loaded = load_files(
        files,
        store=store,
        agency=agency,
        base=base,
        rules=rules,
        jobs=jobs,
        cluster=cluster,
        cache=not no_cache,
        prune=prune,
    )
    parts = (f"{getattr(loaded.report, what)} {say(f'load.{what}', lang)}" for what in LOAD_PARTS)
    lists = f", {say('load.lists', lang, count=loaded.lists)}" if loaded.lists else ""
    typer.echo(f"{', '.join(parts)}\n{say('load.kept', lang, store=store, count=loaded.descriptions)}{lists}")
    raise typer.Exit(exit_code(loaded.problems))
