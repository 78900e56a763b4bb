use super::{Decoded, decode, is_wide};

fn utf16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

fn utf32(text: &str) -> Vec<u8> {
    text.chars().flat_map(|c| (c as u32).to_le_bytes()).collect()
}

fn legacy(label: &str, text: &str) -> Vec<u8> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
    let (bytes, _, lossy) = encoding.encode(text);
    assert!(!lossy, "{label} has no bytes for the sample");
    bytes.into_owned()
}

/// Every character, and every pair of neighbours, must come out of its own bytes alone.
fn check_map(bytes: &[u8], decoded: &Decoded, alone: impl Fn(&[u8]) -> String) {
    let text = &decoded.text;
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    for step in [1, 2, 7] {
        for pair in ends.windows(step + 1) {
            let (start, end) = (pair[0], pair[step]);
            let raw = decoded.raw.raw(start..end).unwrap_or_else(|| panic!("{start}..{end} of {text:?} has no bytes"));
            assert_eq!(alone(&bytes[raw]), &text[start..end]);
        }
    }
}

const WORDS: &str = "Plain words, “quoted” – and a 𝒳 of two units.\r\nA second line; naïve café.\r\n";

#[test]
fn unicode_comes_out_as_it_went_in_and_maps_back() {
    let mark = |mark: &[u8], bytes: Vec<u8>| [mark, bytes.as_slice()].concat();
    type Alone = fn(&[u8]) -> String;
    let plain: Alone = |bytes| String::from_utf8(bytes.to_vec()).unwrap();
    let wide: Alone = |bytes| {
        String::from_utf16(&bytes.as_chunks::<2>().0.iter().map(|b| u16::from_le_bytes(*b)).collect::<Vec<_>>())
            .unwrap()
    };
    let wide_be: Alone = |bytes| {
        String::from_utf16(&bytes.as_chunks::<2>().0.iter().map(|b| u16::from_be_bytes(*b)).collect::<Vec<_>>())
            .unwrap()
    };
    let widest: Alone =
        |bytes| bytes.as_chunks::<4>().0.iter().map(|b| char::from_u32(u32::from_le_bytes(*b)).unwrap()).collect();
    let cases: [(&str, Vec<u8>, Alone); 7] = [
        ("UTF-8", WORDS.as_bytes().to_vec(), plain),
        ("UTF-8", mark(b"\xef\xbb\xbf", WORDS.as_bytes().to_vec()), plain),
        ("UTF-16LE", mark(b"\xff\xfe", utf16(WORDS, true)), wide),
        ("UTF-16BE", mark(b"\xfe\xff", utf16(WORDS, false)), wide_be),
        ("UTF-16LE", utf16(WORDS, true), wide),
        ("UTF-16BE", utf16(WORDS, false), wide_be),
        ("UTF-32LE", mark(b"\xff\xfe\0\0", utf32(WORDS)), widest),
    ];
    for (encoding, bytes, alone) in cases {
        let decoded = decode(&bytes);
        assert_eq!(decoded.text, WORDS, "{encoding}");
        assert_eq!(decoded.encoding, encoding);
        assert!(decoded.problems.is_empty());
        assert_eq!(decoded.differs, bytes != WORDS.as_bytes());
        check_map(&bytes, &decoded, alone);
    }
}

#[test]
fn older_encodings_are_guessed_and_map_back() {
    let cases = [
        (
            "windows-1252",
            "“She said” that the café was closed – and so it was, naïvely, for years. Élan, déjà vu, garçon.",
        ),
        ("windows-1251", "Он написал мне вчера вечером, что всё готово и что ответа не будет до утра."),
        ("Shift_JIS", "彼は昨日の夜に私にメッセージを送ったが、返事はまだ来ていないと言った。"),
        ("GBK", "他昨天晚上给我发了一条消息，但是到现在还没有得到任何答复，记者说。"),
        ("EUC-KR", "그는 어젯밤 나에게 메시지를 보냈지만 아직 답장을 받지 못했다고 말했다."),
    ];
    for (label, text) in cases {
        let bytes = legacy(label, text);
        let decoded = decode(&bytes);
        assert_eq!(decoded.text, text, "{label} was read as {}", decoded.encoding);
        assert_eq!(decoded.encoding, label);
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
        check_map(&bytes, &decoded, |bytes| encoding.decode_without_bom_handling(bytes).0.into_owned());
    }
}

#[test]
fn switched_japanese_is_no_ascii() {
    let text = "彼は昨日メッセージを送った。abc 返事はない。";
    let bytes = legacy("ISO-2022-JP", text);
    let decoded = decode(&bytes);
    assert_eq!((decoded.text.as_str(), decoded.encoding), (text, "ISO-2022-JP"));
}

#[test]
fn broken_places_are_reported_once_each_and_capped() {
    let decoded = decode(b"caf\xc3\xa9 \xff\xfe\xff more \xc3\xa9\xc3\xa9\xc3\xa9 x\xffy");
    assert_eq!(decoded.encoding, "UTF-8");
    assert_eq!(decoded.problems.len(), 2, "neighbours are one run");
    for problem in &decoded.problems {
        assert_eq!(problem.code, "invalid-encoding");
        let words = problem.span.unwrap().of(&decoded.text);
        assert!(!words.is_empty() && words.chars().all(|c| c == char::REPLACEMENT_CHARACTER), "{words:?}");
        assert_eq!(decoded.raw.raw(problem.span.unwrap().start..problem.span.unwrap().end), None);
    }
    let many = b"\xc3\xa9\xc3\xa9\xc3\xa9 \xff ".repeat(100);
    let problems = decode(&many).problems;
    assert_eq!(problems.len(), 21);
    assert!(problems[20].message.starts_with("80 more places"), "{}", problems[20].message);
    assert_eq!(problems[20].span, None);
}

