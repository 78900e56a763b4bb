//! What holds for every text.

use super::*;
use crate::align::chance::Chance;
use crate::align::global::score;
use crate::align::sweep::{Kind, Strand, sweep};
use crate::align::vocabulary::UNIT;

/// Texts with overlaps of every kind.
fn tangle(dice: &mut Dice, texts: usize, words: usize, kinds: usize) -> Vec<String> {
    let mut out: Vec<Vec<String>> = Vec::new();
    for k in 0..texts {
        let mut text = dice.text(words / 2 + dice.0 as usize % words, kinds);
        for _ in 0..3 {
            if k == 0 {
                break;
            }
            let from = &out[dice.below(k)];
            let start = dice.below(from.len());
            let end = (start + 3 + dice.below(25)).min(from.len());
            let mut piece = from[start..end].to_vec();
            if dice.below(2) == 0 {
                let at = dice.below(piece.len());
                piece[at] = dice.word(kinds);
            }
            let at = dice.below(text.len());
            text.splice(at..at, piece);
        }
        out.push(text);
    }
    out.push(out[0].clone());
    out.into_iter().map(|t| t.join(" ")).collect()
}

/// Every run of the same words that can't be made longer, by looking at all pairs of words.
fn runs(a: &[u32], b: &[u32]) -> Vec<(usize, usize, usize)> {
    let mut out = Vec::new();
    for i in 0..a.len() {
        for j in 0..b.len() {
            if a[i] == b[j] && (i == 0 || j == 0 || a[i - 1] != b[j - 1]) {
                out.push((i, j, a[i..].iter().zip(&b[j..]).take_while(|(x, y)| x == y).count()));
            }
        }
    }
    out
}

#[test]
fn every_run_that_carries_enough_is_found_as_a_scan_of_all_pairs_finds_it() {
    let mut dice = Dice(2031);
    let (mut enough, mut less) = (0, 0);
    for round in 0..25 {
        let (vocabulary, texts) = coded(&tangle(&mut dice, 7, 60 + 10 * round, [40, 300, 3000][round % 3]));
        let settings = Settings::default();
        let found = search(&texts, &vocabulary, &settings);
        let chance = Chance::of_pairs(texts.iter().map(Vec::len)).at_least(settings.least_pairs);
        let needed = chance.needed(settings.expected);
        for x in 0..texts.len() {
            for y in x + 1..texts.len() {
                let here: Vec<_> = found.passages.iter().filter(|p| (p.a.0, p.b.0) == (x, y)).collect();
                let worth = (vocabulary.worth(&texts[x]), vocabulary.worth(&texts[y]));
                for (i, j, len) in runs(&texts[x], &texts[y]) {
                    let units: i64 = (0..len).map(|k| i64::from(worth.0[i + k].max(worth.1[j + k]))).sum();
                    if (units as f64) < (needed * UNIT).ceil() {
                        less += 1;
                        continue;
                    }
                    enough += 1;
                    let covered = here
                        .iter()
                        .any(|p| p.a.1.start <= i && i + len <= p.a.1.end && p.b.1.start <= j && j + len <= p.b.1.end);
                    let twin = texts[x] == texts[y];
                    assert!(covered || twin, "round {round}: texts {x} and {y}, {len} words at {i} and {j}");
                }
                for p in here {
                    let alignment =
                        Alignment { a: p.a.1.clone(), b: p.b.1.clone(), steps: p.steps.clone(), bits: p.bits };
                    check_walk(&texts[x], &texts[y], &alignment);
                    assert!(p.bits >= needed && p.expected <= settings.expected);
                }
            }
        }
    }
    assert!(enough > 200 && less > 2000, "the texts prove nothing: {enough} {less}");
}

#[test]
fn the_bits_of_a_passage_are_those_of_its_steps() {
    let mut dice = Dice(99);
    for _ in 0..20 {
        let (vocabulary, texts) = coded(&tangle(&mut dice, 4, 80, 500));
        let found = search(&texts, &vocabulary, &Settings::default());
        assert!(!found.passages.is_empty());
        for p in &found.passages {
            let worth = (vocabulary.worth(&texts[p.a.0]), vocabulary.worth(&texts[p.b.0]));
            let a = Strand::new(&texts[p.a.0][p.a.1.clone()], &worth.0[p.a.1.clone()]);
            let b = Strand::new(&texts[p.b.0][p.b.1.clone()], &worth.1[p.b.1.clone()]);
            assert_eq!(score(&p.steps, a, b) as f64 / UNIT, p.bits);
            assert!(p.steps.first().is_some_and(|s| s.agrees()) && p.steps.last().is_some_and(|s| s.agrees()));
        }
    }
}

#[test]
fn no_other_alignment_of_two_short_texts_scores_more() {
    // All alignments, one step at a time: what the table does, without a table.
    fn best(a: Strand, b: Strand, at: (usize, usize), steps: &mut Vec<Step>, top: &mut i64) {
        if at == (a.symbols.len(), b.symbols.len()) {
            *top = (*top).max(score(steps, a, b));
        }
        for step in [Step::Same, Step::Changed, Step::OnlyA, Step::OnlyB] {
            let (x, y) = step.takes();
            let to = (at.0 + x, at.1 + y);
            if to.0 > a.symbols.len() || to.1 > b.symbols.len() {
                continue;
            }
            if (x, y) == (1, 1) && (a.symbols[at.0] == b.symbols[at.1]) != (step == Step::Same) {
                continue;
            }
            steps.push(step);
            best(a, b, to, steps, top);
            steps.pop();
        }
    }
    let mut dice = Dice(4);
    for round in 0..150 {
        let (n, m) = (dice.below(6), dice.below(6));
        let (vocabulary, texts) = coded(&[dice.text(n, 5).join(" "), dice.text(m, 5).join(" ")]);
        let worth = (vocabulary.worth(&texts[0]), vocabulary.worth(&texts[1]));
        let mut top = i64::MIN;
        best(Strand::new(&texts[0], &worth.0), Strand::new(&texts[1], &worth.1), (0, 0), &mut Vec::new(), &mut top);
        assert_eq!(align(&texts[0], &texts[1], &vocabulary).bits, top as f64 / UNIT, "round {round}");
    }
}

