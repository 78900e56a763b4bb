"""Writes corpora/formats/tnef/winmail.dat: what Outlook puts beside a mail ([MS-OXTNEF]). Nobody in it exists."""

import struct
from pathlib import Path
from msg import B, N, T, W, X, packed, time

OUT = Path(__file__).parent.parent / "formats" / "tnef"


def attribute(level, number, data):
    return struct.pack("<BII", level, number, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


def fill(data):
    return data + b"\0" * (-len(data) % 4)


def properties(values):
    out = struct.pack("<I", len(values))
    for (number, kind), value in values.items():
        out += struct.pack("<HH", kind, number)
        if number >= 0x8000:
            out += bytes(16) + struct.pack("<II", 1, 10) + fill("Name\0".encode("utf-16-le"))
        if kind == N:
            out += struct.pack("<i", value)
        elif kind == T:
            out += struct.pack("<Q", value)
        else:
            data = (value + "\0").encode("utf-16-le") if kind == W else value
            out += struct.pack("<II", 1, len(data)) + fill(data)
    return out


def stream(parts):
    return struct.pack("<IH", 0x223E9F78, 1) + b"".join(parts)


def message(values, attachments=(), recipients=()):
    parts = [attribute(1, 0x00089006, struct.pack("<I", 0x10000)), attribute(1, 0x00069007, struct.pack("<II", 1251, 0)),
             attribute(1, 0x00069003, properties(values))]
    if recipients:
        parts.append(attribute(1, 0x00069004, struct.pack("<I", len(recipients)) + b"".join(properties(one) for one in recipients)))
    for title, data, own in attachments:
        parts.append(attribute(2, 0x00069002, bytes(14)))
        parts.append(attribute(2, 0x00018010, title))
        if data is not None:
            parts.append(attribute(2, 0x0006800F, data))
        parts.append(attribute(2, 0x00069005, properties(own)))
    return stream(parts)


inner = message({(0x001A, X): b"IPM.Note\0", (0x0037, X): "Лампа\0".encode("cp1251"), (0x1000, X): "Лампы нет.\r\n\0".encode("cp1251"),
                 (0x0C1A, X): "Смотритель\0".encode("cp1251"), (0x0039, T): time(2031, 10, 13, 5, 0, 0)})
outer = message(
    {(0x001A, W): "IPM.Note", (0x0037, W): "The lamp", (0x8005, W): "a name of its own", (0x0C1A, W): "Ann Reed",
     (0x0C1F, W): "ann@gannet.example", (0x0039, T): time(2031, 10, 14, 16, 35, 2),
     (0x1009, B): packed(rb"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}\pard The lamp is out.\par}")},
    [(b"NOTE~1.TXT\0", b"A note about the lamp.\r\n", {(0x3705, N): 1, (0x3707, W): "note about it.txt"}),
     ("Лампа\0".encode("cp1251"), None, {(0x3705, N): 5, (0x3701, 0x0D): bytes.fromhex("0703020000000000c000000000000046") + inner})],
    [{(0x0C15, N): 1, (0x3001, W): "Jonas Kettle", (0x3003, W): "jonas@harbour.example"}])
OUT.mkdir(parents=True, exist_ok=True)
(OUT / "winmail.dat").write_bytes(outer)
