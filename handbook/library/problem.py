"""What is wrong with the content, said to its author: where, and in one sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from handbook.i18n import Words

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Problem:
    """One thing an author has to put right.

    Attributes:
        path: The file, relative to the content folder, with forward slashes.
        line_number: Where in the file, counted from 1; 1 also when the whole file is meant.
        sentence: What is wrong, with placeholders, marked for translation.
        parameters: What the placeholders stand for.
        severity: An `error` stops the build, a `warning` does not.
    """

    path: str
    line_number: int
    sentence: str
    parameters: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = "error"

    @property
    def is_error(self) -> bool:
        """Tell whether it stops the build."""
        return self.severity == "error"

    def text(self, words: Words) -> str:
        """Return the sentence in a language."""
        return words.gettext(self.sentence).format(**self.parameters)

    def line(self, words: Words) -> str:
        """Return the one line that tells an author where to look and what is wrong."""
        kind = words.gettext("error") if self.is_error else words.gettext("warning")
        return f"{self.path}:{self.line_number}: {kind}: {self.text(words)}"

    def as_json(self, words: Words) -> dict[str, str | int]:
        """Return it as plain values for other programs."""
        return {
            "path": self.path,
            "line": self.line_number,
            "severity": self.severity,
            "message": self.text(words),
        }

    def __str__(self) -> str:
        return self.line(Words())


class Problems(list[Problem]):
    """The problems found so far."""

    def add(self, path: str, line: int, sentence: str, /, **parameters: object) -> None:
        """Note an error."""
        self.append(Problem(path, line, sentence, parameters))

    def warn(self, path: str, line: int, sentence: str, /, **parameters: object) -> None:
        """Note a warning."""
        self.append(Problem(path, line, sentence, parameters, "warning"))

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Those that stop the build."""
        return tuple(problem for problem in self if problem.is_error)

    def in_order(self) -> "Problems":
        """Return each problem once, sorted by file and line."""
        unique = {str(problem): problem for problem in self}
        return Problems(sorted(unique.values(), key=lambda p: (p.path, p.line_number, str(p))))
