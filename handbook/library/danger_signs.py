"""Put the danger signs of `red_flags.toml` where an article asks for them."""

import re
from collections.abc import Iterator

from handbook.library.manuscript import Content, DangerSign

DIRECTIVE = re.compile(r"(?m)^([ \t]*)!danger-signs[ \t]*(.*)$")


def expand(text: str, language: str, content: Content) -> str:
    """Replace each `!danger-signs GROUP…` line by the groups' titles and their lists, as Markdown.

    Groups that do not exist are left out: the editorial check reports them.
    """

    def written(found: re.Match[str]) -> str:
        lines = _lines(found[2].split(), language, content)
        return "\n".join(f"{found[1]}{line}" if line else "" for line in lines)

    return DIRECTIVE.sub(written, text)


def signs_of(group: str, content: Content) -> list[DangerSign]:
    """Return the signs of a group in the order of the file."""
    return [sign for sign in content.signs if sign.group == group]


def _lines(groups: list[str], language: str, content: Content) -> Iterator[str]:
    yield ""
    for name in groups:
        group = content.groups.get(name)
        if group is None:
            continue
        if title := group.titles.get(language):
            yield f"**{title}**"
            yield ""
        for sign in signs_of(name, content):
            marks = " ".join(f"[{source}]" for source in sign.sources)
            yield f"- {sign.texts.get(language, '')} {marks}"
        yield ""
