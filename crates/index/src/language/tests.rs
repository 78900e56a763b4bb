use super::*;
use crate::samples;
use testkit::dice::Dice;

fn tree(text: &str) -> Query {
    Query::read(text).unwrap_or_else(|mistake| panic!("{}", mistake.shown(text)))
}

/// That each text is read, and printed as the text beside it.
fn reads(all: &[(&str, &str)]) {
    for (text, printed) in all {
        assert_eq!(tree(text).to_string(), *printed, "{text}");
        assert_eq!(tree(printed), tree(text), "{text}");
    }
}

/// That each text has a mistake at the words beside it, and that the message says the third.
fn mistakes(all: &[(&str, &str, &str)]) {
    for (text, at, says) in all {
        let mistake = Query::read(text).err().unwrap_or_else(|| panic!("no mistake in {text}"));
        assert_eq!(mistake.span.of(text), *at, "{text}: {mistake}");
        assert!(mistake.to_string().contains(says), "{text}: {mistake}");
    }
}

#[test]
fn any_of_several() {
    reads(&[
        ("any(a b c)", "a OR b OR c"),
        ("d any( a \"b c\" ) e", "d (a OR \"b c\") e"),
        ("from:any(ann bo)", "from:ann OR from:bo"),
        ("any((a b) c)", "a b OR c"),
        ("any(a)", "a"),
        ("any (a b)", "any (a b)"),
    ]);
    mistakes(&[
        ("any()", "any()", "nothing stands between"),
        ("any(a b", "any(", "not closed"),
        ("any(a OR b)", "OR", "between any( and )"),
        ("any(a NOT b)", "NOT", "between any( and )"),
    ]);
}

#[test]
fn words_and_phrases() {
    reads(&[
        ("word", "word"),
        ("  Two   words ", "Two words"),
        ("\"two words\"", "\"two words\""),
        ("\u{201c}curly marks\u{201d}", "\"curly marks\""),
        ("\u{201e}low marks\u{201c}", "\"low marks\""),
        ("don't", "\"don't\""),
        ("6:35pm", "\"6:35pm\""),
        ("\"with \\\"marks\\\" and \\\\\"", "\"with \\\"marks\\\" and \\\\\""),
        ("=\"Exactly, so!\"", "=\"Exactly, so!\""),
        ("\"near these words\"~5", "\"near these words\"~5"),
        ("料金", "\"料金\""),
        ("and or not", "and or not"),
        ("\"AND\"", "\"AND\""),
        ("why?", "\"why?\""),
        ("*", "*"),
    ]);
}

#[test]
fn patterns_and_slips() {
    reads(&[
        ("wild*", "wild*"),
        ("*gate", "*gate"),
        ("w*d", "w*d"),
        ("word~1", "word~1"),
        ("wordy~2", "wordy~2"),
        ("/reg(ular|ex).*/", "/reg(ular|ex).*/"),
        ("/a\\/b/", "/a\\/b/"),
        ("from:/k[ae]n+/", "from:/k[ae]n+/"),
    ]);
}

#[test]
fn operators_bind_as_they_should() {
    reads(&[
        ("a b OR c d", "a b OR c d"),
        ("(a b) OR (c d)", "a b OR c d"),
        ("a (b OR c) d", "a (b OR c) d"),
        ("NOT a b", "NOT a b"),
        ("NOT (a b)", "NOT (a b)"),
        ("NOT NOT a", "NOT NOT a"),
        ("a AND NOT b", "a NOT b"),
        ("a OR NOT b", "a OR NOT b"),
        ("a (b c)", "a (b c)"),
        ("a OR (b OR c)", "a OR (b OR c)"),
        ("((a))", "a"),
        ("from:(ann OR bob) c", "(from:ann OR from:bob) c"),
        ("kind:(mail OR post)", "kind:mail OR kind:post"),
        ("sent:(2015 OR 2017)", "sent:2015 OR sent:2017"),
        ("from:(NOT ann)", "NOT from:ann"),
    ]);
    let Query { root } = tree("a b OR NOT c");
    let What::Or(parts) = root.what else { panic!("{root:?}") };
    assert!(matches!((&parts[0].what, &parts[1].what), (What::And(_), What::Not(_))));
}

