use super::*;
use crate::parties;
use crate::prose::Prose;
use crate::prose::tests::report;
use crate::quotes::cues;

const NAMES: &str = "On Monday, Ada Lund met Gil Ames. Later Ames left. Lund wrote again.";

/// What is found in a stripped text whose names another text gives, `marked` being what yet another one quotes.
fn found(stripped: &str, names: &str, marked: &[&str]) -> Vec<(String, f64)> {
    let items = [report("a", names), report("b", stripped)];
    let proses: Vec<Prose<'_>> = items.iter().map(Prose::of).collect();
    let (roster, mentions) = parties::find(&proses);
    let prose = &proses[1];
    let quoted = vec![false; prose.tokens.len()];
    let scene = Scene { prose, mentions: &mentions[1], roster: &roster, quoted: &quoted, talkers: &[] };
    let cues = cues::find(&scene);
    let mut elsewhere = vec![Elsewhere::default(); prose.tokens.len() + 1];
    for words in marked {
        let start = stripped.find(words).expect("the words stand in the text");
        let range = prose.tokens.within(record::Span::new(start, start + words.len()));
        elsewhere[range.clone()].iter_mut().for_each(|e| e.quoted = true);
        elsewhere[range.start].starts = true;
        elsewhere[range.end].ends = true;
    }
    find(&scene, &cues, &[], &elsewhere).into_iter().map(|u| (prose.text(u.tokens).to_owned(), u.sure)).collect()
}

fn words(stripped: &str, names: &str) -> Vec<String> {
    found(stripped, names, &[]).into_iter().map(|(words, _)| words).collect()
}

fn scene_of<R>(text: &str, names: &str, ask: impl FnOnce(&Scene<'_>) -> R) -> R {
    let items = [report("a", names), report("b", text)];
    let proses: Vec<Prose<'_>> = items.iter().map(Prose::of).collect();
    let (roster, mentions) = parties::find(&proses);
    let quoted = vec![false; proses[1].tokens.len()];
    ask(&Scene { prose: &proses[1], mentions: &mentions[1], roster: &roster, quoted: &quoted, talkers: &[] })
}

#[test]
fn a_quotation_may_stand_on_both_sides_of_its_cue() {
    let text =
        "the boat was sold in may i think we have a problem with the boat ada lund wrote can you call me tonight";
    assert_eq!(words(text, NAMES), ["i think we have a problem with the boat", "can you call me tonight"]);
}

#[test]
fn the_cue_is_never_swallowed() {
    let text = "i hope you are well he wrote we need to talk about your boat ada lund replied i know";
    let all = found(text, NAMES, &[text]);
    assert!(all.iter().all(|(words, _)| !words.contains("he wrote") && !words.contains("lund replied")), "{all:?}");
    assert_eq!(all.len(), 3);
}

#[test]
fn other_texts_settle_the_borders() {
    let text = "after the storm the harbour was closed low b flat six seconds on twenty off ada lund wrote to gil ames";
    let marked = "low b flat six seconds on twenty off";
    assert_eq!(found(text, NAMES, &[marked]).into_iter().map(|(w, _)| w).collect::<Vec<_>>(), [marked]);
}

#[test]
fn told_text_is_left_to_the_reporter() {
    let text =
        "ada lund told the committee that the boat had been sold and gil ames did not answer the letter that she sent";
    assert_eq!(words(text, NAMES), Vec::<String>::new());
}

#[test]
fn sure_tells_what_is_printed_elsewhere_from_a_guess() {
    let text = "the harbour was shut i think we should go ada lund wrote the boat was sold in the spring by its owners";
    let guess = found(text, NAMES, &[]);
    let known = found(text, NAMES, &["i think we should go"]);
    assert!(!known.is_empty() && known[0].1 > 0.9, "{known:?}");
    assert!(guess.iter().all(|(_, sure)| *sure < known[0].1), "{guess:?}");
}

#[test]
fn names_come_to_light_beside_verbs_of_writing() {
    let text = "the boat lies in the harbour i think you should sell it vasko wrote we can t afford it any more i know \
                vasko replied but i won t do it before you tell me why";
    let bare = scene_of(text, "Nobody is named here.", |scene| {
        names::bare(scene, &[]).into_iter().map(|r| scene.prose.text(r).to_owned()).collect::<Vec<_>>()
    });
    assert_eq!(bare, ["vasko wrote", "vasko replied"]);
}

#[test]
fn tails_hold_recipient_time_and_manner() {
    let tail_of = |text: &str| {
        scene_of(text, NAMES, |scene| {
            let cues = cues::find(scene);
            let end = tail(scene, &cues[0], &[]);
            scene.prose.text(cues[0].verb.start..end).to_owned()
        })
    };
    assert_eq!(tail_of("ada lund wrote to gil ames again come home"), "wrote to gil ames again");
    assert_eq!(
        tail_of("ada lund sent gil ames a short message that read come home"),
        "sent gil ames a short message that read"
    );
    assert_eq!(tail_of("ada lund responded in part come home"), "responded in part");
}

#[test]
fn a_message_sounds_written_and_a_telling_does_not() {
    let sounds = |text: &str| scene_of(text, NAMES, |s| sounds_written(s, 0..s.prose.tokens.len()));
    assert!(sounds("please call me when you can i don t know what we should do"));
    assert!(!sounds("after the meeting he was asked by the committee who had told the council that the boat was sold"));
}

#[test]
fn the_table_of_words_is_sorted_for_its_search() {
    assert!(lexicon::WORDS.windows(2).all(|w| w[0].0 < w[1].0));
}

#[test]
fn an_empty_text_holds_nothing() {
    assert!(words("", NAMES).is_empty());
    assert_eq!(words("said", NAMES), Vec::<String>::new());
}
