"""What a query finds, beside notmuch on the same mails: `mail.py` says how to run it.

Compared are messages as notmuch counts them: by message id. A hit of ours is the message of the file that it is in; mails that only
stand quoted in others are left out; what is found in an attachment counts for the mail that it came with, as in notmuch."""
import json
import random
import re
from collections import Counter, defaultdict

from queries import Peers
from reasons import why

KINDS = {"one word": "word", "two words": "two words, AND", "two words, OR": "two words, OR",
         "phrase of two": "phrase of two", "phrase of three": "phrase of three", "abc*": "`abc*`"}
WHOLE = re.compile(r'"[^\W\d_]{4,}(?: [^\W\d_]{4,})*"')
# Words that Xapian takes for operators, also in small letters and before a star.
OPERATORS = {"and", "not", "xor", "or", "near", "adj"}
# Queries of a kind, and of each query messages that are looked at.
ASKED, LOOKED_AT, SHOWN = 100, 10, 3
# Messages that a query may find for notmuch, which takes long to list them; queries that find more are left out.
MOST = 2000


class Messages:
    """Which message of notmuch's each row of the record is."""

    def __init__(self, peers):
        self.record = peers.record()
        self.files = defaultdict(list)
        by_file = {}
        for path, message in peers.ask_notmuch([], "files"):
            by_file[inside(path)] = message
            self.files[message].append(path)
        of_original = defaultdict(set)
        for original, path in self.record.execute("SELECT original, path FROM receipts WHERE original IS NOT NULL"):
            if inside(path) in by_file:
                of_original[original].add(by_file[inside(path)])
        self.of_row, self.rows, self.both = defaultdict(set), defaultdict(set), set()
        sql = "SELECT id, original, duplicate_of, kind, within FROM parts WHERE fate IN ('read', 'duplicate')"
        for row, original, copy_of, kind, within in self.record.execute(sql):
            if kind == "quoted-mail":
                continue
            for message in of_original[original]:
                self.of_row[copy_of or row].add(message)
                self.rows[message].add(copy_of or row)
                if kind == "mail" and within is None:
                    self.both.add(message)
        self.quoted = {row for row, in self.record.execute("SELECT id FROM parts WHERE kind = 'quoted-mail' AND fate = 'read'")}

    def found(self, rows):
        return set().union(*(self.of_row.get(int(row), ()) for row in rows if row and int(row) not in self.quoted)) & self.both

    def texts(self, message):
        """All that the record has of a message to be searched: pairs of what it is and the text."""
        out = []
        for row in self.rows[message]:
            sql = """SELECT within, subject, participants, items.text, attachments
                       FROM items JOIN parts ON parts.id = items.part WHERE part = ?"""
            for within, subject, people, text, attached in self.record.execute(sql, (row,)):
                of = [("subject", subject or ""), ("body", text)]
                of += [(one["role"], f"{one.get('name') or ''} {one['value']}") for one in json.loads(people or "[]")]
                of += [("name", one.get("name") or "") for one in json.loads(attached or "[]")]
                out += of if within is None else [("attached", text) for _, text in of]
        return out

    def sent(self, message):
        """When it was sent, on its own clock and in UTC, for each of its mails."""
        sql = "SELECT sent, sent_utc FROM items WHERE part = ? AND kind = 'mail'"
        return [times for row in self.rows[message] for times in self.record.execute(sql, (row,))]


def inside(path):
    """A file's path from the folder of all mails."""
    return path[path.index("maildir/"):]


def words_of(text):
    return re.findall(r"\w+", text)


