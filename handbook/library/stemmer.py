"""The stem of a word as the full-text index sees it."""

from functools import cache, lru_cache
from typing import Any

import apsw

from handbook.library.schema import WORD_RULES


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return a word's stem: `needl` for `needles`; words the rules do not know stay as they are."""
    found = _tokenizer()(
        word.encode("utf-8", "replace"),
        apsw.FTS5_TOKENIZE_QUERY,
        None,
        include_offsets=False,
        include_colocated=False,
    )
    return found[0] if len(found) == 1 else word


@cache
def _tokenizer() -> Any:
    return apsw.Connection(":memory:").fts5_tokenizer("porter", WORD_RULES)