#[test]
fn half_a_pair_and_a_last_odd_byte_are_broken() {
    let mut bytes = b"\xff\xfe".to_vec();
    bytes.extend(utf16("before ", true));
    bytes.extend([0x3d, 0xd8]);
    bytes.extend(utf16(" after", true));
    bytes.push(b'x');
    let decoded = decode(&bytes);
    assert_eq!(decoded.text, "before \u{fffd} after\u{fffd}");
    assert_eq!(decoded.problems.len(), 2);
    assert_eq!(decoded.raw.raw(10..16), Some(18..30));
}

#[test]
fn cut_legacy_sequences_never_panic() {
    for label in ["Shift_JIS", "GBK", "Big5", "EUC-KR", "EUC-JP", "windows-1252"] {
        let bytes = legacy(label, if label == "windows-1252" { "déjà" } else { "中文中文" });
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
        for cut in 0..bytes.len() {
            let mut broken = bytes.clone();
            broken.remove(cut);
            let mut writer = super::Writer { text: String::new(), raw: super::RawMap::default(), broken: Vec::new() };
            super::codepages::decode(encoding, &broken, &mut writer);
            let (expected, _) = encoding.decode_without_bom_handling(&broken);
            assert_eq!(writer.text, expected, "{label} without byte {cut}");
        }
    }
}

#[test]
fn only_text_is_wide() {
    assert!(is_wide(&utf16("A text in units of two bytes.", true)));
    assert!(!is_wide(b"A text in units of one byte."));
    let numbers: Vec<u8> = (0..500u16).flat_map(u16::to_le_bytes).collect();
    assert!(!is_wide(&numbers));
    assert!(!is_wide(&[0; 64]));
    assert!(!is_wide(b""));
}

#[test]
fn any_bytes_are_decoded() {
    let mut seed = 7u32;
    let mut next = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 24) as u8
    };
    for len in 0..400 {
        let bytes: Vec<u8> = (0..len).map(|_| next()).collect();
        let decoded = decode(&bytes);
        let ends: Vec<usize> = decoded.text.char_indices().map(|(at, _)| at).chain([decoded.text.len()]).collect();
        for pair in ends.windows(2) {
            if let Some(raw) = decoded.raw.raw(pair[0]..pair[1]) {
                assert!(raw.end <= bytes.len() && !raw.is_empty(), "{raw:?} of {len}");
            }
        }
    }
}

#[test]
fn a_declaration_counts_where_the_bytes_bear_it_out() {
    let read = |bytes: &[u8], label| {
        let decoded = super::decode_declared(bytes, label);
        (decoded.encoding, decoded.problems.first().map_or("", |problem| problem.code))
    };
    let utf8 = "The café and the naïve façade are all well known here.".as_bytes();
    let latin = b"The caf\xe9 and the na\xefve fa\xe7ade are all well known here.";
    assert_eq!(read(utf8, Some("utf-8")), ("UTF-8", ""));
    assert_eq!(read(utf8, None), ("UTF-8", ""));
    assert_eq!(read(utf8, Some("iso-8859-1")), ("UTF-8", "wrong-encoding-declared"));
    assert_eq!(read(latin, Some("utf-8")), ("windows-1252", "wrong-encoding-declared"));
    assert_eq!(read(latin, Some("ISO-8859-1")), ("windows-1252", ""));
    // Bytes that could be either: what is said counts.
    assert_eq!(read(latin, Some("iso-8859-2")), ("ISO-8859-2", ""));
    assert_eq!(read(latin, Some("klingon")), ("windows-1252", "unknown-encoding"));
    assert_eq!(read(b"plain words", Some("shift_jis")), ("UTF-8", ""));
    assert_eq!(read(b"\xef\xbb\xbfplain words", Some("big5")), ("UTF-8", "wrong-encoding-declared"));
}

#[test]
fn utf_7_is_read_where_it_is_declared() {
    let read = |bytes: &str| {
        let decoded = super::decode_declared(bytes.as_bytes(), Some("UTF-7"));
        (decoded.text, decoded.encoding)
    };
    assert_eq!(read("Die Fr+APY-sche, +ACI-quak+ACI-, 1 +- 1").0, "Die Frösche, \"quak\", 1 + 1");
    assert_eq!(read("+2D3cqQ-").0, "\u{1f4a9}");
    assert_eq!(read("+2D0-x").0, "\u{fffd}x");
    assert_eq!(read("end +").0, "end +");
    assert_eq!(read("no ASCII: é").1, "UTF-8");
    let decoded = super::decode_declared(b"Fr+APY-sche", Some("utf-7"));
    assert_eq!((decoded.raw.raw(0..2), decoded.raw.raw(2..4), decoded.raw.raw(4..8)), (Some(0..2), None, Some(7..11)));
}