def from_record(messages, dice):
    """Queries about people, subjects, dates and attachments, drawn from what is held."""
    sql = "SELECT part, participants, subject, sent, attachments FROM items WHERE kind = 'mail' ORDER BY part"
    held = [row for row in messages.record.execute(sql) if row[0] not in messages.quoted]
    dice.shuffle(held)
    pairs = defaultdict(dict)
    for _, people, subject, sent, attached in held:
        for one in json.loads(people or "[]"):
            who = one["value"] if dice.random() < 0.5 else one.get("name")
            if who and words_of(who) and '"' not in who:
                if one["role"] == "from":
                    pairs["`from:`"][f'from:"{who}"'] = f'from:"{who}"'
                elif one["role"] in ("to", "cc", "bcc"):
                    pairs["`to:` or `cc:`"][f'to:"{who}" OR cc:"{who}"'] = f'to:"{who}"'
        words = words_of(subject or "")
        if len(words) > 3:
            at, most = dice.randrange(len(words) - 1), dice.choice((1, 2))
            what = f'subject:"{" ".join(words[at:at + most])}"'
            pairs["`subject:`"][what] = what
        if sent:
            day, month, year = sent[:10], sent[:7], int(sent[:4])
            what = dice.choice((day, month, f"{day}..{year + 1}-01-31", f"..{day}"))
            pairs["dates"][f"sent:{what}"] = f"date:{what}"
        for one in json.loads(attached or "[]"):
            for word in words_of(one.get("name") or ""):
                if word.isalpha():
                    pairs["names of attachments"][f'file:"{word}"'] = f'attachment:"{word}"'
    pairs["has an attachment"]["has:attachment"] = "tag:attachment"
    return {kind: list(asked.items())[:ASKED] for kind, asked in pairs.items()}


def all_pairs(peers, messages):
    """By kind, what we are asked and what notmuch is asked."""
    drawn = peers.drawn(list(KINDS))
    pairs = {KINDS[kind]: [(query, query) for query in drawn[kind][:ASKED]] for kind in KINDS}
    for kind, drawn_as in (("word of four letters or more", ["one word"]), ("phrase of such words", ["phrase of two", "phrase of three"])):
        whole = [query for drawn_kind in drawn_as for query in drawn[drawn_kind] if WHOLE.fullmatch(query)]
        pairs[kind] = [(query, query) for query in whole[:ASKED]]
    pairs["`abc*`"] = [pair for pair in pairs["`abc*`"] if pair[0][:-1] not in OPERATORS]
    apart = [query.split() for query in drawn["two words"][:ASKED]]
    pairs["two words, NOT"] = [(f"{a} NOT {b}", f"{a} and not {b}") for a, b in apart if a != b]
    return pairs | from_record(messages, random.Random(7))


def run(out, onrecord="onrecord"):
    peers = Peers(out, onrecord)
    messages = Messages(peers)
    print(f"{len(messages.both)} messages that both have\n")
    print("| | queries | equal | found by both | by notmuch alone | by onrecord alone |\n|---|---|---|---|---|---|")
    dice = random.Random(1)
    reasons, examples = defaultdict(Counter), defaultdict(list)
    for kind, pairs in all_pairs(peers, messages).items():
        counted = peers.ask_notmuch([other for _, other in pairs], "time", "1")
        pairs = [pair for pair, (count, *_) in zip(pairs, counted, strict=True) if int(count) <= MOST]
        ours = peers.ask([own for own, _ in pairs], "--rows", "yes")
        theirs = peers.ask_notmuch([other for _, other in pairs], "hits")
        equal = common = more = less = 0
        for (query, _), rows, ids in zip(pairs, ours, theirs, strict=True):
            own, other = messages.found(rows), set(ids) & messages.both
            equal += own == other
            common, more, less = common + len(own & other), more + len(own - other), less + len(other - own)
            for side, differ in (("onrecord", own - other), ("notmuch", other - own)):
                for message in dice.sample(sorted(differ), min(LOOKED_AT, len(differ))):
                    reason = side, why(query, messages, message)
                    reasons[reason][kind] += 1
                    examples[reason].append((query, message, messages.files[message]))
        print(f"| {kind} | {len(pairs)} | {equal} | {common} | {less} | {more} |", flush=True)
    print(f"\nFound by one alone, and why; of each query {LOOKED_AT} of each at the most, drawn by chance:\n")
    for (side, reason), kinds in sorted(reasons.items()):
        print(f"{side}: {reason}: {kinds.total()} ({', '.join(f'{kind} {n}' for kind, n in kinds.items())})")
        for query, message, files in dice.sample(examples[side, reason], min(SHOWN, len(examples[side, reason]))):
            print(f"    {query}  {message}  {files[0]}")

