use super::{Format, by_name, is_binary, looks_like};

#[test]
fn an_extension_is_short_and_has_letters() {
    for name in ["report", "notes v1.2", "Mr. Smith", "a.", "letter to j. doe the elder", ".txt"] {
        assert_eq!(by_name(name), Format::Unnamed, "{name}");
    }
    assert_eq!(by_name("x.y.MARKDOWN"), Format::Report);
    assert_eq!(by_name("Sources.CSV"), Format::Sidecar);
    assert_eq!(by_name("a.csv.map.toml"), Format::Sidecar);
    assert_eq!(by_name("table.csv"), Format::Table);
}

#[test]
fn words_that_only_begin_like_a_format_are_text() {
    for text in [
        "BZh what a noise",
        "ID3 was the third identifier",
        "OggSomething",
        "MZ is an author",
        "PK said so",
        "RIFF raff",
    ] {
        assert_eq!(looks_like(text.as_bytes()), None, "{text}");
    }
    assert_eq!(looks_like(b"RIFF\x10\0\0\0WEBPVP8 "), Some("a WebP picture"));
    assert_eq!(looks_like(b"\0\0\0\x20ftypisom"), Some("an MP4 film or recording"));
}

#[test]
fn one_stray_control_character_makes_no_binary() {
    let text = |control: u8, words: usize| [b"some words here ".repeat(words), vec![control]].concat();
    assert!(!is_binary(&text(0, 200)));
    assert!(is_binary(&text(0, 2)));
    assert!(!is_binary(&text(0x1b, 1)));
    assert!(!is_binary(b"tabs\tand\nlines\r\n\x0cand pages"));
}
