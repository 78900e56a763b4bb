use super::collate::{Comparison, Words, compare};
use crate::align::Vocabulary;
use crate::dossier::{DifferenceKind as Kind, Message};
use crate::findings::samples::items;
use crate::parties::Names;
use crate::prose::Prose;
use crate::prose::tests::report;
use crate::quotes::reading::Reading;
use record::Matters;
use record::progress::Unwatched;

fn compared(base: &str, witness: &str) -> Option<Comparison> {
    let padding =
        "The quick harbour of Tarrow was full of boats and of people who had come to see them on that day in the rain.";
    let items = [report("a", base), report("b", witness), report("c", padding)];
    let proses: Vec<Prose<'_>> = items.iter().map(Prose::of).collect();
    let (vocabulary, _) = Vocabulary::of(proses.iter().map(|p| &p.tokens));
    let reading = |p: &Prose<'_>| Reading::of(p, 0..p.tokens.len(), &vocabulary);
    let names = Names::of(&proses);
    compare(&reading(&proses[0]), &reading(&proses[1]), Words { vocabulary: &vocabulary, names: &names })
}

fn kinds(base: &str, witness: &str) -> Vec<(Kind, Matters)> {
    compared(base, witness).map(|c| c.changes.iter().map(|x| (x.kind, x.matters)).collect()).unwrap_or_default()
}

const BASE: &str = "Hi Gil, if the boat sinks we think it is better that you do not concede and keep challenging the council about the mooring fees.";

#[test]
fn a_fragment_does_not_differ() {
    assert_eq!(kinds(BASE, "better that you do not concede and keep challenging"), []);
}

#[test]
fn editors_marks_are_no_words() {
    assert_eq!(kinds(BASE, "[I]f the boat sinks we think it is better that you [Ames] do not concede [sic]"), []);
}

#[test]
fn a_dropped_word_is_an_unmarked_omission() {
    assert_eq!(
        kinds(BASE, "we think it is better that you do not concede and challenging the council"),
        [(Kind::UnmarkedOmission, Matters::CouldMislead)]
    );
}

#[test]
fn a_marked_omission_is_no_change() {
    assert_eq!(
        kinds(BASE, "if the boat sinks … keep challenging the council about the mooring fees"),
        [(Kind::MarkedOmission, Matters::Typography)]
    );
}

#[test]
fn a_lost_denial_changes_what_is_said() {
    assert_eq!(
        kinds(BASE, "better that you do concede and keep challenging the council"),
        [(Kind::UnmarkedOmission, Matters::Changes)]
    );
}

#[test]
fn spelling_and_spacing() {
    assert_eq!(
        kinds(BASE, "better that you donot conceed and keep challenging the council"),
        [(Kind::Typographic, Matters::Typography), (Kind::Spelling, Matters::Wording)]
    );
}

#[test]
fn the_last_word_counts() {
    assert_eq!(
        kinds(BASE, "keep challenging the council about the mooring rules"),
        [(Kind::Substitution, Matters::CouldMislead)]
    );
}

#[test]
fn halves_in_another_order_are_spliced() {
    let found =
        compared(BASE, "keep challenging the council about the mooring fees if the boat sinks we think it is better")
            .expect("found");
    assert!(found.spliced);
}

/// Speaker, first day and words of every message of a pile.
fn messages(texts: &[&str]) -> Vec<(String, String, String)> {
    let dossier = crate::analyse(&items(texts), &Unwatched).unwrap_or_default();
    let day = |m: &Message| m.sent.interval.map(|i| i.earliest.date().to_string()).unwrap_or_default();
    dossier
        .messages
        .iter()
        .map(|m| (m.speaker.clone().unwrap_or_default(), day(m), m.text.clone().unwrap_or_default()))
        .collect()
}

#[test]
fn a_ship_and_a_holiday_write_nothing() {
    let text = "Ada Lund texted the ferry office. The crew of the Gannet Bay slept. On Labor Day the Gannet Bay sank at its berth. “We have lost her,” he wrote.";
    let found = messages(&[text]);
    assert!(found.iter().all(|m| m.0 != "Gannet Bay" && !m.0.contains("Day")), "{found:?}");
}

