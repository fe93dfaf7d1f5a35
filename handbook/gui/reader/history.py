"""Where the reader has been: back and forward, each with its place on the page."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Visit:
    """One page that was open.

    Attributes:
        article: Id of the article.
        place: The reading place when the page was left.
    """

    article: str
    place: float = 0.0


class History:
    """The visits of one window, as in a browser: going somewhere new forgets what was ahead."""

    LONGEST = 200

    def __init__(self) -> None:
        self._visits: list[Visit] = []
        self._current = -1

    @property
    def current(self) -> Visit | None:
        """The page that is open."""
        return self._visits[self._current] if self._visits else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a page before this one."""
        return self._current > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a page after this one."""
        return self._current < len(self._visits) - 1

    def visit(self, article: str) -> None:
        """Open a new page after the current one."""
        del self._visits[self._current + 1 :]
        self._visits.append(Visit(article))
        del self._visits[: -self.LONGEST]
        self._current = len(self._visits) - 1

    def leave(self, place: float) -> None:
        """Remember the reading place of the current page."""
        if self._visits:
            self._visits[self._current] = replace(self._visits[self._current], place=place)

    def back(self) -> Visit:
        """Return to the page before; only when `can_go_back`."""
        self._current -= 1
        return self._visits[self._current]

    def forward(self) -> Visit:
        """Go on to the page after; only when `can_go_forward`."""
        self._current += 1
        return self._visits[self._current]
