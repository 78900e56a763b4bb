//! Code pages by the numbers that Windows gives them, as encodings of the WHATWG standard.

use crate::decode::{self, Decoded};
use encoding_rs::Encoding;

/// The label of the encoding that Windows numbers `page`; nothing where browsers, and so this program, know none.
pub(crate) fn label(page: i64) -> Option<&'static str> {
    Some(match page {
        866 => "ibm866",
        874 => "windows-874",
        932 => "shift_jis",
        936 => "gbk",
        949 => "euc-kr",
        950 => "big5",
        1250 => "windows-1250",
        1251 => "windows-1251",
        1252 => "windows-1252",
        1253 => "windows-1253",
        1254 => "windows-1254",
        1255 => "windows-1255",
        1256 => "windows-1256",
        1257 => "windows-1257",
        1258 => "windows-1258",
        10000 => "macintosh",
        10007 => "x-mac-cyrillic",
        20127 => "us-ascii",
        20866 => "koi8-r",
        21866 => "koi8-u",
        28591 => "iso-8859-1",
        28592 => "iso-8859-2",
        28593 => "iso-8859-3",
        28594 => "iso-8859-4",
        28595 => "iso-8859-5",
        28596 => "iso-8859-6",
        28597 => "iso-8859-7",
        28598 => "iso-8859-8",
        28599 => "iso-8859-9",
        28603 => "iso-8859-13",
        28605 => "iso-8859-15",
        38598 => "iso-8859-8-i",
        50220..=50222 => "iso-2022-jp",
        51932 => "euc-jp",
        51949 => "euc-kr",
        54936 => "gb18030",
        65001 => "utf-8",
        _ => return None,
    })
}

/// The encoding that Windows numbers `page`.
pub(crate) fn encoding(page: i64) -> Option<&'static Encoding> {
    Encoding::for_label(label(page)?.as_bytes())
}

/// Text of which a property says that it is in code page `page`, if one does.
pub(crate) fn decoded(bytes: &[u8], page: Option<i64>) -> Decoded {
    decode::decode_declared(bytes, page.and_then(label))
}
