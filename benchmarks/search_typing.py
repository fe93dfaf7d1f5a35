"""How long a search takes for every key that is pressed, beside plain FTS5 in the same run.

    python benchmarks/search_typing.py                      the handbook's own content
    python benchmarks/search_typing.py CORPUS.jsonl[.xz] [--queries FILE.json]

A line of a corpus is a JSON object with `title` and `secs`, a list of [heading, text] pairs; the
queries are a JSON list of texts. Every beginning of a title, and of a query, is one key pressed.
"""

import argparse
import io
import json
import lzma
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import apsw

from handbook.library.folding import title_key
from handbook.library.pack import Pack
from handbook.library.pack_builder import build, finished, index_article, new_pack
from handbook.library.search import Search

CONTENT = Path(__file__).resolve().parent.parent / "content"
SEED = 20261122
ROWS = 20
GOAL_P95 = 10.0  # milliseconds
GOAL_RATIO = 0.25  # of plain FTS5

PLAIN_TABLE = """CREATE VIRTUAL TABLE plain USING fts5(
    title, headings, body, prefix='2 3', tokenize='porter unicode61')"""
PLAIN_QUESTION = """
    SELECT title, snippet(plain, 2, '[', ']', '…', 24) FROM plain
    WHERE plain MATCH ? ORDER BY rank LIMIT ?"""


@dataclass(frozen=True)
class Document:
    title: str
    passages: tuple[tuple[str, str], ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", nargs="?", type=Path)
    parser.add_argument("--queries", type=Path)
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--prefixes", type=int, default=1_200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.pack"
        if options.corpus is None:
            build(CONTENT, path)
            documents = documents_of(path)
        else:
            documents = list(read_corpus(options.corpus, options.articles))
            started = time.perf_counter()
            write_pack(documents, path)
            seconds = time.perf_counter() - started
            print(f"pack of {len(documents)} articles built in {seconds:.1f} s")
        words = sum(len(text) for document in documents for _, text in document.passages)
        size = path.stat().st_size
        print(f"{size / 1e6:.1f} MB, {size / max(words, 1):.2f} x its text")
        pack = Pack.open(path)
        search, plain = Search(pack), plain_fts5(documents)
        titles = [document.title for document in documents]
        measure("titles", titles, search, plain, options.prefixes)
        if options.queries:
            queries = json.loads(options.queries.read_text("utf-8"))
            measure("queries", queries, search, plain, options.prefixes)
        judge(titles, search)
        pack.close()


def read_corpus(path: Path, most: int) -> Iterator[Document]:
    data = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    with io.StringIO(data.decode("utf-8")) as lines:
        for _, line in zip(range(most), lines, strict=False):
            record = json.loads(line)
            yield Document(record["title"], tuple((head, text) for head, text in record["secs"]))


def documents_of(path: Path) -> list[Document]:
    pack = Pack.open(path)
    documents = []
    for number, title in pack.connection.rows("SELECT number, title FROM article"):
        passages = pack.connection.rows(
            "SELECT heading, text FROM passage WHERE article = ?", (number,)
        )
        documents.append(Document(title, tuple((head, text) for head, text in passages)))
    pack.close()
    return documents


def write_pack(documents: list[Document], path: Path) -> None:
    connection = new_pack()
    with connection:
        connection.execute("INSERT INTO pack VALUES ('content_version', '2026.11.1')")
        connection.execute("INSERT INTO language VALUES (1, 'en', 'English', 'Benchmark')")
        in_order = sorted(documents, key=lambda document: title_key(document.title))
        for number, document in enumerate(in_order, start=1):
            values = [number, "en", f"a{number}", f"KT-{number}", document.title]
            values += [title_key(document.title), "s", number, document.title, "", "[]"]
            values += [
                "2026-11-22",
                "2027-11-22",
                "draft",
                "",
                "[]",
                "[]",
                "[]",
                "[]",
                "<article/>",
            ]
            places = ", ".join("?" * len(values))
            connection.execute(f"INSERT INTO article VALUES ({places})", values)  # noqa: S608
            passages = [(f"p{i}", *passage) for i, passage in enumerate(document.passages)]
            index_article(connection, number, document.title, (), passages)
    path.write_bytes(finished(connection))


def plain_fts5(documents: list[Document]) -> Callable[[str], int]:
    """Full-text search as everybody writes it."""
    connection = apsw.Connection(":memory:")
    connection.execute(PLAIN_TABLE)
    with connection:
        for document in documents:
            headings = " ".join(heading for heading, _ in document.passages)
            body = " ".join(text for _, text in document.passages)
            connection.execute(
                "INSERT INTO plain VALUES (?, ?, ?)", (document.title, headings, body)
            )

    def find(text: str) -> int:
        words = title_key(text).split()
        if not words:
            return 0
        expression = " ".join(f'"{word}"' for word in words) + "*"
        return len(connection.execute(PLAIN_QUESTION, (expression, ROWS)).fetchall())

    return find


def measure(
    name: str, texts: list[str], search: Search, plain: Callable[[str], int], most: int
) -> None:
    prefixes = [text[:end] for text in texts for end in range(1, len(text) + 1)]
    if len(prefixes) > most:
        prefixes = random.Random(SEED).sample(prefixes, most)
    ours: list[float] = []
    theirs: list[float] = []
    answered = 0
    for prefix in prefixes:
        started = time.perf_counter()
        answered += bool(search.find(prefix, "en", limit=ROWS))
        between = time.perf_counter()
        plain(prefix)
        theirs.append((time.perf_counter() - between) * 1e3)
        ours.append((between - started) * 1e3)
    print(f"{name}: {len(prefixes)} beginnings typed, {answered} answered")
    report("handbook", ours)
    report("plain FTS5 with snippet()", theirs)
    ratio = percentile(ours, 95) / percentile(theirs, 95)
    print(f"  p95 ratio {ratio:.2f} (goals for 5,000 articles: {GOAL_RATIO}, {GOAL_P95:.0f} ms)")
    for letters in (1, 2, 3):
        few = [ms for ms, text in zip(ours, prefixes, strict=True) if len(text) == letters]
        if few:
            print(f"  {letters} letters: p50 {statistics.median(few):.2f} ms")


def judge(titles: list[str], search: Search) -> None:
    """Count whole titles that come first, and half-typed words that find nothing."""
    sample = random.Random(SEED).sample(titles, min(500, len(titles)))
    first = typed = lost = 0
    for title in sample:
        hits = search.find(title, "en", limit=ROWS)
        first += bool(hits) and title_key(hits[0].title) == title_key(title)
        word = max(title_key(title).split(), key=len, default="")
        for end in range(4, len(word) + 1):
            typed += 1
            lost += not search.find(word[:end], "en", limit=ROWS)
    print(f"a whole title typed: {first} of {len(sample)} come first")
    print(f"its longest word typed: {lost} of {typed} beginnings find nothing")


def report(name: str, times: list[float]) -> None:
    p50, p95, p99 = (percentile(times, percent) for percent in (50, 95, 99))
    print(f"  {name}: p50 {p50:.2f}  p95 {p95:.2f}  p99 {p99:.2f}  worst {max(times):.1f} ms")


def percentile(times: list[float], percent: int) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


if __name__ == "__main__":
    main()
