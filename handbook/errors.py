"""What can go wrong outside the program, as exceptions that carry no words.

An error names a sentence (`message_id`) and its parameters; `handbook.messages` holds the sentences
and the place that shows the error chooses the language. Bugs are not `HandbookError`s.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar


class HandbookError(Exception):
    """Something outside the program went wrong: a file, a disk, a person's input.

    Attributes:
        message_id: Names the sentence in `handbook.messages.SENTENCES`.
        parameters: What the sentence's placeholders stand for.
        exit_code: What the command line answers with.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, message_id: str, /, **parameters: object) -> None:
        super().__init__(message_id, parameters)
        self.message_id = message_id
        self.parameters = parameters


class WrongUsage(HandbookError):
    """The command line was used in a way it does not know."""

    exit_code = 2


class AlreadyRunning(HandbookError):
    """Another copy runs, or the file is in use."""

    exit_code = 3


class UnreadableFile(HandbookError):
    """A file is missing, damaged, foreign or written by a newer version."""

    exit_code = 4


class CannotWrite(HandbookError):
    """A folder or file cannot be written: full, read-only, not there."""

    exit_code = 5


class CannotPrint(HandbookError):
    """A printer is not there, or does not take what was sent to it."""

    exit_code = 5


class UnsafeInstallation(HandbookError):
    """The program is installed with parts that do not work together."""

    exit_code = 4


@dataclass(frozen=True)
class FieldProblem:
    """What is wrong with one value of a form.

    Attributes:
        message_id: Names the sentence in `handbook.messages.SENTENCES`.
        name: The field that the value was meant for.
        parameters: What the sentence's placeholders stand for; never what the person wrote.
    """

    message_id: str
    name: str
    parameters: Mapping[str, object] = field(default_factory=dict)


class WrongValues(HandbookError):
    """Some values of a form cannot be used; every problem is told at once.

    Attributes:
        problems: One for each field that needs another value.
    """

    exit_code = 2

    def __init__(self, problems: Sequence[FieldProblem]) -> None:
        super().__init__("wrong-values", count=len(problems))
        self.problems = tuple(problems)
