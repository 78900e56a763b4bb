#!/usr/bin/env python3
"""Makes the archives and office documents of `formats/`: run it in this folder. The same bytes come out each time."""

import gzip
import io
import struct
import tarfile
import zlib
from pathlib import Path

FORMATS = Path(__file__).parent / "formats"

ONE = "The lantern on the east pier has been out since Monday.\n\nNobody has asked the keeper why, and he has not said.\n"
TWO = "The ferry did not sail on Tuesday.\n\nIts crew was told at the gate, and wrote it down in the log.\n"
MAIL = (
    "From: Ada Wren <ada@quay.example>\nTo: Bo Lund <bo@quay.example>\nDate: Mon, 2 May 2031 10:00:00 +0100\n"
    "Message-ID: <1@quay.example>\nSubject: The lantern\n\nIs it out again?\n"
)
ANSWER = (
    "From: Bo Lund <bo@quay.example>\nTo: Ada Wren <ada@quay.example>\nDate: Mon, 2 May 2031 10:20:00 +0100\n"
    "Message-ID: <2@quay.example>\nIn-Reply-To: <1@quay.example>\nSubject: Re: The lantern\n\nSince last night.\n"
)
BOX = f"From ada@quay.example Mon May  2 10:00:00 2031\n{MAIL}\nFrom bo@quay.example Mon May  2 10:20:00 2031\n{ANSWER}\n"


class Zip:
    """A ZIP archive, entry by entry, with whatever is wrong in it."""

    def __init__(self):
        self.bytes, self.list, self.many = bytearray(), bytearray(), 0

    def add(self, name, data, *, method=8, flags=0, local=None, at=None, size=None, crc=None, extra=b"", open_ended=False):
        name = name if isinstance(name, bytes) else name.encode()
        local = name if local is None else local
        crc = zlib.crc32(data) if crc is None else crc
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = packer.compress(data) + packer.flush() if method == 8 else data
        size = len(data) if size is None else size
        flags |= 8 if open_ended else 0
        place = len(self.bytes) if at is None else at
        numbers = (crc, len(packed), size)
        if at is None:
            head = (0, 0, 0) if open_ended else numbers
            self.bytes += b"PK\3\4" + struct.pack("<5H3L2H", 20, flags, method, 0x5000, 0x3EA2, *head, len(local), 0)
            self.bytes += local + packed
            if open_ended:
                self.bytes += b"PK\7\x08" + struct.pack("<3L", *numbers)
        self.list += b"PK\1\2" + struct.pack("<6H3L5H2L", 20, 20, flags, method, 0x5000, 0x3EA2, *numbers, len(name), len(extra), 0, 0, 0, 0, place)
        self.list += name + extra
        self.many += 1
        return place

    def done(self, said=None, comment=b"", before=b""):
        said = self.many if said is None else said
        end = b"PK\5\6" + struct.pack("<4H2LH", 0, 0, said & 0xFFFF, said & 0xFFFF, len(self.list), len(self.bytes), len(comment))
        return before + bytes(self.bytes) + bytes(self.list) + end + comment


def text(words):
    return words.encode()


def zips():
    plain = Zip()
    plain.add("letters/", b"", method=0)
    plain.add("letters/one.txt", text(ONE))
    plain.add("letters/two.txt", text(TWO), method=0)
    plain.add("box.mbox", text(BOX), open_ended=True)
    plain.add("__MACOSX/letters/._one.txt", b"\0\5\x16\7")
    plain.add("letters/.DS_Store", b"\0\0\0\1Bud1")
    yield "plain.zip", plain.done(comment=b"packed for the harbour office PK\5\6")

    named = Zip()
    named.add("caf\u00e9.txt".encode("cp437"), text(ONE))
    named.add("\u00dcberfahrt.txt".encode("cp437"), text(TWO))
    named.add("f\u00e6rge.txt", text(TWO + ONE), flags=1 << 11)
    named.add("same.txt", text("The first of two that are called alike, and it says this.\n"))
    named.add("same.txt", text("The second of two that are called alike, and it says that.\n"))
    named.add("shown.txt", text("What the list calls shown, and the header hidden.\n"), local=b"other.txt")
    yield "names.zip", named.done(before=b"#!/bin/sh\n"[:0])

    inner = Zip()
    inner.add("mail.eml", text(MAIL))
    middle = Zip()
    middle.add("inner.zip", inner.done(), method=0)
    middle.add("answer.eml", text(ANSWER))
    outer = Zip()
    outer.add("middle.zip", middle.done())
    yield "nested.zip", outer.done()

    odd = Zip()
    place = odd.add("one.txt", text(ONE))
    odd.add("locked.txt", text(TWO), flags=1)
    odd.add("packed.txt", text(TWO), method=12)
    odd.add("again.txt", text(ONE), at=place)
    odd.add("changed.txt", text(TWO), crc=1)
    odd.add("short.txt", text("Shorter than it is said to be.\n"), method=0, size=100)
    odd.add("gone.txt", text(ONE), at=1 << 20)
    yield "odd.zip", odd.done(said=9)

    cut = Zip()
    cut.add("one.txt", text(ONE), open_ended=True)
    cut.add("two.txt", text(TWO))
    cut.add("box.mbox", text(BOX * 1), open_ended=True)
    whole = bytes(cut.bytes)
    yield "cut.zip", whole[:-90]

    yield "empty.zip", Zip().done()


