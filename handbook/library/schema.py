"""What a content pack is made of: one SQLite file for all its languages.

The statements are compared letter by letter when a pack is opened, so any change here needs a new
`FORMAT_VERSION`. Lists are kept as JSON texts.
"""

from handbook.database import FileKind

APPLICATION_ID = 0x50484B31  # "PHK1"
FORMAT_VERSION = 2

# Signs that stand on or under a letter belong to the word (Hindi needs this), so "Mn Mc".
WORD_RULES = ["unicode61", "remove_diacritics", "2", "categories", "L* N* Co Mn Mc"]
_WORDS = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"

STATEMENTS = (
    # facts about the pack: content_version
    """CREATE TABLE pack (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE language (
    position INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    title TEXT NOT NULL
) STRICT""",
    """CREATE TABLE section (
    language TEXT NOT NULL,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (language, position)
) STRICT, WITHOUT ROWID""",
    # `number` follows the alphabet of the titles within a language; `title_key` is the folded title
    """CREATE TABLE article (
    number INTEGER PRIMARY KEY,
    language TEXT NOT NULL,
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    title_key TEXT NOT NULL,
    section TEXT NOT NULL,
    position INTEGER NOT NULL,
    summary TEXT NOT NULL,
    question TEXT NOT NULL,
    keywords TEXT NOT NULL,
    reviewed TEXT NOT NULL,
    review_by TEXT NOT NULL,
    review_status TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    related TEXT NOT NULL,
    sources TEXT NOT NULL,
    claims TEXT NOT NULL,
    glossary TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (language, id),
    UNIQUE (language, code)
) STRICT""",
    "CREATE INDEX article_by_title ON article (language, title_key)",
    # the words under one heading; anchor and heading are empty for what stands above the first
    """CREATE TABLE passage (
    number INTEGER PRIMARY KEY,
    article INTEGER NOT NULL,
    anchor TEXT NOT NULL,
    heading TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT""",
    "CREATE INDEX passage_by_article ON passage (article)",
    """CREATE TABLE image (
    name TEXT PRIMARY KEY,
    data BLOB NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE glossary_term (
    language TEXT NOT NULL,
    id TEXT NOT NULL,
    term TEXT NOT NULL,
    definition TEXT NOT NULL,
    also TEXT NOT NULL,
    PRIMARY KEY (language, id)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE source (
    id TEXT PRIMARY KEY,
    authors TEXT NOT NULL,
    year INTEGER,
    title TEXT NOT NULL,
    publisher TEXT NOT NULL,
    identifier TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE danger_group (
    language TEXT NOT NULL,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    tier TEXT NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (language, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE danger_sign (
    language TEXT NOT NULL,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    danger_group TEXT NOT NULL,
    text TEXT NOT NULL,
    short TEXT NOT NULL,
    sources TEXT NOT NULL,
    triggers TEXT NOT NULL,
    PRIMARY KEY (language, position)
) STRICT, WITHOUT ROWID""",
    # `document` is written and read by library/checklist_document.py
    """CREATE TABLE checklist (
    language TEXT NOT NULL,
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (language, id),
    UNIQUE (language, code)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE medicine (
    language TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    names TEXT NOT NULL,
    PRIMARY KEY (language, id)
) STRICT, WITHOUT ROWID""",
    # Whole words and their beginnings answer first: stemming breaks a word that is half typed.
    f"""CREATE VIRTUAL TABLE title_index USING fts5(
    title, headings, keywords,
    content='', prefix='1 2 3', tokenize="{_WORDS}"
)""",
    f"""CREATE VIRTUAL TABLE full_text USING fts5(
    title, headings, keywords, body,
    content='', prefix='3 4', tokenize="porter {_WORDS}"
)""",
)

# Stored in the pack by insert: "ORDER BY bm25(…)" in the question itself is twice as slow.
RANKINGS = (
    "INSERT INTO title_index (title_index, rank) VALUES ('rank', 'bm25(10.0, 4.0, 4.0)')",
    "INSERT INTO full_text (full_text, rank) VALUES ('rank', 'bm25(10.0, 5.0, 5.0, 1.0)')",
)

PACK = FileKind(APPLICATION_ID, FORMAT_VERSION, STATEMENTS)
