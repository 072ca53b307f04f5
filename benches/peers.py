"""What other engines take for the same question: SQLite's FTS5 and tantivy, over the
files of a directory. Prints a line for each that is installed: its name, then the
milliseconds that the index took and the median of those of a question, an index that
is opened included and Python's own start not.

    python3 benches/peers.py DIRECTORY WORD
"""

import pathlib
import statistics
import sys
import tempfile
import time

ROUNDS = 15


def entries(directory):
    for path in sorted(pathlib.Path(directory, "api").glob("*.md")):
        _, head, body = path.read_text().split("---\n", 2)
        title = next(line for line in head.splitlines() if line.startswith("title:"))
        yield path.stem, title, head, body


def fts5(directory, word, place):
    import sqlite3

    file = pathlib.Path(place, "fts5")

    def build():
        base = sqlite3.connect(file)
        base.execute(
            "CREATE VIRTUAL TABLE t USING fts5(id, title, head, body,"
            " tokenize = 'unicode61 remove_diacritics 2')"
        )
        base.executemany("INSERT INTO t VALUES (?, ?, ?, ?)", entries(directory))
        base.commit()
        base.close()

    def ask():
        base = sqlite3.connect(file)
        found = base.execute(
            "SELECT id, snippet(t, -1, '', '', '…', 20) FROM t WHERE t MATCH ?"
            " ORDER BY bm25(t, 4, 6, 2, 1) LIMIT 10",
            [word],
        ).fetchall()
        base.close()
        return found

    return build, ask


def tantivy(directory, word, place):
    import tantivy

    folder = pathlib.Path(place, "tantivy")
    folder.mkdir()
    schema = tantivy.SchemaBuilder()
    for name in ("id", "title", "head", "body"):
        schema.add_text_field(name, stored=True)
    schema = schema.build()

    def build():
        index = tantivy.Index(schema, path=str(folder))
        writer = index.writer()
        for id, title, head, body in entries(directory):
            writer.add_document(tantivy.Document(id=id, title=title, head=head, body=body))
        writer.commit()
        writer.wait_merging_threads()

    def ask():
        index = tantivy.Index.open(str(folder))
        searcher = index.searcher()
        query = index.parse_query(word, ["id", "title", "head", "body"])
        return [searcher.doc(at)["id"] for _, at in searcher.search(query, 10).hits]

    return build, ask


def took(work):
    start = time.perf_counter()
    found = work()
    return found, 1000 * (time.perf_counter() - start)


def main(directory, word):
    for engine in (fts5, tantivy):
        with tempfile.TemporaryDirectory() as place:
            try:
                build, ask = engine(directory, word, place)
            except ImportError:
                continue
            _, built = took(build)
            answers = [took(ask) for _ in range(ROUNDS)]
            assert answers[0][0], f"{engine.__name__} finds nothing"
            asked = statistics.median(time for _, time in answers)
            print(engine.__name__, f"{built:.1f}", f"{asked:.2f}")


main(*sys.argv[1:])
