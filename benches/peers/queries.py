"""Queries, beside notmuch on the same mails: in process its library against the index, and both commands. `mail.py` says how to run it."""
import json
import os
import sqlite3
import subprocess
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
KINDS = ["one word", "two words", "phrase of two", "phrase of three"]
SAMPLED = 2000
ROUNDS = 5


class Peers:
    """A case and a database of notmuch that hold the mails of OUT/maildir; each is made where it is not there yet."""

    def __init__(self, out, onrecord):
        self.out, self.onrecord = os.path.abspath(out), onrecord
        self.maildir, self.case = os.path.join(self.out, "maildir"), os.path.join(self.out, "case")
        self.config = os.path.join(self.out, "nm", "config")
        self.env = dict(os.environ, HOME=os.path.join(self.out, "nm"), NOTMUCH_CONFIG=self.config, TZ="UTC")
        if not os.path.exists(self.case):
            subprocess.run([onrecord, "add", self.case, self.maildir], check=True, stdout=subprocess.DEVNULL)
        if not os.path.exists(self.config):
            self.make_database()
        self.asker = os.path.join(self.out, "notmuch_queries")
        source = os.path.join(HERE, "notmuch_queries.c")
        subprocess.run(["cc", "-O2", "-o", self.asker + ".new", source, "-lnotmuch"], check=True)
        os.rename(self.asker + ".new", self.asker)

    def make_database(self):
        database = os.path.join(self.out, "nm", "db")
        os.makedirs(database)
        with open(self.config + ".new", "w") as file:
            file.write(f"[database]\npath={database}\nmail_root={self.maildir}\n"
                       "[user]\nname=Nobody\nprimary_email=nobody@example.org\n[new]\ntags=\n[search]\nexclude_tags=\n")
        env = dict(self.env, NOTMUCH_CONFIG=self.config + ".new")
        subprocess.run(["notmuch", "new"], check=True, env=env, stdout=subprocess.DEVNULL)
        os.rename(self.config + ".new", self.config)

    def record(self):
        return sqlite3.connect(f"file:{os.path.join(self.case, 'record.sqlite')}?mode=ro", uri=True)

    def bench(self, *words):
        """What the measurements of search print, line by line, the columns apart."""
        manifest = os.path.join(HERE, "..", "search", "Cargo.toml")
        command = ["cargo", "run", "--release", "--quiet", "--manifest-path", manifest, "--", *words]
        printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        return [line.split("\t") for line in printed.splitlines()]

    def ask(self, queries, *options):
        """What the index of the case says, a row a query."""
        with tempfile.NamedTemporaryFile("w", dir=self.out) as file:
            file.writelines(query + "\n" for query in queries)
            file.flush()
            return self.bench("ask", self.case, "--file", file.name, *options)

    def ask_notmuch(self, queries, *how):
        """What notmuch's library says, a row a query."""
        asked = "".join(query + "\n" for query in queries)
        printed = subprocess.run([self.asker, self.config, *how], check=True, input=asked, env=self.env,
                                 stdout=subprocess.PIPE, text=True).stdout
        return [line.split("\t") for line in printed.splitlines()]

    def drawn(self, kinds):
        """200 queries of each kind, of words that stand in mails which are held."""
        path = os.path.join(self.out, "sample.jsonl")
        with self.record() as record, open(path, "w") as file:
            sql = "SELECT part, more FROM items WHERE kind = 'mail' ORDER BY part"
            held = [part for part, more in record.execute(sql) if json.loads(more or "{}").get("held") is not False]
            for part in held[::max(1, len(held) // SAMPLED)]:
                text, = record.execute("SELECT text FROM items WHERE part = ?", (part,)).fetchone()
                file.write(json.dumps({"id": str(part), "text": text}) + "\n")
        drawn = {kind: [] for kind in kinds}
        for kind, query in self.bench("draw", path, "--queries", "200"):
            if kind in drawn:
                drawn[kind].append(query)
        return drawn


def spread(times):
    """The middle, and the 99th of a hundred."""
    times = sorted(times)
    return tuple(times[min(len(times) * part // 100, len(times) - 1)] for part in (50, 99))


def in_process(peers, drawn):
    print(f"In process, milliseconds of processor time, p50/p99 of 200 queries of a kind, each the middle of {ROUNDS} rounds. "
          "In brackets: what part of notmuch's\n")
    print("| | notmuch count | first 20, newest | onrecord count | 20 newest | 20 newest, read from the record | "
          "20 by relevance |\n|---|---|---|---|---|---|---|")
    for kind, queries in drawn.items():
        theirs = zip(*peers.ask_notmuch(queries, "time", str(ROUNDS)))
        ours = zip(*peers.ask(queries, "--rounds", str(ROUNDS)))
        _, *theirs = [spread(map(float, column)) for column in theirs]
        _, count, relevant, newest, read = [spread(map(float, column)) for column in ours]
        beside = [(count, theirs[0]), (newest, theirs[1]), (read, theirs[1]), (relevant, theirs[1])]
        cells = ["/".join(f"{time:.2f}" for time in times) for times in theirs]
        for own, other in beside:
            part = "/".join(f"{a / b:.2f}" for a, b in zip(own, other))
            cells.append("/".join(f"{time:.2f}" for time in own) + f" ({part})")
        print(f"| {kind} | {' | '.join(cells)} |", flush=True)


def spent(command, env):
    """Milliseconds of processor time of a program and all its children."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return (used.ru_utime + used.ru_stime) * 1e3


def commands(peers, queries):
    print(f"\nCommands, milliseconds of processor time, p50/p99 of {len(queries)} single words\n")
    print("| | p50 | p99 |\n|---|---|---|")
    jobs = {
        "`notmuch count`": ["notmuch", "count"],
        "`onrecord search --count`": [peers.onrecord, "search", peers.case, "--count"],
        "`notmuch search --limit=20 --output=messages`": ["notmuch", "search", "--limit=20", "--output=messages"],
        "`onrecord search`, a page of 20": [peers.onrecord, "search", peers.case],
        "`onrecord search --json --limit 20`": [peers.onrecord, "search", peers.case, "--json", "--limit", "20"],
    }
    times = {name: [] for name in jobs}
    for query in queries:
        for name, command in jobs.items():
            times[name].append(spent([*command, query], peers.env))
    for name, of_queries in times.items():
        middle, most = spread(of_queries)
        print(f"| {name} | {middle:.1f} | {most:.1f} |")


def run(out, onrecord="onrecord"):
    peers = Peers(out, onrecord)
    drawn = peers.drawn(KINDS)
    in_process(peers, drawn)
    commands(peers, drawn["one word"])