def packed(words, name=""):
    data = gzip.compress(text(words), 9, mtime=0)
    if name:
        data = data[:3] + b"\x08" + data[4:10] + name.encode() + b"\0" + data[10:]
    return data


def gzips():
    half = BOX.index("From bo")
    yield "box.mbox.gz", packed(BOX[:half]) + packed(BOX[half:]) + bytes(512)
    yield "cut.mbox.gz", packed(BOX)[:-70]
    yield "behind.gz", packed(ONE) + b"and what does not belong"
    yield "named", packed(TWO, "letter.txt")


def tar_of(form, entries):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as tar:
        for name, data, kind, link in entries:
            info = tarfile.TarInfo(name)
            info.mtime, info.size, info.linkname = 1935565200, len(data), link
            info.type = kind
            tar.addfile(info, io.BytesIO(data))
    return out.getvalue().rstrip(b"\0") + bytes(1024)


def tars():
    long = "the quay/" + "a folder with a long name/" * 6 + "one.txt"
    file = tarfile.REGTYPE
    entries = [
        ("letters", b"", tarfile.DIRTYPE, ""),
        ("letters/one.txt", text(ONE), file, ""),
        (long, text(TWO), file, ""),
        ("letters/again.txt", b"", tarfile.LNKTYPE, "letters/one.txt"),
        ("letters/link.txt", b"", tarfile.SYMTYPE, "/etc/passwd"),
        ("box.mbox", text(BOX), file, ""),
        ("._box.mbox", b"\0\5\x16\7", file, ""),
        ("pipe", b"", tarfile.FIFOTYPE, ""),
    ]
    yield "gnu.tar", pad(tar_of(tarfile.GNU_FORMAT, entries))
    yield "pax.tar", pad(tar_of(tarfile.PAX_FORMAT, [("b\u00e5d/f\u00e6rge.txt", text(ONE), file, ""), *entries[2:3]]))
    two = pad(tar_of(tarfile.USTAR_FORMAT, [("one.txt", text(ONE), file, ""), ("two.txt", text(TWO), file, "")]))
    yield "ustar.tgz", gzip.compress(two, 9, mtime=0)
    yield "cut.tar", two[:1600]
    broken = bytearray(two)
    broken[0] ^= 1
    yield "broken.tar", bytes(broken) + two
    yield "sparse.tar", sparse()


def pad(data):
    return data + bytes(-len(data) % 512)


def sparse():
    """A file of 2,000 bytes with two stretches of words, as GNU tar 1.0 in a pax header, and as it did before that."""
    first, second = b"At the beginning. ", b"And at the end."
    records = {"GNU.sparse.major": "1", "GNU.sparse.minor": "0", "GNU.sparse.name": "holes.bin", "GNU.sparse.realsize": "2000"}
    out = b""
    for key, value in records.items():
        line = f" {key}={value}\n"
        size = len(line) + 2
        out += f"{size}{line}".encode()
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, len(out)
    data = info.tobuf(tarfile.USTAR_FORMAT) + pad(out)
    body = pad(f"2\n0\n{len(first)}\n1985\n{len(second)}\n".encode()) + first + second
    info = tarfile.TarInfo("GNUSparseFile.0/holes.bin")
    info.size = len(body)
    data += info.tobuf(tarfile.USTAR_FORMAT) + pad(body)
    head = bytearray(tarfile.TarInfo("old.bin").tobuf(tarfile.GNU_FORMAT))
    head[156:157] = b"S"
    head[124:136] = b"%011o\0" % len(first + second)
    for n, (at, many) in enumerate([(0, len(first)), (1985, len(second))]):
        head[386 + 24 * n : 410 + 24 * n] = b"%011o\0%011o\0" % (at, many)
    head[483:495] = b"%011o\0" % 2000
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return data + bytes(head) + pad(first + second) + bytes(1024)


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(*targets):
    rows = "".join(
        f'<Relationship Id="rId{n + 1}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
        for n, (kind, target, mode) in enumerate(targets)
    )
    return f'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


