use super::page;

const ARCHIVE: &str = "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://brine.example/a\r\n\
    Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--mark\"\r\n\r\n\
    ----mark\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n\
    ----mark\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
    <p title=3D\"x\">Caf=C3=A9 and a long li=\r\nne</p>\r\n----mark--\r\n";

#[test]
fn the_page_of_an_archive_is_found_and_decoded() {
    let page = page(ARCHIVE.as_bytes()).ok().unwrap();
    assert_eq!(String::from_utf8_lossy(&page.bytes), "<p title=\"x\">Café and a long line</p>\r\n");
    assert_eq!(page.charset.as_deref(), Some("utf-8"));
    assert_eq!(page.location.as_deref(), Some("https://brine.example/a"));
}

#[test]
fn bytes_that_stand_in_the_archive_lead_back_to_it() {
    let page = page(ARCHIVE.as_bytes()).ok().unwrap();
    let text = String::from_utf8_lossy(&page.bytes).into_owned();
    let raw = |words: &str| {
        let at = text.find(words).unwrap();
        page.raw.raw(at..at + words.len()).map(|range| &ARCHIVE[range])
    };
    assert_eq!(raw("and a long li"), Some("and a long li"));
    assert_eq!(raw("ne</p>"), Some("ne</p>"));
    assert_eq!(raw("long line"), None, "a line end stands in it");
    assert_eq!(raw("Café"), None, "written in other bytes");
}

#[test]
fn what_is_cut_off_or_nested_without_end_is_no_trouble() {
    assert!(page(&ARCHIVE.as_bytes()[..ARCHIVE.len() - 30]).is_ok());
    assert!(page(b"").is_err());
    assert!(page("Content-Type: multipart/related; boundary=a\n\n--a\n".repeat(1000).as_bytes()).is_err());
    let base64 = "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+aGk8L3A+\n";
    assert_eq!(page(base64.as_bytes()).ok().unwrap().bytes, b"<p>hi</p>");
}