#[test]
fn fields_and_dates() {
    reads(&[
        ("from:ann", "from:ann"),
        ("FROM:ann", "from:ann"),
        ("to:\"ann lund\"", "to:\"ann lund\""),
        ("subject:=\"Re: Fares\"", "subject:=\"Re: Fares\""),
        ("file:budget.xls", "file:\"budget.xls\""),
        ("also:old/box", "also:\"old/box\""),
        ("kind:Mail", "kind:mail"),
        ("channel:X-Direct-Message", "channel:\"x-direct-message\""),
        ("has:Attachment", "has:attachment"),
        ("like:a.zip!/b.eml#2", "like:\"a.zip!/b.eml#2\""),
        ("sent:2016", "sent:2016"),
        ("sent:2016-10", "sent:2016-10"),
        ("sent:2016-02-29", "sent:2016-02-29"),
        ("sent:2016-10-01t18:30", "sent:2016-10-01T18:30"),
        ("sent:2016-10-01T18:30:05", "sent:2016-10-01T18:30:05"),
        ("sent:2016-10-01..2016-10-14", "sent:2016-10-01..2016-10-14"),
        ("sent:2016-10..", "sent:2016-10.."),
        ("sent:..2016", "sent:..2016"),
        ("before:2016-10 after:2015", "before:2016-10 after:2015"),
    ]);
}

#[test]
fn dates_cover_all_that_is_written() {
    let bounds = |text: &str| match tree(text).root.what {
        What::When(when) => when.bounds(),
        other => panic!("{other:?}"),
    };
    let october = (1_475_280_000, 1_477_958_399);
    assert_eq!(bounds("sent:2016-10"), october);
    assert_eq!(bounds("sent:2016-10-01..2016-10-31"), october);
    assert_eq!(bounds("before:2016-10"), (i64::MIN, october.0 - 1));
    assert_eq!(bounds("after:2016-10"), (october.1 + 1, i64::MAX));
    assert_eq!(bounds("sent:1970-01-01T00:00"), (0, 59));
    assert_eq!(bounds("sent:2016-10.."), (october.0, i64::MAX));
}

#[test]
fn mistakes_of_shape_are_pointed_at() {
    mistakes(&[
        ("", "", "empty"),
        ("   ", "", "empty"),
        ("a \"b c", "\"", "not closed"),
        ("a (b c", "(", "not closed"),
        ("a b) c", ")", "closes nothing"),
        ("a () b", "()", "nothing stands between"),
        ("a ( ", "(", "not closed"),
        ("a AND", "AND", "after AND"),
        ("a OR", "OR", "after OR"),
        ("a OR OR b", "OR", "after OR"),
        ("AND a", "AND", "before AND"),
        ("OR a", "OR", "before OR"),
        ("(a OR)", "OR", "after OR"),
        ("a NOT", "NOT", "after NOT"),
        ("NOT AND a", "NOT", "after NOT"),
        ("a\"b\"", "\"", "put a space"),
        ("\"b\"a", "a", "put a space"),
        ("(a)b", "b", "put a space"),
        ("/a", "/", "not closed"),
        ("/usr/local/", "l", "put a space"),
        ("from:(a b", "(", "not closed"),
    ]);
}

