"""The command line: `asendus COMMAND`.

Results go to standard output and all else to standard error. Exit codes are a promise:

    0    done
    1    findings at or above --fail-on
    2    bad usage, or no readable input
    3    own failure, or some files corrupt or unreadable (wins over 1)
    130  interrupted
    141  the reader of a pipe has left

Nothing heavy is imported here: a command imports what it needs when it runs.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Annotated, NoReturn

import typer
from typer.main import get_command

from asendus import interrupts
from asendus.commands import asking, checking, comparing, keeping, reading, serving, simulating, suggesting, writing
from asendus.errors import AsendusError
from asendus.output import warn

OWN_FAILURE = 3
INTERRUPTED = 130
BROKEN_PIPE = 141

app = typer.Typer(
    name="asendus",
    rich_markup_mode=None,  # plain help: quick, the same in every terminal, and the reference is made of it
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for _command in (
    reading.read,
    reading.load,
    asking.show,
    asking.gaps,
    simulating.absence,
    simulating.resilience,
    suggesting.suggest,
    asking.query,
    comparing.diff,
    checking.check,
    writing.view,
    writing.report,
    writing.export,
    keeping.backup,
    keeping.restore,
    serving.serve,
):
    app.command()(_command)


def _print_version(wanted: bool) -> None:
    if wanted:
        from asendus import __version__

        typer.echo(f"asendus {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def front(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Who can act when somebody is away, and where can nobody?

    Reads job descriptions into an RDF graph of posts, units, supervisors, substitutes and requirements, and answers from it.
    Every answer quotes the words of a file that it rests on.

    \b
    Example:
        asendus gaps examples
        asendus load examples --store graph
        asendus show "büroo juhataja" --store graph
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(2)


class _OwnFailure:
    """Turns an error that nobody foresaw into one line and exit code 3; ASENDUS_TRACEBACK=1 shows the trace instead.

    An uncaught error would end Python with 1, which here means findings.
    """

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None or isinstance(error, (SystemExit, GeneratorExit, KeyboardInterrupt)):
            return
        if os.environ.get("ASENDUS_TRACEBACK"):
            sys.excepthook(type(error), error, trace)
        while trace and trace.tb_next:
            trace = trace.tb_next
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
        warn(
            f"asendus: own failure, {type(error).__name__} at {place}: {error}; ASENDUS_TRACEBACK=1 shows the whole trace"
        )
        raise SystemExit(OWN_FAILURE)


def run(arguments: Sequence[str]) -> int:
    """Runs one command line and tells its exit code. What a user can mend is told in one line on standard error."""
    try:
        with _OwnFailure():
            return _foreseen(
                lambda: get_command(app).main(args=list(arguments), prog_name="asendus", standalone_mode=False)
            )
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):
            return _leave_pipe()
        return end.code if isinstance(end.code, int) else 0


def _foreseen(command: Callable[[], object]) -> int:
    """Runs `command`; every error that is foreseen becomes a line and its exit code."""
    try:
        with interrupts.Heeded():
            code = command()
            sys.stdout.flush()
    except AsendusError as error:
        warn(str(error) if error.where.startswith("asendus ") else f"asendus: {error}")
        return error.exit_code
    except typer.TyperException as error:
        return _tell_misuse(error)
    except BrokenPipeError:
        return _leave_pipe()
    except (KeyboardInterrupt, typer.Abort):
        interrupts.leave()
        code = INTERRUPTED
    except OSError as error:
        warn(f"asendus: {error.filename or 'input or output'}: {error.strerror or error}")
        return OWN_FAILURE
    if code == INTERRUPTED:
        warn("asendus: interrupted")
    return code if isinstance(code, int) else 0


def _tell_misuse(error: typer.TyperException) -> int:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "asendus"
    what = error.format_message().rstrip(".").replace("Value error, ", "")
    warn(f"{command}: {what}; `{command} --help` tells what is possible")
    return error.exit_code


def _leave_pipe() -> int:
    """Python flushes standard output once more at its end: let it go nowhere."""
    if sys.__stdout__:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno())
    return BROKEN_PIPE


def main() -> NoReturn:
    """The command line of this process, whose exit code it ends with."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    code = run(sys.argv[1:])
    interrupts.leave()
    sys.exit(code)