STORED = ("word/document.xml", "word/comments.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml")


def package(parts):
    made = Zip()
    for name, words in parts.items():
        # Some stand as they are, so that tests that change bytes change words.
        method = 0 if name in STORED else 8
        made.add(name, words if isinstance(words, bytes) else text(words), method=method)
    return made.done()


def run(words, properties=""):
    return f'<w:r>{properties and f"<w:rPr>{properties}</w:rPr>"}<w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*runs, style=""):
    return f'<w:p>{style and f"<w:pPr><w:pStyle w:val={chr(34)}{style}{chr(34)}/></w:pPr>"}{"".join(runs)}</w:p>'


def letter():
    by = 'w:author="Ada Wren" w:date="2031-05-02T10:00:00Z"'
    by_bo = 'w:author="Bo Lund" w:date="2031-05-03T09:30:00Z"'
    cell = lambda words: f"<w:tc><w:tcPr/>{paragraph(run(words))}</w:tc>"
    body = [
        paragraph(run("The lantern on the east pier"), style="Title"),
        paragraph(
            run("To the harbour office: the lantern "),
            f'<w:ins w:id="1" {by}>{run("and the foghorn ")}</w:ins>',
            f'<w:ins w:id="2" {by}>{run("too ")}</w:ins>',
            f'<w:del w:id="3" {by_bo}><w:r><w:delText xml:space="preserve">has been out since Monday</w:delText></w:r></w:del>',
            f'<w:ins w:id="4" {by_bo}>{run("was out for an hour")}</w:ins>',
            run("."),
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
        ),
        paragraph(
            '<w:commentRangeStart w:id="0"/>',
            run("Nobody was told."),
            '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
            run(" See "),
            f'<w:hyperlink r:id="rId4">{run("the log")}</w:hyperlink>',
            run(" and "),
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://quay.example/b" </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("the map") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            run(" not for the press", "<w:vanish/>"),
        ),
        f"<w:tbl><w:tr>{cell('Day')}{cell('Lamp')}</w:tr><w:tr>{cell('Monday')}<w:tc>{paragraph(run('out'))}{paragraph(run('and cold'))}</w:tc></w:tr></w:tbl>",
        paragraph('<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>' + paragraph(run("In a box.")) + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + paragraph(run("In a box.")) + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"),
        f'<w:moveFrom w:id="8" {by_bo}>{run("Moved away.")}</w:moveFrom>',
        paragraph(run("Tab"), "<w:r><w:tab/></w:r>", run("and &lt;sign&gt; &#8364;")),
    ]
    comment = lambda n, by, date, words: f'<w:comment w:id="{n}" w:author="{by}" w:date="{date}" w:initials="X"><w:p w14:paraId="0000000{n}">{run(words)}</w:p></w:comment>'
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("officeDocument", "word/document.xml", "")),
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {W}><w:body>{"".join(body)}</w:body></w:document>',
        "word/_rels/document.xml.rels": relations(
            ("footnotes", "footnotes.xml", ""),
            ("comments", "comments.xml", ""),
            ("header", "header1.xml", ""),
            ("hyperlink", "https://quay.example/log?a=1&amp;b=2", ' TargetMode="External"'),
            ("commentsExtended", "commentsExtended.xml", ""),
        ),
        "word/footnotes.xml": f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0">{paragraph(run("-"))}</w:footnote><w:footnote w:id="2">{paragraph(run("By the clock of the keeper’s own."))}</w:footnote></w:footnotes>',
        "word/comments.xml": f'<w:comments {W}>{comment(0, "Bo Lund", "2031-05-03T09:31:00Z", "Who says so?")}{comment(1, "Ada Wren", "2031-02-30T09:31:00Z", "The crew.")}</w:comments>',
        "word/commentsExtended.xml": f'<w15:commentsEx {W}><w15:commentEx w15:paraId="00000000"/><w15:commentEx w15:paraId="00000001" w15:paraIdParent="00000000"/></w15:commentsEx>',
        "word/header1.xml": f'<w:hdr {W}>{paragraph(run("Harbour office, draft 3"))}</w:hdr>',
        "word/media/image1.png": b"\x89PNG\r\n\x1a\n",
        "word/embeddings/tides.txt": TWO,
        "docProps/core.xml": '<cp:coreProperties xmlns:dc="d" xmlns:cp="c" xmlns:dcterms="t"><dc:title>A letter</dc:title><dc:creator>Ada Wren</dc:creator><dcterms:modified>2031-05-03T09:35:00Z</dcterms:modified></cp:coreProperties>',
    }


