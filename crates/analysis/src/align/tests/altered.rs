//! One text against another from end to end, and what has been done to the words in between.

use super::*;

fn steps(a: &str, b: &str) -> Vec<Step> {
    let (vocabulary, texts) = coded(&[a, b]);
    let alignment = align(&texts[0], &texts[1], &vocabulary);
    check_walk(&texts[0], &texts[1], &alignment);
    alignment.steps
}

/// The steps that are not `Same`.
fn edits(a: &str, b: &str) -> Vec<Step> {
    steps(a, b).into_iter().filter(|s| *s != Step::Same).collect()
}

#[test]
fn equal_texts_are_the_same_throughout() {
    assert_eq!(edits(NOTE, NOTE), []);
    assert_eq!(steps("", ""), []);
    assert_eq!(steps("", "two words"), [Step::OnlyB, Step::OnlyB]);
}

#[test]
fn case_marks_and_accents_are_no_difference() {
    assert_eq!(edits("“Don’t,” he wrote — the CAFÉ’s closed.", "don t he wrote the cafe s closed"), []);
}

#[test]
fn an_altered_word_is_changed() {
    assert_eq!(edits(NOTE, &NOTE.replace("dredging", "lighthouse")), [Step::Changed]);
}

#[test]
fn a_dropped_word_stands_in_one_only() {
    assert_eq!(edits(NOTE, &NOTE.replace("dredging ", "")), [Step::OnlyA]);
    assert_eq!(edits(&NOTE.replace("dredging ", ""), NOTE), [Step::OnlyB]);
}

#[test]
fn an_editors_mark_is_an_extra_word() {
    assert_eq!(edits(NOTE, &NOTE.replace("pilings", "pilings [sic]")), [Step::OnlyB]);
    assert_eq!(edits(NOTE, &NOTE.replace("in March", "[last year] in March")), [Step::OnlyB; 2]);
}

#[test]
fn spacing_is_told_from_other_words() {
    assert_eq!(edits("they doesnot answer at all", "they does not answer at all"), [Step::Split]);
    assert_eq!(edits("please pick up the parcel", "please pickup the parcel"), [Step::Joined]);
    assert_eq!(edits("an on-line form", "an online form"), [Step::Joined]);
}

#[test]
fn spelling_is_told_from_other_words() {
    let near = |a: &str, b: &str| edits(&format!("before it {a} came again"), &format!("before it {b} came again"));
    for (a, b) in [("recieve", "receive"), ("harbor", "harbour"), ("quays", "quay"), ("grey", "gray")] {
        assert_eq!(near(a, b), [Step::Near], "{a} {b}");
    }
    for (a, b) in [("now", "not"), ("2016", "2017"), ("harbour", "barber"), ("north", "south"), ("dredging", "digging")]
    {
        assert_eq!(near(a, b), [Step::Changed], "{a} {b}");
    }
}

#[test]
fn swapping_the_texts_mirrors_the_alignment() {
    let mut dice = Dice(7);
    for round in 0..400 {
        let mut a = dice.text(1 + round % 40, 30);
        let mut b = a.clone();
        for _ in 0..round % 9 {
            let at = dice.below(b.len().max(1)).min(b.len());
            match dice.below(4) {
                0 => b.insert(at, dice.word(30)),
                1 if at < b.len() => drop(b.remove(at)),
                2 if at < b.len() => b[at] = dice.word(30),
                _ => b.rotate_left(at),
            }
        }
        a.push("doesnot".into());
        b.extend(["does".into(), "not".into()]);
        let (vocabulary, texts) = coded(&[a.join(" "), b.join(" ")]);
        let forth = align(&texts[0], &texts[1], &vocabulary);
        let back = align(&texts[1], &texts[0], &vocabulary);
        check_walk(&texts[0], &texts[1], &forth);
        assert_eq!(forth, back.mirrored(), "round {round}");
    }
}

#[test]
fn long_texts_align_as_short_ones_do() {
    let mut dice = Dice(11);
    let a = dice.text(30_000, 4000);
    let mut b = a.clone();
    let changed: Vec<usize> = (0..60).map(|k| 400 * k + dice.below(300)).collect();
    changed.iter().for_each(|&at| b[at] = "zzyzx".into());
    b.drain(29_000..29_020);
    let (vocabulary, texts) = coded(&[a.join(" "), b.join(" ")]);
    let alignment = align(&texts[0], &texts[1], &vocabulary);
    check_walk(&texts[0], &texts[1], &alignment);
    let count = |step| alignment.steps.iter().filter(|s| **s == step).count();
    assert_eq!((count(Step::Changed), count(Step::OnlyA), count(Step::OnlyB)), (60, 20, 0));
    assert_eq!(alignment, align(&texts[1], &texts[0], &vocabulary).mirrored());
}

#[test]
fn long_texts_without_a_word_that_stands_once_are_aligned_all_the_same() {
    let mut dice = Dice(13);
    let (a, b) = (dice.text(9000, 3), dice.text(2500, 3));
    let (vocabulary, texts) = coded(&[a.join(" "), b.join(" ")]);
    check_walk(&texts[0], &texts[1], &align(&texts[0], &texts[1], &vocabulary));
}

#[test]
fn containment_tells_a_part_from_a_copy() {
    let whole = format!("{BEFORE} {NOTE} {AFTER}");
    let (vocabulary, texts) = coded(&[whole.as_str(), NOTE, OTHER]);
    assert_eq!(similarity::containment(&texts[1], &texts[0], &vocabulary), 1.0);
    let part = similarity::containment(&texts[0], &texts[1], &vocabulary);
    assert!((0.2..0.7).contains(&part), "{part}");
    assert_eq!(similarity::containment(&texts[2], &texts[0], &vocabulary), 0.0);
}