#[test]
fn mistakes_of_words_are_pointed_at() {
    mistakes(&[
        ("a ... b", "...", "no letter and no digit"),
        ("\"!\"", "\"!\"", "no letter and no digit"),
        ("=\"!\"", "=\"!\"", "no letter and no digit"),
        ("=word", "=", "quotation marks"),
        ("a -b", "-b", "write NOT b"),
        ("a !b", "!b", "write NOT b"),
        ("+a b", "+a", "write a"),
        ("a && b", "&&", "write AND"),
        ("a || b", "||", "write OR"),
        ("a^2", "a^2", "no weights"),
        ("word~", "word~", "1 or 2"),
        ("word~3", "word~3", "1 or 2"),
        ("ab~1", "ab~1", "3 letters or more"),
        ("don't~1", "don't~1", "this is 2: don, t"),
        ("\"one\"~3", "\"one\"", "two words or more"),
        ("\"one two\"~x", "~x", "from 0 to 127"),
        ("\"one two\"~500", "~500", "from 0 to 127"),
        ("\"clim* change\"", "\"clim* change\"", "no wildcard"),
        ("e-mail*", "e-mail*", "this is 2: e, mail"),
        ("*.pdf", "*.pdf", "mark is none of its letters"),
        ("**", "**", "stars alone"),
        ("from:*", "*", "star alone"),
        ("from:", "from:", "nothing stands behind from:"),
        ("from: ann", "from:", "nothing stands behind from:"),
        ("(from:)", "from:", "nothing stands behind from:"),
    ]);
}

#[test]
fn mistakes_of_fields_and_dates_are_pointed_at() {
    mistakes(&[
        ("form:ann", "form", "write from: if you mean that"),
        ("sujet:fares", "sujet", "there is no field"),
        ("http://a.example", "http", "put them in quotation marks"),
        ("тема:слово", "тема", "there is no field"),
        ("from:(to:a)", "to:", "group of another field"),
        ("kind:mial", "mial", "write kind:mail"),
        ("kind:x", "x", "the kinds are message, mail"),
        ("kind:m*", "m*", "no wildcard"),
        ("has:atachment", "atachment", "write has:attachment"),
        ("has:x", "x", "it knows attachment"),
        ("lang:german", "german", "those told are ar, bg"),
        ("sent:2016-02-30", "2016-02-30", "last day of 2016-02 is 2016-02-29"),
        ("sent:2016-13", "2016-13", "months go from"),
        ("sent:10/01/2016", "10/01/2016", "is not a date"),
        ("sent:2016-1-1", "2016-1-1", "is not a date"),
        ("sent:2016-10-01T25:00", "2016-10-01T25:00", "there is no time"),
        ("sent:2016-10T10:00", "2016-10T10:00", "is not a date"),
        ("sent:2016-10..2016-09", "2016-10..2016-09", "ends before it begins"),
        ("sent:2016..2016-13", "2016-13", "there is no date"),
        ("sent:..", "..", "at one of its ends"),
        ("before:2015..2016", "2015..2016", "take one date"),
    ]);
}

#[test]
fn mistakes_of_patterns_are_pointed_at() {
    mistakes(&[
        ("x /a(b/", "(b", "not closed"),
        ("x /a)b/", ")", "closes no group"),
        ("x /a[b/", "[b", "not closed"),
        ("x /*a/", "*", "repeats nothing"),
        ("x /a**/", "**", "two repetitions"),
        ("x /^a/", "^", "whole word"),
        ("x /a b/", " ", "has a space in it"),
        ("x /a|/", "/", "nothing stands here"),
        ("x //", "/", "nothing stands here"),
        ("x /a{3,2}/", "{3,2}", "numbers up to 100"),
        ("x /a{x}/", "{x}", "numbers up to 100"),
        ("x /\\w/", "\\w", "not known here"),
        ("x /[b-a]/", "b-a", "ends before it begins"),
        ("x /[ß]/", "ß", "not one letter"),
        ("x /(?i)a/", "(?", "not known here"),
        ("x /(a{100}){100}/", "/(a{100}){100}/", "more than 500 steps"),
    ]);
}

