"""Writes corpora/formats/rsmf/lantern.rsmf: the list that lies beside it and one file, in an archive, in a mail."""

import base64
import io
import zipfile
from pathlib import Path

OUT = Path(__file__).parent.parent / "formats" / "rsmf"

packed = io.BytesIO()
with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
    for name, data in [("rsmf_manifest.json", (OUT / "rsmf_manifest.json").read_bytes()), ("tides.txt", b"Tides: six o'clock, 1.2 metres.\n")]:
        archive.writestr(zipfile.ZipInfo(name, (2031, 10, 15, 8, 0, 0)), data, zipfile.ZIP_DEFLATED)
body = base64.encodebytes(packed.getvalue()).decode().replace("\n", "\r\n")
(OUT / "lantern.rsmf").write_bytes((
    "X-RSMF-Version: 2.0.0\r\nX-RSMF-Generator: by hand\r\nX-RSMF-BeginDate: 2031-10-14T16:35:02Z\r\n"
    "X-RSMF-EndDate: 2031-10-14T17:07:00Z\r\nX-RSMF-EventCount: 11\r\n"
    "From: Ann Reed <ann@gannet.example>\r\nTo: Jonas Kettle <jonas@harbour.example>\r\n"
    "Subject: #lantern, 14 October 2031\r\nDate: Tue, 14 Oct 2031 18:35:02 +0200\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/mixed; boundary="rope"\r\n\r\n--rope\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n'
    'Messages of the lantern.\r\n--rope\r\nContent-Type: application/zip; name="rsmf.zip"\r\n'
    'Content-Disposition: attachment; filename="rsmf.zip"\r\nContent-Transfer-Encoding: base64\r\n\r\n' + body + "--rope--\r\n"
).encode())
