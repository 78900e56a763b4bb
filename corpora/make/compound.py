"""Compound files ([MS-CFB], version 3) of folders and streams, and messages in them ([MS-OXMSG])."""

import struct

END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def compound(tree):
    """`tree` is a dict: names to bytes (streams) or to dicts (folders)."""
    entries = [["Root Entry", 5, None, tree]]

    def add(folder):
        mine = []
        for name, what in folder.items():
            kind = 1 if isinstance(what, dict) else 2
            mine.append(len(entries))
            entries.append([name, kind, None, what])
        for n in mine:
            if entries[n][1] == 1:
                entries[n][2] = add(entries[n][3])
        mine.sort(key=lambda n: (len(entries[n][0].encode("utf-16-le")), entries[n][0].upper()))
        return balanced(mine)

    links = {}

    def balanced(numbers):
        if not numbers:
            return FREE
        middle = len(numbers) // 2
        links[numbers[middle]] = (balanced(numbers[:middle]), balanced(numbers[middle + 1:]))
        return numbers[middle]

    entries[0][2] = add(tree)
    mini, mini_fat, large = b"", [], []
    places = {}
    for n, (name, kind, child, what) in enumerate(entries):
        if kind != 2:
            continue
        if len(what) >= 4096:
            large.append(n)
            continue
        start = len(mini_fat)
        count = -(-len(what) // 64)
        mini_fat += [start + k + 1 if k + 1 < count else END for k in range(count)]
        mini += what.ljust(count * 64, b"\0")
        places[n] = (start if count else END, len(what))
    count = lambda size: -(-size // 512)
    mini_fat_bytes = b"".join(struct.pack("<I", x) for x in mini_fat)
    # The tables first, as Outlook has them.
    parts = [-(-len(entries) // 4), count(len(mini_fat_bytes)), count(len(mini))] + [count(len(entries[n][3])) for n in large]
    fat_sectors = 1
    while fat_sectors * 128 < sum(parts) + fat_sectors:
        fat_sectors += 1
    starts, fat = [], [FAT] * fat_sectors
    for size in parts:
        starts.append(len(fat) if size else END)
        fat += [len(fat) + k + 1 if k + 1 < size else END for k in range(size)]
    places[0] = (starts[2], len(mini))
    places |= {n: (start, len(entries[n][3])) for n, start in zip(large, starts[3:])}
    directory = b""
    for n, (name, kind, child, what) in enumerate(entries):
        wide = name.encode("utf-16-le") + b"\0\0"
        left, right = links.get(n, (FREE, FREE))
        start, size = places.get(n, (0, 0))
        directory += wide.ljust(64, b"\0") + struct.pack("<HBBIII", len(wide), kind, 1, left, right, child if child is not None else FREE)
        directory += b"\0" * 36 + struct.pack("<IQ", start, size)
    while len(directory) % 512:
        directory += b"\0" * 64 + struct.pack("<HBBIII", 0, 0, 0, FREE, FREE, FREE) + b"\0" * 48
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIII", 0, fat_sectors, starts[0], 0, 4096, starts[1], parts[1], END, 0)
    head += b"".join(struct.pack("<I", n) for n in range(fat_sectors)).ljust(436, b"\xff")
    out = head + b"".join(struct.pack("<I", x) for x in fat).ljust(fat_sectors * 512, b"\xff")
    for data, fill in [(directory, b"\0"), (mini_fat_bytes, b"\xff"), (mini, b"\0")] + [(entries[n][3], b"\0") for n in large]:
        out += data.ljust(count(len(data)) * 512, fill)
    return out


FIXED = {0x0002: "<h6x", 0x0003: "<i4x", 0x000B: "<?7x", 0x0040: "<Q", 0x0014: "<q"}


def properties(values, head):
    """Streams for `values`, a dict of (number, type) to a value; `head` stands before the fixed ones."""
    fixed, streams = head, {}
    for (number, kind), value in values.items():
        if kind in FIXED:
            fixed += struct.pack("<HHI", kind, number, 6) + struct.pack(FIXED[kind], value)
            continue
        data = value.encode("utf-16-le") if kind == 0x1F else value
        fixed += struct.pack("<HHIII", kind, number, 6, len(data) + (2 if kind == 0x1F else 0), 0)
        streams["__substg1.0_%04X%04X" % (number, kind)] = data
    streams["__properties_version1.0"] = fixed
    return streams


def message(values, recipients=(), attachments=(), inner=False):
    """`attachments` are pairs of properties and, for an attached message, what `message` gave for it."""
    counts = struct.pack("<8xIIII", len(recipients), len(attachments), len(recipients), len(attachments))
    tree = properties(values, counts + (b"" if inner else b"\0" * 8))
    for n, one in enumerate(recipients):
        tree["__recip_version1.0_#%08X" % n] = properties(one, b"\0" * 8)
    for n, (one, attached) in enumerate(attachments):
        folder = properties(one, b"\0" * 8)
        if attached is not None:
            folder["__substg1.0_3701000D"] = attached
        tree["__attach_version1.0_#%08X" % n] = folder
    if not inner:
        tree["__nameid_version1.0"] = {"__substg1.0_00020102": b"", "__substg1.0_00030102": b"", "__substg1.0_00040102": b""}
    return tree