#[test]
fn carets_stand_under_the_mistake() {
    let text = "ключ form:ann";
    let shown = Query::read(text).unwrap_err().shown(text);
    assert!(shown.starts_with("  ключ form:ann\n       ^^^^\nthere is no field \"form\""), "{shown}");
    let text = "船 a\n(b";
    let shown = Query::read(text).unwrap_err().shown(text);
    assert!(shown.starts_with("  (b\n  ^\n"), "{shown}");
    let text = "料金 (";
    let shown = Query::read(text).unwrap_err().shown(text);
    assert!(shown.starts_with("  料金 (\n       ^\n"), "{shown}");
}

#[test]
fn patterns_fit_whole_words() {
    let fits = |query: &str, word: &str| match tree(query).root.what {
        What::Words(_, Test::Pattern(pattern)) => pattern.fits(word),
        other => panic!("{other:?}"),
    };
    for (query, yes, no) in [
        ("FER*", "ferry", "offer"),
        ("*gate", "harbourgate", "gates"),
        ("é*", "ecole", "cole"),
        ("/fares?/", "fare", "fared"),
        ("/(ab|c)+d/", "abcabd", "d"),
        ("/a{2,3}/", "aaa", "aaaa"),
        ("/a{2}/", "aa", "a"),
        ("/a{2,}/", "aaaaa", "a"),
        ("/[^a-c]x/", "dx", "ax"),
        ("/[A-C]x/", "bx", "dx"),
        ("/stra(ß)e/", "strasse", "strase"),
        ("/20\\d\\d/", "2016", "201"),
        ("/(a|b|cd)?e/", "cde", "ce"),
        ("/.{3}/", "船船船", "船船"),
    ] {
        assert!(fits(query, yes), "{query} {yes}");
        assert!(!fits(query, no), "{query} {no}");
    }
}

#[test]
fn printing_and_reading_again_gives_the_same_tree() {
    let mut read = 0;
    for round in 0..20_000 {
        let text = samples::query(&mut Dice::of("print queries", round), 4);
        let Ok(query) = Query::read(&text) else { continue };
        let printed = query.to_string();
        assert_eq!(tree(&printed), query, "{text} was printed as {printed}");
        query.root.visit(&mut |node| assert!(!node.span.is_empty() && text.is_char_boundary(node.span.end), "{text}"));
        read += 1;
    }
    assert!(read > 15_000, "{read} could be read");
}

#[test]
fn no_text_makes_it_panic() {
    let pieces = [
        "\"", "(", ")", "/", "\\", "*", "~", "=", ":", "from:", "sent:", "kind:", "..", "2016", "-", "AND", "OR",
        "NOT ", " ", "a", "é", "\u{301}", "船", "\u{201c}", "\u{1e}", "{", "}", "[", "]", "3,", "|", "\n", "^", "has:",
        "\u{0}", "½", "T12:00",
    ];
    for round in 0..60_000 {
        let mut dice = Dice::of("any text", round);
        let text: String = (0..dice.below(14)).map(|_| *dice.pick(&pieces)).collect();
        match Query::read(&text) {
            Ok(query) => assert_eq!(tree(&query.to_string()), query, "{text:?}"),
            Err(mistake) => {
                assert!(
                    mistake.span.end <= text.len() && text.get(mistake.span.start..mistake.span.end).is_some(),
                    "{text:?}"
                );
                mistake.shown(&text);
            }
        }
    }
    for deep in ["(".repeat(19_000), "NOT ".repeat(4_900), format!("/{}/", "(".repeat(19_000)), "a".repeat(30_000)] {
        let _ = Query::read(&deep);
    }
}

#[test]
fn slips_are_counted() {
    for (a, b, slips) in [
        ("ferry", "ferry", 0),
        ("ferry", "fery", 1),
        ("ferry", "frery", 1),
        ("ca", "abc", 3),
        ("", "ab", 2),
        ("船港", "港船", 1),
    ] {
        assert_eq!(letters::distance(a, b), slips, "{a} {b}");
        assert_eq!(letters::distance(b, a), slips, "{b} {a}");
    }
}
