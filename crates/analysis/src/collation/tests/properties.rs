//! What holds whatever the texts are.

use super::*;
use crate::align::UNKNOWN;
use crate::align::tests::Dice;

/// Copies of one text by a careless hand.
fn copies(dice: &mut Dice, witnesses: usize, words: usize, careless: usize) -> Vec<String> {
    let text = dice.text(words, 400);
    let copy = |_| {
        let mut out: Vec<String> = Vec::new();
        for word in &text {
            match dice.below(careless) {
                0 => out.push(dice.word(400)),
                1 => {}
                2 => out.extend([word.clone(), dice.word(400)]),
                3 if out.len() > 20 => out.rotate_right(7),
                4 => out.push(format!("{word}s")),
                _ => out.push(word.clone()),
            }
        }
        out.join(" ")
    };
    (0..witnesses).map(copy).collect()
}

/// Fails unless every word stands in one column, in order, with none beside it of its own text.
fn check(texts: &[Vec<u32>], collation: &Collation) {
    let mut seen: Vec<usize> = vec![0; texts.len()];
    for (rank, column) in collation.columns().iter().enumerate() {
        let mut here = Vec::new();
        assert!(!column.nodes.is_empty());
        for node in &column.nodes {
            for &(witness, word) in &node.words {
                assert_eq!(texts[witness][word], node.symbol);
                assert_eq!(word, seen[witness], "a word is left out or out of order");
                assert_eq!(collation.path(witness)[word] as usize, rank);
                seen[witness] += 1;
                here.push(witness);
            }
        }
        here.sort_unstable();
        assert!(here.windows(2).all(|w| w[0] < w[1]), "two words of one text in one column");
        let mut symbols: Vec<u32> = column.nodes.iter().map(|n| n.symbol).filter(|s| *s != UNKNOWN).collect();
        symbols.dedup();
        assert_eq!(
            symbols.len(),
            column.nodes.iter().filter(|n| n.symbol != UNKNOWN).count(),
            "one reading in two nodes"
        );
    }
    assert_eq!(seen, texts.iter().map(Vec::len).collect::<Vec<_>>());
}

#[test]
fn every_word_stands_in_one_column_in_order() {
    let mut dice = Dice(11);
    for round in 0..60 {
        let (witnesses, words) = (1 + dice.below(9), dice.below(120));
        let laid = Laid::of(&copies(&mut dice, witnesses, words, 8 + round % 40));
        check(&laid.texts, &laid.collation);
    }
}

#[test]
fn the_order_of_witnesses_changes_only_their_numbers() {
    let mut dice = Dice(12);
    for _ in 0..25 {
        let count = 2 + dice.below(12);
        let texts = copies(&mut dice, count, 80, 14);
        // Where each text goes.
        let mut to: Vec<usize> = (0..count).collect();
        (1..count).for_each(|k| to.swap(k, dice.below(k + 1)));
        let mut shuffled = vec![String::new(); count];
        texts.iter().zip(&to).for_each(|(text, &k)| shuffled[k].clone_from(text));
        let (one, other) = (Laid::of(&texts), Laid::of(&shuffled));
        let renamed = |laid: &Laid, name: &dyn Fn(usize) -> usize| -> Vec<Vec<Node>> {
            let node = |n: &Node| {
                let mut words: Vec<(usize, usize)> = n.words.iter().map(|&(w, word)| (name(w), word)).collect();
                words.sort_unstable();
                Node { symbol: n.symbol, words }
            };
            laid.collation.columns().iter().map(|c| c.nodes.iter().map(node).collect()).collect()
        };
        assert_eq!(renamed(&one, &|w| to[w]), renamed(&other, &|w| w));
        let places = |laid: &Laid| -> Vec<_> {
            laid.collation.moves().iter().map(|m| (m.here.clone(), m.there.clone())).collect()
        };
        assert_eq!(places(&one), places(&other));
    }
}

#[test]
fn copies_differ_nowhere() {
    let laid = Laid::of(&[FERRY; 6]);
    check(&laid.texts, &laid.collation);
    assert_eq!(laid.variants(), [""; 0]);
    assert_eq!(laid.collation.columns().len(), laid.texts[0].len());
    assert_eq!(laid.collation.moves(), []);
}

#[test]
fn two_witnesses_stand_as_they_are_aligned() {
    let mut dice = Dice(13);
    for _ in 0..40 {
        let texts = copies(&mut dice, 2, 60, 12);
        let laid = Laid::of(&texts);
        let steps = crate::align::align(&laid.texts[0], &laid.texts[1], &laid.vocabulary);
        let same = steps.walk().filter(|(step, ..)| *step == crate::align::Step::Same);
        for (_, a, b) in same {
            assert_eq!(laid.collation.path(0)[a.start], laid.collation.path(1)[b.start]);
        }
    }
}

#[test]
fn a_change_to_one_witness_is_found_where_it_was_made() {
    let mut dice = Dice(14);
    for _ in 0..40 {
        let text = dice.text(90, 400);
        let mut changed = text.clone();
        let at = dice.below(90);
        changed[at] = "zuwotu".to_owned();
        let laid = Laid::of(&[text.join(" "), changed.join(" "), text.join(" "), text.join(" ")]);
        let variants = laid.collation.variants(&laid.texts, &laid.vocabulary);
        assert_eq!(variants.len(), 1);
        assert_eq!(variants[0].columns, at..at + 1);
        assert_eq!(variants[0].readings[1].held_by, [(1, at..at + 1)]);
    }
}

#[test]
fn nothing_in_a_text_makes_it_panic_or_wait() {
    let mut dice = Dice(15);
    let long = dice.text(4000, 900).join(" ");
    let piles: Vec<Vec<String>> = vec![
        vec![],
        vec![String::new()],
        vec![String::new(); 4],
        vec![String::new(), "one word".to_owned(), String::new()],
        vec![long.clone(); 100],
        (0..12).map(|_| dice.text(2000, 100_000).join(" ")).collect(),
        (0..5).map(|k| "alas ".repeat(10_000 - k)).collect(),
        (0..5).map(|k| "alas and ".repeat(3000) + &"and ".repeat(k * 3)).collect(),
        vec![long.clone(), String::new(), "...".to_owned(), long[long.len() / 2..].to_owned()],
    ];
    for pile in piles {
        let laid = Laid::of(&pile);
        check(&laid.texts, &laid.collation);
        laid.collation.variants(&laid.texts, &laid.vocabulary);
        laid.collation.edges();
    }
}

#[test]
fn words_unknown_to_the_vocabulary_agree_with_nothing() {
    let (vocabulary, mut texts) = coded(&["the bell has rung twice", "the bell has rung twice"]);
    texts[0][2] = UNKNOWN;
    texts[1][2] = UNKNOWN;
    let collation = collate(&texts, &vocabulary);
    check(&texts, &collation);
    assert_eq!(collation.columns()[2].nodes.len(), 2);
}

#[test]
fn many_short_witnesses_stand_in_few_columns() {
    let mut dice = Dice(16);
    let laid = Laid::of(&copies(&mut dice, 137, 40, 60));
    check(&laid.texts, &laid.collation);
    // A few words put in by each are columns of their own, unless they fall into one gap.
    assert!(laid.collation.columns().len() < 160, "{}", laid.collation.columns().len());
}
