//! What stands elsewhere.

use super::*;

/// Each move as its words with the witnesses of both places: `the words 02 > 1`.
fn moves(laid: &Laid) -> Vec<String> {
    let one = |m: &Move| {
        let (witness, words) = &m.here_in[0];
        let names =
            |side: &[(usize, std::ops::Range<usize>)]| side.iter().map(|(w, _)| w.to_string()).collect::<String>();
        format!("{} {} > {}", laid.told(&laid.texts[*witness][words.clone()]), names(&m.here_in), names(&m.there_in))
    };
    laid.collation.moves().iter().map(one).collect()
}

#[test]
fn a_sentence_moved_to_the_end() {
    let laid = Laid::of(&[
        "Nobody warned the lighthouse keeper. The supply boat was late that week, and the larder held only biscuits and tea.",
        "The supply boat was late that week, and the larder held only biscuits and tea. Nobody warned the lighthouse keeper.",
    ]);
    assert_eq!(moves(&laid), ["nobody warned the lighthouse keeper 0 > 1"]);
}

#[test]
fn witnesses_that_agree_move_together() {
    let first =
        "before the flood the miller sold his grindstones to a dealer from the valley and kept the sacks in dry lofts";
    let other =
        "the miller sold his grindstones to a dealer from the valley and kept the sacks in dry lofts before the flood";
    let laid = Laid::of(&[first, other, first, other, other]);
    assert_eq!(moves(&laid), ["before the flood 02 > 134"]);
}

#[test]
fn one_small_word_elsewhere_is_no_move() {
    let laid = Laid::of(&[
        "the cook never said that and the mate wrote it down in the log",
        "the cook said that never and the mate wrote down in the log it",
    ]);
    assert_eq!(moves(&laid), [""; 0]);
}

#[test]
fn halves_that_change_places() {
    let one = "seven grey geese crossed the frozen canal";
    let two = "while the baker counted coins behind closed shutters";
    let laid = Laid::of(&[format!("{one} {two}"), format!("{two} {one}"), format!("{one} {two}")]);
    let moves = moves(&laid);
    assert_eq!(moves.len(), 1, "{moves:?}");
    assert!(moves[0].contains("seven grey geese crossed the frozen canal"), "{moves:?}");
}
