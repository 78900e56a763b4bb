use crate::Span;
use crate::composed::{pieces, same};
use crate::digest::Digest;
use crate::fold::{fold, one_line};
use crate::time::{Interval, date};
use crate::tokens::Tokens;

fn words(text: &str) -> Vec<String> {
    Tokens::of(text).iter().map(str::to_owned).collect()
}

#[test]
fn tokens_split_between_letters_and_digits_and_at_marks() {
    assert_eq!(words("6:35pm don't Re-do"), ["6", "35", "pm", "don", "t", "re", "do"]);
}

#[test]
fn tokens_fold_case_width_and_accents() {
    assert_eq!(words("Ｆｕｌｌ ﬁne ÉCOLE e\u{301}cole Straße"), ["full", "fine", "ecole", "ecole", "strasse"]);
    assert_eq!(fold("İ"), "i");
}

/// Every text of up to five of these.
#[test]
fn one_line_has_the_words_and_single_spaces() {
    let signs = ["a", "é", "東", " ", "\n", "\u{b}", "\u{1c}", "\u{85}", "\u{3000}"];
    let mut texts = vec![String::new()];
    for _ in 0..5 {
        let longer = texts.iter().flat_map(|text| signs.iter().map(move |sign| format!("{text}{sign}")));
        texts = std::iter::once(String::new()).chain(longer).collect();
    }
    for text in texts {
        assert_eq!(one_line(&text), text.split_whitespace().collect::<Vec<_>>().join(" "), "{text:?}");
    }
}

#[test]
fn tokens_of_unspaced_scripts_are_characters() {
    assert_eq!(words("東京 2024"), ["東", "京", "2024"]);
}

#[test]
fn every_token_keeps_its_bytes() {
    let text = "«Né» à 6:35pm — ﬁn e\u{301}t 東京";
    let tokens = Tokens::of(text);
    assert!(tokens.len() > 6);
    for i in 0..tokens.len() {
        let bytes = tokens.span(i).of(text);
        assert!(!bytes.is_empty(), "token {i} has no bytes");
        assert_eq!(fold(bytes), tokens.word(i));
    }
}

#[test]
fn pieces_are_composed_each_by_itself_whatever_stands_beside_them() {
    use unicode_normalization::UnicodeNormalization as _;
    for c in ('\0'..='\u{1ffff}').chain('\u{2f800}'..='\u{2fa1f}') {
        let text = format!("\u{1100}{c}{c}\u{301}\u{323}{c}\u{11a8}");
        let each: String = pieces(&text).flat_map(|piece| piece.nfc()).collect();
        assert_eq!(each, text.nfc().collect::<String>(), "{c:?}");
        let mut back: Vec<&str> = pieces(&text).rev().collect();
        back.reverse();
        assert!(pieces(&text).eq(back), "{c:?}");
    }
}

#[test]
fn letters_are_the_same_however_they_are_encoded() {
    assert_eq!(pieces("ae\u{301}\u{323}b").collect::<Vec<_>>(), ["a", "e\u{301}\u{323}", "b"]);
    assert!(same("\u{e9}", "e\u{301}") && same("e\u{323}\u{301}", "e\u{301}\u{323}") && !same("e", "e\u{301}"));
}

#[test]
fn within_takes_whole_tokens_only() {
    let text = "one two three";
    let tokens = Tokens::of(text);
    assert_eq!(tokens.within(Span::new(0, 7)), 0..2);
    assert_eq!(tokens.within(Span::new(1, 13)), 1..3);
    assert_eq!(tokens.within(Span::new(5, 6)), 2..2, "a part of a word is no word");
    assert_eq!(tokens.cover(1..3).of(text), "two three");
}

#[test]
fn intervals_meet_only_where_both_leave_it_possible() {
    let first = Interval::day(date(2031, 3, 3));
    let both = Interval::days(date(2031, 3, 3), date(2031, 3, 5));
    assert_eq!(both.meet(first), Some(first));
    assert!(!first.overlaps(Interval::day(date(2031, 3, 4))));
    assert_eq!(first.shifted(86_400, 86_400), Interval::day(date(2031, 3, 4)));
    assert_eq!(both.day_count(), 3);
}

#[test]
fn digests_are_sha256() {
    assert_eq!(Digest::of(b"").short(), "e3b0c44298fc");
}