def documents():
    whole = letter()
    yield "letter.docx", package(whole)
    yield "torn.docx", package({**whole, "word/document.xml": whole["word/document.xml"][:1500]})


S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def sheet(rows, more=""):
    return f'<?xml version="1.0"?><worksheet {S}>{more}<sheetData>{rows}</sheetData></worksheet>'


def workbooks():
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>Told</t></is></c></row>'
        '<row r="2"><c r="A2" s="1"><v>47970</v></c><c r="B2" t="s"><v>2</v></c><c r="D2" t="b"><v>0</v></c></row>'
        '<row r="3" hidden="1"><c r="A3" s="2"><v>47971.4375</v></c><c r="B3"><f>1+1.5</f><v>2.5</v></c><c r="C3" t="e"><v>#N/A</v></c></row>'
        '<row r="5"><c r="B5" t="str"><f>B1</f><v>lit &amp; dark</v></c></row>'
    )
    notes = '<comments><authors><author>Ada Wren</author><author>tc={1}</author></authors><commentList><comment ref="B2" authorId="0"><text><r><t>Who </t></r><r><t>saw it?</t></r></text></comment><comment ref="A1" authorId="1"><text><t>[Threaded comment]</t></text></comment></commentList></comments>'
    threads = '<ThreadedComments><threadedComment ref="A1" dT="2031-05-03T09:31:00.25" personId="{P1}" id="{1}"><text>Which day?</text></threadedComment><threadedComment ref="A1" dT="2031-05-03T09:40:00.00" personId="{P2}" id="{2}" parentId="{1}"><text>Monday.</text></threadedComment></ThreadedComments>'
    yield "log.xlsx", package({
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml", "")),
        "xl/workbook.xml": f'<workbook {S}><workbookPr/><sheets><sheet name="Log" sheetId="1" r:id="rId1"/><sheet name="Aside" sheetId="2" state="hidden" r:id="rId2"/><sheet name="Blank" sheetId="3" r:id="rId3"/><sheet name="Gone" sheetId="4" r:id="rId4"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "worksheets/sheet1.xml", ""),
            ("worksheet", "/xl/worksheets/sheet2.xml", ""),
            ("worksheet", "worksheets/sheet3.xml", ""),
            ("worksheet", "worksheets/sheet4.xml", ""),
            ("sharedStrings", "sharedStrings.xml", ""),
            ("styles", "styles.xml", ""),
            ("person", "persons/person.xml", ""),
        ),
        "xl/worksheets/sheet1.xml": sheet(rows, '<cols><col min="3" max="3" hidden="1"/></cols>'),
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("comments", "../comments1.xml", ""), ("threadedComment", "../threadedComments/threadedComment1.xml", "")),
        "xl/worksheets/sheet2.xml": sheet('<row><c t="inlineStr"><is><t>Not for the harbour office</t></is></c></row>'),
        "xl/worksheets/sheet3.xml": sheet(""),
        "xl/sharedStrings.xml": f'<sst {S}><si><t>Day</t></si><si><r><t xml:space="preserve">The </t></r><r><t>lantern</t></r></si><si><t>out\nand cold</t><rPh sb="0" eb="1"><t>x</t></rPh></si></sst>',
        "xl/styles.xml": f'<styleSheet {S}><numFmts><numFmt numFmtId="164" formatCode="d/m/yyyy h:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
        "xl/persons/person.xml": '<personList><person displayName="Bo Lund" id="{P1}"/><person displayName="Ada Wren" id="{P2}"/></personList>',
        "xl/comments1.xml": notes,
        "xl/threadedComments/threadedComment1.xml": threads,
    })


