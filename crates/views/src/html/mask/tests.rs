use super::{Masked, mask};
use record::Span;

#[test]
fn addresses_and_numbers_are_masked() {
    for (text, meant) in [
        ("write to anna.smith+x@mail.example.org.", "write to [e-mail address masked]."),
        ("<a@b.example>", "<[e-mail address masked]>"),
        ("mailto:o'neil@b.example", "mailto:[e-mail address masked]"),
        ("jürgen@müller.example!", "[e-mail address masked]!"),
        ("a@b.example,c@d.example", "[e-mail address masked],[e-mail address masked]"),
        ("call +44 20 7946 0018 now", "call [number masked] now"),
        ("call (212) 555-0147.", "call [number masked]."),
        ("call 555-0147", "call [number masked]"),
        ("tel 01 23 45 67 89", "tel [number masked]"),
        ("card 4111 1111 1111 1111", "card [number masked]"),
        ("card 4111-1111-1111-1111", "card [number masked]"),
        ("post 930228239494209536", "post [number masked]"),
        ("ID12345678x", "ID[number masked]x"),
        ("from 192.168.10.4:8080 and 10.0.0.1", "from [IP address masked] and [IP address masked]"),
        ("at 2001:db8::8a2e:370:7334.", "at [IP address masked]."),
        ("555-0147 4111 1111 1111 1111 10.20.30.40", "[number masked]"),
        ("arabic ٠١٢٣٤٥٦٧٨", "arabic [number masked]"),
    ] {
        assert_eq!(mask(text), meant, "{text}");
    }
}

#[test]
fn times_dates_amounts_and_handles_stay() {
    for text in [
        "on 2016-09-20 at 6:35 pm",
        "on 20/09/2016 and 9/20/2016 and 20.09.2016",
        "20160920",
        "2016-2017",
        "at 12:30:45 on 3 March 2031",
        "2031 04 14 11 52",
        "paid $412,000 and 1,500,000",
        "@HornOfTarrow and @CasimirBrandleJr",
        "41, 14 and 600 people",
        "version 1.2.3",
        "face: bed",
        "::",
        "003_7cd9961a84fb2e05.txt",
    ] {
        assert_eq!(mask(text), text);
    }
}

#[test]
fn places_move_with_the_text() {
    let text = "see a@b.example, then 555-0147 and go";
    let masked = Masked::of(text);
    let at = |words: &str| text.find(words).map(|start| Span::new(start, start + words.len())).expect("there");
    for words in ["see", "then", "and go"] {
        assert_eq!(masked.place(at(words)).of(&masked.text), words);
    }
    assert_eq!(masked.place(at("b.example")).of(&masked.text), "[e-mail address masked]");
    assert_eq!(masked.place(at("example, then")).of(&masked.text), "[e-mail address masked], then");
    assert_eq!(masked.place(at("then 555")).of(&masked.text), "then [number masked]");
    assert_eq!(masked.place(at("a@b.example")).of(&masked.text), "[e-mail address masked]");
    assert_eq!(masked.place(Span::new(0, text.len())).of(&masked.text), masked.text);
    let end = Span::new(text.len(), text.len());
    assert_eq!(masked.place(end), Span::new(masked.text.len(), masked.text.len()));
}