#[test]
fn two_messages_side_by_side_in_stripped_text_stay_two() {
    let marked = "On May 3 Ada Lund texted Gil Ames: “We need a workshop that has no telephone at all.”\n\nThe next day Ames replied: “Then say it went to Geneva for repair.”";
    let stripped = "the hall sold its cello and on may 3 ada lund wrote to gil ames we need a workshop that has no telephone at all then say it went to geneva for repair ames replied the same day and the hall was closed for a week while the council met";
    let found = messages(&[marked, stripped]);
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn a_day_told_elsewhere_does_not_keep_the_same_words_apart() {
    let a = "On March 7 the horn was blown. At 6:48 p.m. Gil Ames texted Ada Lund. “She must not stop playing till noon,” he wrote.";
    let b = "On March 4 the tuba came. The plan was tried soon. “She must not stop playing till nine,” Gil Ames texted at 6:48 p.m.";
    let found = messages(&[a, b]);
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn a_bare_last_name_is_that_of_the_one_who_writes() {
    let a = "The cello was given by Howard Orr Sr., whose son, Howard Orr Jr., leads the board.\n\n“We own one thing of worth in this town,” Orr wrote to Ada Lund in an e-mail on May 3.";
    let b = "Howard Orr Jr. has led the board of the hall since 2015.\n\n“It is in a cupboard behind the stage,” Orr wrote to Ada Lund on May 4. “Nobody looks there,” Orr wrote.";
    let found = messages(&[a, b]);
    assert!(found.iter().all(|m| m.0 == "Howard Orr Jr."), "{found:?}");
}

#[test]
fn a_night_is_not_cut_in_two_by_the_day_of_the_story() {
    let first = "“These are private words from a hard week for us,” a spokesman for Gil Ames said last night.";
    let other = "On October 19 Gil Ames met the council.\n\n“These are private words from a hard week for us,” a spokesman for Gil Ames said.";
    let dossier = crate::analyse(&items(&[first, other]), &Unwatched).unwrap_or_default();
    let when = dossier.events.iter().find(|e| e.what.starts_with("These")).and_then(|e| e.when.interval);
    assert_eq!(when.map(|i| i.earliest.to_string()).as_deref(), Some("2021-10-18T18:00:00"));
}

#[test]
fn two_parts_side_by_side_in_stripped_text_stay_one() {
    let marked = "On May 3 Ada Lund texted Gil Ames. “We need a workshop that has no telephone at all,” she wrote. “Then say it went to Geneva for repair.”";
    let stripped = "the hall sold its cello and on may 3 ada lund wrote to gil ames we need a workshop that has no telephone at all then say it went to geneva for repair and the hall was closed for a week while the council met";
    let dossier = crate::analyse(&items(&[marked, stripped]), &Unwatched).unwrap_or_default();
    assert_eq!(dossier.messages.iter().map(|m| m.witnesses.len()).collect::<Vec<_>>(), [3]);
}

#[test]
fn house_style_is_no_change() {
    let base = "A delay costs us £1.2m in penalties and 9 per cent of the trade.";
    assert_eq!(kinds(base, "a delay costs us £1.2 million in penalties and 9 percent of the trade"), []);
}

#[test]
fn a_contraction_is_a_small_change() {
    let base = "Do not write that down until I have spoken to the lawyers about it.";
    let found = kinds(base, "do not write that down until I've spoken to the lawyers about it");
    assert_eq!(found, [(Kind::Substitution, Matters::Wording)]);
}

#[test]
fn a_title_before_the_next_name_is_no_word_of_the_message() {
    let marked =
        "“We need a delay of two weeks, the thing is not stable,” Ada Lund e-mailed Gil Ames on May 4. Ms Lund left.";
    let stripped = "the harbour was shut all week and on may 4 ada lund e mailed gil ames we need a delay of two weeks the thing is not stable mr ames wrote back two hours later and the council met on the next day to talk of the price of coal";
    let dossier = crate::analyse(&items(&[marked, stripped]), &Unwatched).unwrap_or_default();
    let ends = dossier
        .messages
        .iter()
        .flat_map(|m| &m.witnesses)
        .all(|w| w.text.trim_end_matches([',', '.']).ends_with("stable"));
    assert!(ends, "{:?}", dossier.messages);
}

#[test]
fn whom_the_words_call_by_name_received_them() {
    let text = "“Go,” Ada Lund texted Gil Ames on May 3.\n\n“Come,” Lund texted Orla Finch on May 4. Finch wrote back to Lund: “I will.”\n\nOn May 5 Lund wrote again. “Orla, it is Ada from the harbour, and it is late,” she said.";
    let dossier = crate::analyse(&items(&[text]), &Unwatched).unwrap_or_default();
    let to = dossier.messages.iter().find(|m| m.text.as_deref().is_some_and(|t| t.starts_with("Orla,")));
    assert_eq!(to.map(|m| m.recipients.clone()), Some(vec!["Orla Finch".to_owned()]));
    let text = "“Go,” Ada Lund texted Gil Ames on May 3.\n\n“Come,” Lund texted Orla Finch on May 4.\n\nOn May 5 Lund wrote again. “I am not asking you for it, Gil. It is late,” she wrote to her.";
    let dossier = crate::analyse(&items(&[text]), &Unwatched).unwrap_or_default();
    let to = dossier.messages.iter().find(|m| m.text.as_deref().is_some_and(|t| t.starts_with("I am not")));
    assert_eq!(to.map(|m| m.recipients.clone()), Some(vec!["Gil Ames".to_owned()]));
}
