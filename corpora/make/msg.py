"""Writes corpora/formats/msg: messages as Outlook saves them. Nobody in them exists."""

import datetime
import struct
from pathlib import Path
from compound import compound, message

OUT = Path(__file__).parent.parent / "formats" / "msg"
W, B, N, T, X = 0x1F, 0x102, 3, 0x40, 0x1E


def time(*parts):
    return int((datetime.datetime(*parts) - datetime.datetime(1601, 1, 1)).total_seconds()) * 10_000_000


def recipient(kind, name, address, smtp=None):
    values = {(0x0C15, N): kind, (0x3001, W): name, (0x3002, W): "SMTP" if "@" in address else "EX", (0x3003, W): address}
    if smtp:
        values[(0x39FE, W)] = smtp
    return values


def crc(data):
    total = 0
    for byte in data:
        total ^= byte
        for _ in range(8):
            total = total >> 1 ^ (0xEDB88320 if total & 1 else 0)
    return total


def packed(rtf):
    """Rich text in the packed form, each byte as it is."""
    body = b"".join(b"\0" + rtf[n:n + 8] for n in range(0, len(rtf), 8))
    # A reference to where the window stands ends it.
    at = (207 + len(rtf)) % 4096
    tail = struct.pack(">H", at << 4)
    body = body + b"\x01" + tail if len(rtf) % 8 == 0 else body[:-1 - len(rtf) % 8] + bytes([1 << len(rtf) % 8]) + rtf[len(rtf) // 8 * 8:] + tail
    return struct.pack("<II4sI", len(body) + 12, len(rtf), b"LZFu", crc(body)) + body


HEADERS = """Microsoft Mail Internet Headers Version 2.0\r
Received: from pier.example by mail.gannet.example; Tue, 14 Oct 2031 18:35:09 +0200\r
From: "Ann Reed" <ann@gannet.example>\r
To: Jonas Kettle <jonas@harbour.example>\r
Subject: The lamp\r
Date: Tue, 14 Oct 2031 18:35:02 +0200\r
Message-ID: <lamp-1@gannet.example>\r
In-Reply-To: <lamp-0@harbour.example>\r
\r
"""

note = {(0x001A, W): "IPM.Note", (0x0E07, N): 1}

came_in = note | {
    (0x0037, W): "The lamp",
    (0x007D, W): HEADERS,
    (0x0C1A, W): "Reed, Ann",
    (0x0E06, T): time(2031, 10, 14, 16, 35, 9),
    (0x0070, W): "The lamp",
    (0x1000, W): "Jonas,\r\n\r\nthe lamp is out – since six. Nobody told the ferry.\r\n\r\nAnn\r\n",
}
table = {(0x3705, N): 1, (0x3707, W): "tides.csv", (0x3704, W): "TIDES~1.CSV", (0x370E, W): "text/csv", (0x3701, B): b"hour;height\r\n6;1.2\r\n"}
same_name = {(0x3705, N): 1, (0x3707, W): "note.txt", (0x3701, B): b"The first note about the lamp.\r\n"}
other = {(0x3705, N): 1, (0x3707, W): "note.txt", (0x3701, B): b"The second note, of the same name.\r\n"}
elsewhere = {(0x3705, N): 4, (0x3707, W): "chart.pdf", (0x370D, W): "\\\\quay\\charts\\chart.pdf"}

sent = note | {
    (0x0037, W): "Re: The lamp",
    (0x0039, T): time(2031, 10, 14, 17, 2, 30),
    (0x0042, W): "Jonas Kettle",
    (0x0065, W): "/O=HARBOUR/CN=JKETTLE",
    (0x5D02, W): "jonas@harbour.example",
    (0x0C1A, W): "Harbour Office",
    (0x0C1F, W): "office@harbour.example",
    (0x1035, W): "<lamp-2@harbour.example>",
    (0x1039, W): "<lamp-0@harbour.example> <lamp-1@gannet.example>",
    (0x1042, W): "<lamp-1@gannet.example>",
    (0x0071, B): bytes(range(1, 23)),
    (0x3FDE, N): 1251,
    (0x1013, B): '<html><body><p>Лампу починят <b>к утру</b>.</p><p>J.</p></body></html>'.encode("cp1251"),
}
forwarded = note | {
    (0x0037, X): "Сломанная лампа".encode("cp1251"),
    (0x3FFD, N): 1251,
    (0x1000, X): "Смотритель пишет: лампы нет.\r\n".encode("cp1251"),
    (0x0C1A, X): "Смотритель".encode("cp1251"),
    (0x0E04, X): "Anna; 'jonas@harbour.example'".encode("cp1251"),
    (0x0039, T): time(2031, 10, 13, 5, 0, 0),
}
rich = note | {
    (0x0037, W): "Lantern, once more",
    (0x0C1A, W): "Ann Reed",
    (0x0C1F, W): "ann@gannet.example",
    (0x0039, T): time(2031, 10, 15, 6, 0, 0),
    (0x1009, B): packed(
        rb"{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}}{\*\htmltag64 <p>}"
        rb"\htmlrtf {\htmlrtf0 The lantern burns again\htmlrtf \par\htmlrtf0 {\*\htmltag84 &#8212;}caf\'e9 at six.{\*\htmltag72 </p>}\htmlrtf }\htmlrtf0 }"
    ),
}
draft = note | {
    (0x0037, W): "Not sent",
    (0x0E07, N): 9,
    (0x3008, T): time(2031, 10, 16, 9, 30, 0),
    (0x1009, B): packed(rb"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}\pard I never said that.\par And nobody asked.\par}"),
}

files = {
    "came-in.msg": message(came_in, [recipient(1, "Jonas Kettle", "jonas@harbour.example")],
                           [(table, None), (same_name, None), (other, None), (elsewhere, None)]),
    "sent.msg": message(sent, [recipient(1, "'Ann Reed'", "/O=GANNET/CN=AREED", "ann@gannet.example"),
                               recipient(2, "Ferry Desk", "ferry@quay.example"),
                               recipient(3, "M. Quill", "quill@quay.example")],
                        [({(0x3705, N): 5, (0x3001, W): "Сломанная лампа"}, message(forwarded, inner=True))]),
    "rich.msg": message(rich, [recipient(1, "Keepers", "keepers@harbour.example")]),
    "draft.msg": message(draft),
    "contact.msg": message({(0x001A, W): "IPM.Contact", (0x0037, W): "Ann Reed", (0x1000, W): "Keeper of the lamp.\r\n"}),
}
if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    for name, tree in files.items():
        (OUT / name).write_bytes(compound(tree))