#[test]
fn a_planted_run_of_ten_words_is_always_found() {
    let mut dice = Dice(17);
    for round in 0..40 {
        let mut texts: Vec<Vec<String>> = (0..40).map(|_| dice.text(300, 8000)).collect();
        let piece = texts[3][100..110].to_vec();
        let at = dice.below(300);
        texts[29].splice(at..at, piece);
        let texts: Vec<String> = texts.iter().map(|t| t.join(" ")).collect();
        let found = shared(&texts).passages;
        let hit = found.iter().any(|p| {
            (p.a.0, p.b.0) == (3, 29)
                && p.a.1.start <= 100
                && p.a.1.end >= 110
                && p.b.1.start <= at
                && p.b.1.end >= at + 10
        });
        assert!(hit, "round {round}");
        assert!(found.len() <= 2, "round {round}: {} passages, one was planted", found.len());
    }
}

#[test]
fn the_order_of_texts_and_the_number_of_threads_change_nothing() {
    let mut dice = Dice(5);
    for round in 0..10 {
        let texts = tangle(&mut dice, 9, 120, 400);
        let mut order: Vec<usize> = (0..texts.len()).collect();
        for k in (1..order.len()).rev() {
            order.swap(k, dice.below(k + 1));
        }
        let shuffled: Vec<&String> = order.iter().map(|&t| &texts[t]).collect();
        let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        let many = rayon::ThreadPoolBuilder::new().num_threads(5).build().unwrap();
        let straight = one.install(|| shared(&texts));
        assert_eq!(straight, many.install(|| shared(&texts)), "round {round}");
        let mut back = shared(&shuffled).passages;
        for p in &mut back {
            (p.a.0, p.b.0) = (order[p.a.0], order[p.b.0]);
            if p.a.0 > p.b.0 {
                std::mem::swap(&mut p.a, &mut p.b);
                p.steps.iter_mut().for_each(|s| *s = s.mirrored());
            }
        }
        back.sort_by_key(|p| (p.a.0, p.b.0, p.a.1.start, p.b.1.start, p.a.1.end, p.b.1.end));
        assert!(!straight.passages.is_empty());
        assert_eq!(straight.passages, back, "round {round}");
    }
}

#[test]
fn the_background_table_is_sorted() {
    assert!(crate::align::background::PER_MILLION.is_sorted_by(|x, y| x.0 < y.0));
}

#[test]
fn rarer_words_say_more_even_in_a_tiny_corpus() {
    let (vocabulary, _) = coded(&["the confounding quay", "of the pilings"]);
    let bits = |word: &str| vocabulary.bits(vocabulary.symbol(word).unwrap());
    assert!(bits("the") < bits("of") && bits("of") + 5.0 < bits("confounding"));
    assert_eq!(vocabulary.symbol("absent"), None);
    assert_eq!((vocabulary.bits(UNKNOWN), vocabulary.word(UNKNOWN)), (0.0, ""));
}

#[test]
fn no_stretch_scores_more_than_the_best_one_found() {
    // Words that are the same, nearly the same, and written apart: every way in which two texts may agree.
    const WORDS: [&str; 9] =
        ["harbour", "harbours", "breakwater", "break", "water", "lantern", "lanterm", "the", "foghorn"];
    let mut dice = Dice(8);
    let mut found = 0;
    for round in 0..300 {
        let mut text = |most: usize| {
            let words = dice.below(most);
            (0..words).map(|_| WORDS[dice.below(WORDS.len())]).collect::<Vec<_>>().join(" ")
        };
        let (vocabulary, texts) = coded(&[text(7), text(12)]);
        let worth = (vocabulary.worth(&texts[0]), vocabulary.worth(&texts[1]));
        let part = |text: usize, worth: &'_ [u16], range: &std::ops::Range<usize>| {
            (texts[text][range.clone()].to_vec(), worth[range.clone()].to_vec())
        };
        let ranges = |n: usize| (0..=n).flat_map(move |from| (from..=n).map(move |to| from..to));
        let mut top = 0;
        for x in ranges(texts[0].len()) {
            for y in ranges(texts[1].len()) {
                let (a, b) = (part(0, &worth.0, &x), part(1, &worth.1, &y));
                let band = b.0.len();
                let (a, b) = (Strand::new(&a.0, &a.1), Strand::new(&b.0, &b.1));
                top = top.max(sweep(a, b, &vocabulary, Kind::Global { band }).score);
            }
        }
        let (a, b) = (Strand::new(&texts[0], &worth.0), Strand::new(&texts[1], &worth.1));
        let best = sweep(a, b, &vocabulary, Kind::Local);
        assert_eq!(best.score, top, "round {round}: {texts:?}");
        let steps = best.steps.iter().fold(best.from, |at, step| (at.0 + step.takes().0, at.1 + step.takes().1));
        assert_eq!(steps, best.to, "round {round}");
        found += usize::from(top > 0);
    }
    assert!(found > 150, "the texts prove nothing: {found}");
}
