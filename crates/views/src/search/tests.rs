use super::*;
use crate::brief::Look;

/// Whatever the letters and wherever the marks, a snippet is cut between letters and has its marks whole.
#[test]
fn snippets_are_cut_between_letters() {
    for word in ["ferry ", "船", "é", "ab\u{301}c\n", "\u{1f6a2} ", " "] {
        for many in [0, 1, 7, 40, 200] {
            let text = word.repeat(many);
            assert!(snippets(&text, &[], 3).len() <= 1);
            for at in (0..many).step_by(3) {
                let mark = Span::new(at * word.len(), (at + 1) * word.len());
                let all = snippets(&text, &[mark], 3);
                let [snippet] = &all[..] else { panic!("{all:?}") };
                assert_eq!(snippet.text, text[snippet.span.start..snippet.span.end]);
                assert_eq!(snippet.marks, [mark]);
            }
        }
    }
}

#[test]
fn marks_that_are_close_share_a_snippet_and_there_are_no_more_than_asked_for() {
    let text = format!("horn and horn {} horn {} horn", "far ".repeat(60), "away ".repeat(60));
    let marks: Vec<Span> = text.match_indices("horn").map(|(at, word)| Span::new(at, at + word.len())).collect();
    let all = snippets(&text, &marks, 2);
    assert_eq!(all.iter().map(|snippet| snippet.marks.len()).collect::<Vec<_>>(), [2, 1]);
    assert!(all[1].text.starts_with("far ") && all[1].text.ends_with(" away"), "{}", all[1].text);
}

#[test]
fn nothing_from_a_source_reaches_the_terminal_as_a_command() {
    let hostile = "\u{1b}[31mred\u{202e} \u{7}".to_owned();
    let hit = Hit {
        path: hostile.clone(),
        subject: hostile.clone(),
        snippets: snippets(&hostile, &[Span::new(1, 5)], 3),
        parties: vec![Party { role: "from".to_owned(), value: hostile.clone(), name: None }],
        conversation_name: Some(hostile.clone()),
        ..Hit::default()
    };
    let found = Found { total: 2, hits: vec![hit.clone()], next: Some("x".to_owned()) };
    let page = page(&found, &Facts { first: true, go_on: hostile.clone() }, Look::default());
    let counts = facet(&[(hostile.clone(), 1)], 1);
    for shown in [page, counts, line(&hit), counted("party", &[(hostile.clone(), 1)], 0), hit_row(&hostile, &hit)] {
        assert!(!shown.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{shown:?}");
    }
}
