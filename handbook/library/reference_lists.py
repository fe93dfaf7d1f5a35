"""Read the lists that articles draw on: glossary, sources, claims, danger signs, medicines."""

from collections.abc import Container
from pathlib import Path

from handbook.i18n import mark
from handbook.library.article import GlossaryTerm, Source
from handbook.library.fields import CLAIM_ID, ID, SOURCE_ID, Fields
from handbook.library.manuscript import (
    GENERAL_KNOWLEDGE,
    TIERS,
    DangerGroup,
    DangerSign,
    LanguageTerm,
    Medicine,
)
from handbook.library.problem import Problems
from handbook.library.toml_records import TomlFile, read_toml

VERDICTS = ("supported", "overstated", "wrong", "unsafe", "marketing", "outdated")

TWICE = mark("“{id}” is used twice.")
NO_GROUP = mark("“{id}” is in the group {group}, which does not exist.")
NO_SOURCE = mark("The source {id} is not in sources.toml.")
NO_ONE = mark("“{key}” names nothing.")
MIXED = mark("“{key}” names GK beside a source: a source makes GK unnecessary.")


def read_glossary(root: Path, language: str, problems: Problems) -> list[LanguageTerm]:
    """Read the glossary of a language."""
    file = read_toml(root, root / language / "glossary.toml", problems)
    terms: dict[str, LanguageTerm] = {}
    for fields in _records(file, "term"):
        name = _new_id(fields.text("id", pattern=ID), terms, fields)
        term = GlossaryTerm(name, fields.text("term"), fields.text("definition"))
        also = fields.texts("also", optional=True)
        fields.rest_is_unknown()
        terms[name] = LanguageTerm(language, term, also, fields.line)
    return list(terms.values())


def read_sources(root: Path, problems: Problems) -> dict[str, Source]:
    """Read the sources, by id."""
    file = read_toml(root, root / "sources.toml", problems)
    sources: dict[str, Source] = {}
    for fields in _records(file, "source"):
        name = _new_id(fields.text("id", pattern=SOURCE_ID), sources, fields)
        sources[name] = Source(
            id=name,
            authors=fields.text("authors"),
            year=fields.number("year", optional=True),
            title=fields.text("title"),
            publisher=fields.text("publisher", empty=True),
            identifier=fields.text("identifier", empty=True),
        )
        fields.text("how_sure")
        fields.day("checked_on")
        fields.rest_is_unknown()
    return sources


def read_claims(root: Path, sources: Container[str] | None, problems: Problems) -> frozenset[str]:
    """Read the ids of the claims; `sources` is None when they could not be read."""
    file = read_toml(root, root / "claims.toml", problems)
    claims: set[str] = set()
    for fields in _records(file, "claim"):
        claims.add(_new_id(fields.text("id", pattern=CLAIM_ID), claims, fields))
        for key in ("source_article", "claim", "correct_statement"):
            fields.text(key)
        fields.choice("verdict", VERDICTS)
        for source in fields.texts("source_ids"):
            if sources is not None and source not in sources:
                fields.note("source_ids", NO_SOURCE, id=source)
        fields.rest_is_unknown()
    return frozenset(claims)


def read_danger_signs(
    root: Path, languages: tuple[str, ...], sources: Container[str] | None, problems: Problems
) -> tuple[dict[str, DangerGroup], tuple[DangerSign, ...]]:
    """Read the groups of danger signs, by id, and the signs; `sources` as for the claims."""
    file = read_toml(root, root / "red_flags.toml", problems)
    groups: dict[str, DangerGroup] = {}
    for fields in _records(file, "group"):
        name = _new_id(fields.text("id", pattern=ID), groups, fields)
        tier = fields.choice("tier", TIERS)
        groups[name] = DangerGroup(name, tier, fields.by_language("title", languages, empty=True))
        fields.rest_is_unknown()
    signs: list[DangerSign] = []
    ids: set[str] = set()
    for fields in _records(file, "sign"):
        name = _new_id(fields.text("id", pattern=ID), ids, fields)
        ids.add(name)
        group = fields.text("group")
        if group and group not in groups:
            fields.note("group", NO_GROUP, id=name, group=group)
        named = fields.texts("sources", empty=False)
        if GENERAL_KNOWLEDGE in named and len(named) > 1:
            fields.note("sources", MIXED)
        for source in named:
            if source != GENERAL_KNOWLEDGE and sources is not None and source not in sources:
                fields.note("sources", NO_SOURCE, id=source)
        texts = fields.by_language("text", languages)
        shorts = fields.by_language("short", languages) if "short" in fields.values else {}
        triggers = fields.lists_by_language("triggers", languages)
        fields.rest_is_unknown()
        signs.append(DangerSign(name, group, texts, named, triggers, fields.line, shorts))
    return groups, tuple(signs)


def read_medicines(
    root: Path, languages: tuple[str, ...], problems: Problems
) -> tuple[Medicine, ...]:
    """Read the medicines' names."""
    file = read_toml(root, root / "medicines.toml", problems)
    medicines: dict[str, Medicine] = {}
    for fields in _records(file, "medicine"):
        name = _new_id(fields.text("id", pattern=ID), medicines, fields)
        kind, names = fields.text("kind"), fields.lists_by_language("names", languages)
        fields.rest_is_unknown()
        if not all(names.values()):
            fields.note("names", NO_ONE)
        medicines[name] = Medicine(name, kind, names)
    return tuple(medicines.values())


def _records(file: TomlFile | None, name: str) -> list[Fields]:
    """Return the records of a file that may hold nothing else."""
    if file is None:
        return []
    file.top().rest_is_unknown()
    file.only(*({"group", "sign"} if name in ("group", "sign") else {name}))
    return file.records(name)


def _new_id(name: str, known: Container[str], fields: Fields) -> str:
    """Note an id that another record has already."""
    if name in known:
        fields.note("id", TWICE, id=name)
    return name