def pdf(pages, extra="", info="/Title(A letter)/Author(Ada Wren)/ModDate(D:20310503093500+01'00')"):
    """A document of pages, each given by the commands that draw it; None is a page with a picture."""
    first = 6
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    encoding = "<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[1/fi/eacute]>>"
    codes = b"1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfrange <0001> <001A> <0061> <0020> <0020> <0020> endbfrange"
    picture = b"\xff"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding{encoding}/FirstChar 32/Widths[{' '.join(['500'] * 95)}]>>".encode(),
        b"<</Type/Font/Subtype/Type0/BaseFont/Quay/Encoding/Identity-H/ToUnicode 5 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/DW 500/W[1[500 500] 3 9 500]>>]>>",
        b"<</Length %d>>\nstream\n%b\nendstream" % (len(codes), codes),
    ]
    for n, commands in enumerate(pages):
        content = text(commands if commands is not None else "q 100 0 0 100 0 0 cm /P Do Q")
        resources = "<</Font<</F1 3 0 R/F2 4 0 R>>/XObject<</P %d 0 R>>>>" % (first + 2 * len(pages))
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources{resources}/Contents {first + 2 * n + 1} 0 R>>".encode())
        objects.append(b"<</Length %d>>\nstream\n%b\nendstream" % (len(content), content))
    objects.append(b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>\nstream\n" + picture + b"\nendstream")
    objects.append(f"<<{info}>>".encode())
    out, places = b"%PDF-1.4\n", []
    for n, words in enumerate(objects):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (n + 1, words)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R/Info {len(objects)} 0 R{extra}>>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode() + trailer.encode()


LETTER = """BT /F1 18 Tf 72 720 Td (The lantern on the east pier) Tj
/F1 12 Tf 0 -40 Td [(To the har) -20 (bour) -600 (of\\001ce:)] TJ
0 -14 Td (the caf\\002 is dark.) Tj
/F2 12 Tf 0 -28 Td <00080005000C0010> Tj ( ) Tj <00200017> Tj ET"""


def pdfs():
    form = "BT /F1 12 Tf 72 700 Td (The third page) Tj 0 -14 Td (has two lines.) Tj ET"
    yield "letter.pdf", pdf([LETTER, None, form])
    # Without its table, as when a copy was changed on its way.
    yield "untabled.pdf", pdf([form]).replace(b"startxref", b"startxxxx").replace(b"xref\n0", b"xxxx\n0")


def unread_pdfs():
    yield "scan.pdf", pdf([None, None])
    locked = "/Encrypt<</Filter/Standard/V 1/R 2/O<" + "41" * 32 + ">/U<" + "42" * 32 + ">/P -4>>/ID[<41><41>]"
    yield "locked.pdf", pdf([LETTER], locked)


def unread():
    whole = letter()
    yield "empty.docx", package({**{k: whole[k] for k in ("[Content_Types].xml", "_rels/.rels")}, "word/document.xml": f"<w:document {W}><w:body>{paragraph()}</w:body></w:document>"})
    scan = paragraph('<w:r><w:drawing><a:blip r:embed="rId9"/></w:drawing></w:r>')
    yield "scan.docx", package({**{k: whole[k] for k in ("[Content_Types].xml", "_rels/.rels")}, "word/document.xml": f"<w:document {W}><w:body>{scan}</w:body></w:document>"})


def main():
    for name, data in workbooks():
        (FORMATS / "xlsx" / name).write_bytes(data)
    for name, data in pdfs():
        (FORMATS / "pdf" / name).write_bytes(data)
    for name, data in [*unread(), *unread_pdfs()]:
        (FORMATS / "unread" / name).write_bytes(data)
    for name, data in documents():
        (FORMATS / "docx" / name).write_bytes(data)
    for name, data in tars():
        (FORMATS / "tar" / name).write_bytes(data)
    for name, data in gzips():
        (FORMATS / "gzip" / name).write_bytes(data)
    for name, data in zips():
        (FORMATS / "zip" / name).write_bytes(data)


if __name__ == "__main__":
    main()
