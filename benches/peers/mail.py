#!/usr/bin/env python3
"""Adding mails to a case and asking for them, beside notmuch and mu on the same mails in the same run.

    mail.py make LISTS OUT [MAILS]     puts the mails of mailboxes under LISTS, newest files first, into OUT/box.mbox,
                                       and each by itself into OUT/maildir (default: 100000 mails)
    mail.py run OUT [ONRECORD] [RUNS]  adds both to new cases, and has notmuch and mu take the Maildir in; prints medians
    mail.py queries OUT [ONRECORD]     asks a case and notmuch, which both have the Maildir and are kept in OUT, the same queries:
                                       what they take, in process (libnotmuch-dev, a C compiler) and as commands
    mail.py counts OUT [ONRECORD]      which messages such queries find, and why some are found by one alone

Processor time is that of a program and all its children, memory what all its processes hold together at any moment,
sampled 20 times a second (proportional set size, so that what processes share counts once)."""
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time

import counts
import queries

FROM = re.compile(rb"(?m)^From .*\d\d:\d\d.*\d{4}\r?\n(?=[!-9;-~]+:)")


def make(lists, out, wanted=100_000):
    maildir = os.path.join(out, "maildir")
    for folder in ("cur", "new", "tmp"):
        os.makedirs(os.path.join(maildir, folder))
    files = [os.path.join(at, name) for at, _, names in os.walk(lists) for name in names]
    files = [f for f in files if "/.git/" not in f and os.path.getsize(f) > 0]
    count = size = 0
    with open(os.path.join(out, "box.mbox"), "wb") as box:
        for path in sorted(files, key=lambda f: (os.path.basename(f), f), reverse=True):
            with open(path, "rb") as file:
                content = file.read()
            starts = [m.start() for m in FROM.finditer(content)]
            for start, end in zip(starts, starts[1:] + [len(content)]):
                if count == wanted:
                    break
                mail = content[start:end].rstrip(b"\n") + b"\n\n"
                box.write(mail)
                count += 1
                size += len(mail)
                with open(os.path.join(maildir, "cur", f"{count}.made:2,S"), "wb") as one:
                    one.write(mail[mail.index(b"\n") + 1:-1])
    print(f"{count} mails, {size / 1e6:.0f} MB")


def children(pid):
    """A process and all below it."""
    all_of, todo = [], [pid]
    while todo:
        pid = todo.pop()
        all_of.append(pid)
        try:
            for task in os.listdir(f"/proc/{pid}/task"):
                with open(f"/proc/{pid}/task/{task}/children") as file:
                    todo += [int(child) for child in file.read().split()]
        except OSError:
            pass
    return all_of


def held(pid):
    total = 0
    for one in children(pid):
        try:
            with open(f"/proc/{one}/smaps_rollup") as file:
                total += next(int(line.split()[1]) for line in file if line.startswith("Pss:"))
        except (OSError, StopIteration):
            pass
    return total * 1024


def timed(command, env=None):
    """Processor seconds, elapsed seconds, peak bytes of memory."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)
    peak = [0]

    def watch():
        while process.poll() is None:
            peak[0] = max(peak[0], held(process.pid))
            time.sleep(0.05)

    watcher = threading.Thread(target=watch)
    watcher.start()
    watcher.join()
    process.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, time.time() - start, peak[0], process.returncode


def size(path):
    return sum(os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(path) for name in names)


def run(out, onrecord="onrecord", runs=3):
    out = os.path.abspath(out)
    box, maildir = os.path.join(out, "box.mbox"), os.path.join(out, "maildir")
    # Whoever comes first would else read the mails from the disk, and whoever comes after from memory.
    for path in [box] + [os.path.join(at, name) for at, _, names in os.walk(maildir) for name in names]:
        with open(path, "rb") as file:
            while file.read(1 << 20):
                pass
    # Nothing is deleted before all is measured: for minutes ext4 goes around the places of files that were deleted, one by
    # one, and whoever makes 100,000 new ones pays for the run before.
    with tempfile.TemporaryDirectory(dir=out) as work:
        found = {}
        for number in range(runs):
            home = os.path.join(work, str(number))
            db, mu = os.path.join(home, "db"), os.path.join(home, "mu")
            by_box, by_mail = os.path.join(home, "by-box"), os.path.join(home, "by-mail")
            env = dict(os.environ, HOME=home, NOTMUCH_CONFIG=os.path.join(home, "notmuch"), MAILDIR=maildir)
            os.makedirs(db)
            with open(env["NOTMUCH_CONFIG"], "w") as file:
                file.write(f"[database]\npath={db}\nmail_root={maildir}\n"
                           "[user]\nname=Nobody\nprimary_email=nobody@example.org\n[new]\ntags=new\n")
            subprocess.run(["mu", "init", "--maildir", maildir, "--muhome", mu],
                           env=env, stdout=subprocess.DEVNULL, check=True)
            for name, command, makes in [
                ("onrecord add, one mailbox", [onrecord, "add", by_box, box], by_box),
                ("onrecord add, one mailbox, again", [onrecord, "add", by_box, box], None),
                ("onrecord verify", [onrecord, "verify", by_box], None),
                ("onrecord add, Maildir", [onrecord, "add", by_mail, maildir], by_mail),
                ("onrecord add, Maildir, again", [onrecord, "add", by_mail, maildir], None),
                ("notmuch new", ["notmuch", "new"], db),
                ("mu index", ["mu", "index", "--muhome", mu], mu),
            ]:
                *taken, status = timed(command, env)
                if status != 0:
                    sys.exit(f"{name}: ended with {status}")
                found.setdefault(name, []).append((*taken, size(makes) if makes else 0))
                print(f"{name}: {taken[0]:.1f} s", file=sys.stderr, flush=True)
        print("| | processor s | elapsed s | peak MiB | on disk MB |\n|---|---|---|---|---|")
        for name, rows in found.items():
            spent, elapsed, peak, disk = (statistics.median(column) for column in zip(*rows))
            print(f"| {name} | {spent:.1f} | {elapsed:.1f} | {peak / 2**20:.0f} | {disk / 1e6:.0f} |")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["make", lists, out, *rest]:
            make(lists, out, *map(int, rest))
        case ["run", out, *rest]:
            run(out, *rest[:1], **{"runs": int(rest[1])} if rest[1:] else {})
        case ["queries", out, *rest]:
            queries.run(out, *rest[:1])
        case ["counts", out, *rest]:
            counts.run(out, *rest[:1])
        case _:
            sys.exit(__doc__)
