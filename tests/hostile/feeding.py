"""Feeds files to the commands in a child process, and says whether each run ended as it must."""

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).parents[2]
MOST_SECONDS = 20
MOST_MEGABYTES = 500
# What would move a cursor, ring a bell or turn the order of letters round on somebody's screen.
_ACTIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

Files = dict[str, bytes | None]


@dataclass(frozen=True)
class Done:
    """How a run ended; ``code`` is None where it was stopped for taking too long."""

    arguments: tuple[str, ...]
    code: int | None
    out: str
    err: str
    seconds: float
    megabytes: int

    @property
    def fault(self) -> str:
        """What no run may do, whatever it was fed; "" where it did nothing of the kind."""
        told = f"{' '.join(self.arguments)}: exit {self.code}, {self.seconds:.1f} s, {self.megabytes} MB\n{self.err}"
        if self.seconds > MOST_SECONDS or self.megabytes > MOST_MEGABYTES:
            return f"over the limits: {told}"
        if self.code not in (0, 1, 2) or "Traceback" in self.err or "itself is at fault" in self.err:
            return f"crashed: {told}"
        if _ACTIVE.search(self.out.replace("\r\n", "\n") + self.err):
            return f"control characters reach the screen: {told}{self.out!r}"
        return ""

    @property
    def refusal(self) -> str:
        """The one sentence that a refused run says; a fault where it says anything else."""
        sentence = self.err.startswith("Error: ") and self.err.count("\n") == 1 and self.err[-2] in ".?!"
        assert (self.code, self.out) == (2, "") and sentence, f"{self.arguments}: {self.code} {self.out!r} {self.err!r}"
        return self.err


class Feeder:
    """A child process that has everything imported, and forks for each run."""

    def __init__(self, written: Path) -> None:
        self._written = written
        self._child = subprocess.Popen(
            [sys.executable, "-m", "tests.hostile.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def __enter__(self) -> "Feeder":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._child.communicate()

    def run(self, folder: Path, *arguments: str | Path) -> Done:
        """Run a command in the folder; AssertionError where it crashes or passes a limit."""
        return self.run_all(folder, [arguments])[0]

    def run_all(self, folder: Path, commands: Sequence[Sequence[str | Path]]) -> list[Done]:
        """Run commands that do not get into each other's way, some at once; as ``run``."""
        given = [[str(argument) for argument in command] for command in commands]
        request = {
            "runs": [{"arguments": each} for each in given],
            "folder": str(folder),
            "written": str(self._written),
        }
        assert self._child.stdin is not None and self._child.stdout is not None
        print(json.dumps(request), file=self._child.stdin, flush=True)
        outcomes = json.loads(self._child.stdout.readline())
        done = [Done(tuple(arguments), **outcome) for arguments, outcome in zip(given, outcomes, strict=True)]
        for each in done:
            assert not each.fault, each.fault
        return done

    def refused(self, folder: Path, arguments: Sequence[str | Path], *seen: str) -> None:
        """Run a command that must end in one sentence with each of the words in it, and leave the folder as it is."""
        self.all_refused(folder, [arguments], *seen)

    def all_refused(self, folder: Path, commands: Sequence[Sequence[str | Path]], *seen: str) -> None:
        """Run commands of which each must be refused; as ``refused``."""
        before = files(folder)
        for done in self.run_all(folder, commands):
            assert all(words in done.refusal for words in seen), done.refusal
        assert files(folder) == before


def files(folder: Path) -> Files:
    """Every name in the folder with the content of a file, None for what is no file; links are not followed."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() and not path.is_symlink() else None
        for path in folder.rglob("*")
    }
