"""Writes corpora/formats/pst: stores of Outlook ([MS-PST]), without the maps of free space that no reader needs. Nobody in them
exists."""

import struct
from pathlib import Path
from msg import B, N, T, W, X, HEADERS, crc, packed, time
from scrambling import TABLES

OUT = Path(__file__).parent.parent / "formats" / "pst"
SIZES = {0x02: 2, 0x03: 4, 0x0B: 1, 0x40: 8}


class Store:
    def __init__(self, wide, scrambling, pages):
        self.wide, self.scrambling = wide, scrambling
        self.blocks, self.nodes, self.next = {}, {}, 4
        self.number = "<Q" if wide else "<I"
        self.pages = pages

    def block(self, data, internal=False):
        bid = self.next | (2 if internal else 0)
        self.next += 4
        if not internal:
            if self.scrambling == 1:
                data = bytes(TABLES[b] for b in data)
            if self.scrambling == 2:
                data = self.cycled(data, bid)
        self.blocks[bid] = data
        return bid

    @staticmethod
    def cycled(data, key):
        key, out = (key ^ key >> 16) & 0xFFFF, bytearray()
        for b in data:
            low, high = key & 255, key >> 8
            b = (TABLES[(b + low) & 255] + high) & 255
            b = (TABLES[256 + b] - high) & 255
            out.append((TABLES[512 + b] - low) & 255)
            key = key + 1 & 0xFFFF
        return bytes(out)

    def data(self, data, size=8176):
        if len(data) <= size:
            return self.block(data)
        parts = [self.block(data[n:n + size]) for n in range(0, len(data), size)]
        body = b"".join(struct.pack(self.number, bid) for bid in parts)
        return self.block(struct.pack("<BBHI", 1, 1, len(parts), len(data)) + body, True)

    def heap(self, items, kind):
        out = b""
        places = []
        for item in items:
            places.append(12 + len(out))
            out += item
        places.append(12 + len(out))
        out += b"\0" * (len(out) % 2)
        at = 12 + len(out)
        out += struct.pack("<HH", len(items), 0) + b"".join(struct.pack("<H", p) for p in places)
        return struct.pack("<HBBII", at, 0xEC, kind, 0x20, 0) + out

    def value(self, kind, value, items, inner):
        data = value.encode("utf-16-le") if kind == 0x1F else value
        if len(data) > 3000:
            nid = 0x1F + 0x20 * (len(inner) + 0x40)
            inner[nid] = (self.data(data, 2000), 0)
            return nid
        items.append(data)
        return len(items) << 5

    def context(self, values, inner):
        items = [b"", b""]
        records = b""
        for (number, kind), value in sorted(values.items()):
            if kind in (0x02, 0x03, 0x0B):
                at = struct.pack("<i", value)
            elif kind == 0x40:
                items.append(struct.pack("<Q", value))
                at = struct.pack("<I", len(items) << 5)
            elif kind == 0x0D:
                items.append(struct.pack("<II", value, 0))
                at = struct.pack("<I", len(items) << 5)
            else:
                at = struct.pack("<I", self.value(kind, value, items, inner))
            records += struct.pack("<HH", number, kind) + at
        items[0] = struct.pack("<BBBBI", 0xB5, 2, 6, 0, 2 << 5)
        items[1] = records
        return self.data(self.heap(items, 0xBC))

    def table(self, rows, columns):
        """`rows` are pairs of a number and values."""
        # The two that every table has come first in the row and in its bits.
        columns = sorted(set(columns) | {(0x67F2, 3), (0x67F3, 3)}, key=lambda c: (c[0] not in (0x67F2, 0x67F3), c))
        place, at, widths = {}, 0, sorted(columns, key=lambda c: (c[0] not in (0x67F2, 0x67F3), -SIZES.get(c[1], 4), c[0]))
        ends = {8: 0, 4: 0, 2: 0, 1: 0}
        for c in sorted(widths, key=lambda c: (SIZES.get(c[1], 4) < 4, c[0] not in (0x67F2, 0x67F3), -SIZES.get(c[1], 4))):
            place[c] = at
            at += SIZES.get(c[1], 4)
            ends[SIZES.get(c[1], 4)] = at
        four = max(ends[8], ends[4])
        two = max(four, ends[2])
        one = max(two, ends[1])
        size = one + -(-len(columns) // 8)
        items = [b""] * (4 if rows else 2)
        index, matrix, inner = b"", b"", {}
        for n, (number, values) in enumerate(rows):
            row, bits = bytearray(one), bytearray(size - one)
            for k, c in enumerate(columns):
                value = {(0x67F2, 3): number, (0x67F3, 3): 1}.get(c, values.get(c))
                if value is None:
                    continue
                bits[k // 8] |= 0x80 >> k % 8
                width = SIZES.get(c[1], 4)
                if c[1] in SIZES:
                    data = struct.pack({8: "<Q", 4: "<I", 2: "<H", 1: "<B"}[width], value)
                else:
                    data = struct.pack("<I", self.value(c[1], value, items, inner))
                row[place[c]:place[c] + width] = data
            matrix += bytes(row) + bytes(bits)
            index += struct.pack("<I", number) + struct.pack("<I" if self.wide else "<H", n)
        about = struct.pack("<BBHHHHIII", 0x7C, len(columns), four, two, one, size, 0x40, 0x80 if rows else 0, 0)
        for k, c in enumerate(columns):
            about += struct.pack("<HHHBB", c[1], c[0], place[c], SIZES.get(c[1], 4), k)
        items[0] = about
        items[1] = struct.pack("<BBBBI", 0xB5, 4, 4 if self.wide else 2, 0, 0x60 if rows else 0)
        if rows:
            items[2], items[3] = index, matrix
        return self.data(self.heap(items, 0x7C))

    def list(self, inner):
        if not inner:
            return 0
        body = b"".join(b"".join(struct.pack(self.number, x) for x in (nid, *places)) for nid, places in sorted(inner.items()))
        head = struct.pack("<BBH", 2, 0, len(inner)) + (b"\0" * 4 if self.wide else b"")
        return self.block(head + body, True)

    def message(self, values, recipients=(), attachments=()):
        inner = {}
        if recipients:
            columns = {c for one in recipients for c in one}
            inner[0x692] = (self.table(list(enumerate(recipients)), columns), 0)
        if attachments:
            rows = [(0x8025 + 0x20 * n, {c: v for c, v in one.items() if c[0] in (0x3705, 0x3704)}) for n, (one, _) in enumerate(attachments)]
            inner[0x671] = (self.table(rows, {(0x3705, N)} | {c for _, r in rows for c in r}), 0)
        for n, (one, attached) in enumerate(attachments):
            own = {}
            if attached is not None:
                own[0x8104] = attached
                one = one | {(0x3701, 0x0D): 0x8104}
            data = self.context(one, own)
            inner[0x8025 + 0x20 * n] = (data, self.list(own))
        data = self.context(values, inner)
        return data, self.list(inner)

    def put(self, nid, places, parent=0):
        self.nodes[nid] = (*places, parent)

    def folder(self, nid, parent, name, said, messages, inside=()):
        """`messages` are pairs of a number and its row; `inside` the folders in it."""
        values = {(0x3001, W if self.wide else X): name, (0x3602, N): said, (0x3603, N): 0, (0x360A, 0x0B): int(bool(inside))}
        self.put(nid, (self.context(values, {}), 0), parent)
        rows = [(one, {(0x3001, W if self.wide else X): called}) for one, called in inside]
        self.put(nid & ~0x1F | 0x0D, (self.table(rows, [(0x3001, W if self.wide else X)]), 0), nid)
        self.put(nid & ~0x1F | 0x0E, (self.table(messages, {c for _, row in messages for c in row}), 0), nid)
        self.put(nid & ~0x1F | 0x0F, (self.table([], []), 0), nid)

    def bytes(self):
        wide, out = self.wide, bytearray(b"\0" * 1024)
        # The two trees first, then the blocks; how many pages they need is known once they were made.
        pages, places, at = self.pages, {}, 0

        def place(start):
            at = start
            for bid, data in self.blocks.items():
                at += -at % 64
                places[bid] = (at, len(data))
                at += -(-(len(data) + (16 if wide else 12)) // 64) * 64

        place(1024 + 512 * pages)

        def page(kind, level, entries, size):
            nonlocal out
            out += b"\0" * (-len(out) % 512)
            at, bid = len(out), self.next | 2
            self.next += 4
            body = b"".join(entries).ljust(488 if wide else 496, b"\0")
            body += struct.pack("<BBBB", len(entries), (488 if wide else 496) // size, size, level) + (b"\0" * 4 if wide else b"")
            sign = (at ^ bid) >> 16 ^ (at ^ bid) & 0xFFFF
            body += struct.pack("<BBHIQ", kind, kind, sign & 0xFFFF, crc(body), bid) if wide else struct.pack("<BBHII", kind, kind, sign & 0xFFFF, bid, crc(body))
            out += body
            return bid, at

        def tree(kind, entries, size):
            most = (488 if wide else 496) // size
            keys = [struct.unpack_from(self.number, entry)[0] for entry in entries]
            level, nodes = 0, [(keys[n], page(kind, 0, entries[n:n + most], size)) for n in range(0, len(entries), most)]
            while len(nodes) > 1:
                level += 1
                inner = [b"".join(struct.pack(self.number, x) for x in (key, *ref)) for key, ref in nodes]
                size = 24 if wide else 12
                most = (488 if wide else 496) // size
                nodes = [(nodes[n][0], page(kind, level, inner[n:n + most], size)) for n in range(0, len(inner), most)]
            return nodes[0][1]

        pack = lambda *numbers: b"".join(struct.pack(self.number, x) for x in numbers)
        blocks = [pack(bid, *[places[bid][0]]) + struct.pack("<HH", places[bid][1], 2) + (b"\0" * 4 if wide else b"") for bid in sorted(places)]
        nodes = [pack(nid, data, inner) + struct.pack("<I", parent) + (b"\0" * 4 if wide else b"") for nid, (data, inner, parent) in sorted(self.nodes.items())]
        bbt = tree(0x80, blocks, 24 if wide else 12)
        nbt = tree(0x81, nodes, 32 if wide else 16)
        assert len(out) == 1024 + 512 * self.pages, len(out) // 512 - 2
        for bid, data in self.blocks.items():
            at = places[bid][0]
            out += b"\0" * (at - len(out))
            trailer = 16 if wide else 12
            whole = -(-(len(data) + trailer) // 64) * 64
            sign = at ^ bid
            sign = (sign >> 16 ^ sign) & 0xFFFF
            end = struct.pack("<HHIQ", len(data), sign, crc(data), bid) if wide else struct.pack("<HHII", len(data), sign, bid, crc(data))
            out += data.ljust(whole - trailer, b"\0") + end
        head = bytearray(564 if wide else 512)
        head[:4] = b"!BDN"
        struct.pack_into("<HHHBB", head, 8, 0x4D53, 23 if wide else 15, 19, 1, 1)
        if wide:
            struct.pack_into("<QQIQQQQQQQQ", head, 32, self.next, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
            struct.pack_into("<QQQQQQQQ", head, 184, len(out), 0, 0, 0, *nbt, *bbt)
            struct.pack_into("<BB", head, 512, 0x80, self.scrambling)
            struct.pack_into("<Q", head, 516, self.next)
            struct.pack_into("<I", head, 524, crc(head[8:524]))
            struct.pack_into("<I", head, 4, crc(head[8:479]))
        else:
            struct.pack_into("<II", head, 24, self.next, self.next)
            struct.pack_into("<IIIIIIII", head, 168, len(out), 0, 0, 0, *nbt, *bbt)
            struct.pack_into("<BB", head, 460, 0x80, self.scrambling)
            struct.pack_into("<I", head, 4, crc(head[8:479]))
        out[:len(head)] = head
        return bytes(out)


def recipient(kind, name, address):
    return {(0x0C15, N): kind, (0x3001, W): name, (0x3003, W): address, (0x39FE, W): address}


def row(subject):
    return {(0x0037, W): subject}


note = {(0x001A, W): "IPM.Note", (0x0E07, N): 1}

# A store with 64 bits, scrambled as Outlook does.
store = Store(True, 1, 6)
store.put(0x21, (store.context({(0x3001, W): "Ferry mail"}, {}), 0))
table = {(0x3705, N): 1, (0x3707, W): "tides.txt", (0x3701, B): b"hour;height\r\n" + b"6;1.2 at the pier, 1.4 at the lamp\r\n" * 130}
note_text = {(0x3705, N): 1, (0x3707, W): "note.txt", (0x3701, B): b"A note about the lamp.\r\n"}
inner = store.message(note | {(0x0037, W): "The first word", (0x1000, W): "Who has the lamp?\r\n", (0x0C1A, W): "M. Quill"})
mails = {
    0x200024: store.message(note | {(0x0037, W): "\x01\x01The lamp", (0x007D, W): HEADERS, (0x1000, W): "The lamp is out.\r\n"},
                            [recipient(1, "Jonas Kettle", "jonas@harbour.example")], [(table, None), (note_text, None)]),
    0x200044: store.message(note | {(0x0037, W): "\x01\x05Re: The lamp", (0x0C1A, W): "Jonas Kettle", (0x5D01, W): "jonas@harbour.example",
                                    (0x0039, T): time(2031, 10, 14, 17, 2, 30), (0x3FDE, N): 65001,
                                    (0x1013, B): "<p>It will burn again – <i>tonight</i>.</p>".encode()},
                            [recipient(1, "Ann Reed", "ann@gannet.example"), recipient(3, "M. Quill", "quill@quay.example")],
                            [({(0x3705, N): 5, (0x3001, W): "The first word"}, inner)]),
    0x200064: store.message(note | {(0x0037, W): "Lantern", (0x0C1A, W): "Ann Reed", (0x0039, T): time(2031, 10, 15, 6, 0, 0),
                                    (0x1009, B): packed(rb"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}\pard It burns.\par}")}),
    0x200084: store.message(note | {(0x0037, W): "Deleted", (0x0C1A, W): "Ann Reed", (0x0039, T): time(2031, 10, 12, 6, 0, 0),
                                    (0x1000, W): "I never wrote this.\r\n"}),
}
parents = {0x200024: 0x8022, 0x200044: 0x8022, 0x200064: 0x8042, 0x200084: 0x8022}
for nid, places in mails.items():
    store.put(nid, places, parents[nid])
store.folder(0x122, 0x122, "", 0, [], [(0x8022, "Inbox"), (0x8042, "Sent Items")])
# It says that it holds four, lists three, and has two of them.
store.folder(0x8022, 0x122, "Inbox", 4, [(0x200024, row("The lamp")), (0x200044, row("Re: The lamp")), (0x2000A4, row("Gone"))])
store.folder(0x8042, 0x122, "Sent Items", 1, [(0x200064, row("Lantern"))])

# One with 32 bits, in a code page, scrambled the other way.
narrow = Store(False, 2, 2)
narrow.put(0x21, (narrow.context({(0x3001, X): b"old"}, {}), 0))
narrow.put(0x200024, narrow.message({
    (0x001A, X): b"IPM.Note", (0x0037, X): "Сломанная лампа".encode("cp1251"), (0x3FFD, N): 1251,
    (0x1000, X): "Смотритель пишет: лампы нет.\r\n".encode("cp1251"), (0x0C1A, X): "Смотритель".encode("cp1251"),
    (0x0E04, X): "Анна".encode("cp1251"), (0x0039, T): time(2001, 10, 13, 5, 0, 0)}), 0x8022)
narrow.folder(0x122, 0x122, b"", 0, [], [(0x8022, b"Box")])
narrow.folder(0x8022, 0x122, b"Box", 1, [(0x200024, {(0x0037, X): "Сломанная лампа".encode("cp1251")})])

if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "ferry.pst").write_bytes(store.bytes())
    (OUT / "old.pst").write_bytes(narrow.bytes())
