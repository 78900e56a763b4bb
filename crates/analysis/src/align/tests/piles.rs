//! Piles: the same answer whatever the order, the threads and the memory; quotations; what stands everywhere.

use super::*;
use std::ops::Range;

/// Words of a language that has few common words and many rare ones.
const KINDS: usize = 20_000;

/// A passage, with its texts by their words instead of their places.
type Known = (Vec<u32>, Range<usize>, Vec<u32>, Range<usize>, u64);

fn known(found: &Found, texts: &[Vec<u32>]) -> Vec<Known> {
    let mut out: Vec<Known> = found
        .passages
        .iter()
        .map(|p| {
            let end = |(text, words): &(usize, Range<usize>)| (texts[*text].clone(), words.clone());
            let (a, b) = (end(&p.a), end(&p.b));
            let ((a, x), (b, y)) = if (&a.0, a.1.start) <= (&b.0, b.1.start) { (a, b) } else { (b, a) };
            (a, x, b, y, p.bits.to_bits())
        })
        .collect();
    out.sort_by(|x, y| (&x.0, x.1.start, x.1.end, &x.2, x.3.start).cmp(&(&y.0, y.1.start, y.1.end, &y.2, y.3.start)));
    out
}

/// Texts with passages of every kind planted among them.
fn pile(dice: &mut Dice, texts: usize) -> Vec<Vec<String>> {
    let mut out: Vec<Vec<String>> = (0..texts).map(|_| dice.text(150, KINDS)).collect();
    for k in texts / 2..texts {
        let from = dice.below(texts / 2);
        let start = dice.below(100);
        let mut piece = out[from][start..start + 12 + dice.below(38)].to_vec();
        for word in piece.iter_mut().skip(5).step_by(10) {
            *word = dice.word(KINDS);
        }
        let at = dice.below(out[k].len());
        out[k].splice(at..at, piece);
    }
    // A letter-head on every third.
    let head = dice.text(30, KINDS);
    out.iter_mut().step_by(3).for_each(|text| drop(text.splice(0..0, head.iter().cloned())));
    out
}

fn pile_of(texts: &[Vec<String>]) -> (Vocabulary, Vec<Vec<u32>>) {
    let texts: Vec<String> = texts.iter().map(|t| t.join(" ")).collect();
    coded(&texts)
}

#[test]
fn memory_and_threads_and_order_change_nothing() {
    let mut dice = Dice(41);
    let texts = pile(&mut dice, 240);
    let (vocabulary, symbols) = pile_of(&texts);
    let settings = Settings::for_piles();
    let all = search(&symbols, &vocabulary, &settings);
    assert!(all.passages.len() > 90 && all.common.len() == 1, "{} {}", all.passages.len(), all.common.len());
    for memory in [1 << 12, 1 << 14, 1 << 16, 1 << 20] {
        let turns = search(&symbols, &vocabulary, &Settings { memory, ..settings });
        assert_eq!(turns, all, "{memory} bytes");
    }
    for threads in [1, 3, 8] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        assert_eq!(pool.install(|| search(&symbols, &vocabulary, &settings)), all, "{threads} threads");
    }
    for _ in 0..3 {
        let mut shuffled = symbols.clone();
        (1..shuffled.len()).rev().for_each(|k| shuffled.swap(k, dice.below(k + 1)));
        let found = search(&shuffled, &vocabulary, &settings);
        assert_eq!(known(&found, &shuffled), known(&all, &symbols));
        assert_eq!(found.common[0].places.len(), 80);
    }
}

#[test]
fn texts_that_are_added_change_no_passage_that_beats_their_chance() {
    let mut dice = Dice(42);
    let texts = pile(&mut dice, 60);
    let mut more = texts.clone();
    more.extend((0..60).map(|_| dice.text(150, KINDS)));
    let settings = Settings::for_piles();
    // One vocabulary, so that what words are worth does not change; only the size of the search does.
    let (vocabulary, symbols) = pile_of(&more);
    let few = search(&symbols[..60], &vocabulary, &settings);
    let all = search(&symbols, &vocabulary, &settings);
    let spans = |found: &Found| -> Vec<_> { found.passages.iter().map(|p| (p.a.clone(), p.b.clone())).collect() };
    let (before, after) = (spans(&few), spans(&all));
    assert!(before.len() > 20);
    let kept = before.iter().filter(|p| after.contains(p)).count();
    let weak = few.passages.iter().filter(|p| p.expected * 8.0 > settings.expected).count();
    assert!(kept + weak >= before.len(), "{kept} and {weak} of {}", before.len());
    assert!(after.iter().all(|(a, b)| before.contains(&(a.clone(), b.clone())) || a.0.max(b.0) >= 60));
}

#[test]
fn two_sets_are_held_against_each_other_only() {
    let mut dice = Dice(43);
    let texts = pile(&mut dice, 80);
    let (vocabulary, symbols) = pile_of(&texts);
    let row = Row::of(&symbols);
    let sides: Vec<bool> = (0..80).map(|t| t >= 40).collect();
    let corpus = Corpus { sides: Some(&sides), ..Corpus::new(&row, &vocabulary) };
    let across = passages(&corpus, &Settings::for_piles(), &Unwatched).unwrap().passages;
    let all = search(&symbols, &vocabulary, &Settings::for_piles()).passages;
    assert!(across.len() > 20);
    assert!(across.iter().all(|p| sides[p.a.0] != sides[p.b.0]));
    for p in all.iter().filter(|p| sides[p.a.0] != sides[p.b.0]) {
        assert!(across.iter().any(|q| (&q.a, &q.b) == (&p.a, &p.b)), "{p:?}");
    }
}

#[test]
fn a_short_quotation_counts_where_it_is_marked() {
    let mut dice = Dice(44);
    let mut texts: Vec<Vec<String>> = (0..50).map(|_| dice.text(200, KINDS)).collect();
    let words: Vec<String> = ["qzx", "qvw", "qjj", "qkk", "qww"].map(String::from).to_vec();
    for (text, at) in [(3, 50), (30, 120)] {
        texts[text].splice(at..at, words.iter().cloned());
    }
    let (vocabulary, symbols) = pile_of(&texts);
    assert_eq!(search(&symbols, &vocabulary, &Settings::for_piles()).passages, []);
    let row = Row::of(&symbols);
    for (by, range) in [(3, 50..55), (30, 120..125)] {
        let mut marked = vec![Vec::new(); 50];
        marked[by] = vec![range];
        let corpus = Corpus { marked: Some(&marked), ..Corpus::new(&row, &vocabulary) };
        let found = passages(&corpus, &Settings::for_piles(), &Unwatched).unwrap().passages;
        let spans: Vec<_> = found.iter().map(|p| (p.a.clone(), p.b.clone())).collect();
        assert_eq!(spans, [((3, 50..55), (30, 120..125))]);
    }
    // Half of a quotation is not the quotation.
    let mut marked = vec![Vec::new(); 50];
    marked[3].push(44..62);
    let corpus = Corpus { marked: Some(&marked), ..Corpus::new(&row, &vocabulary) };
    assert_eq!(passages(&corpus, &Settings::for_piles(), &Unwatched).unwrap().passages, []);
}

#[test]
fn labels_of_a_form_carry_no_passage_on() {
    let mut dice = Dice(45);
    let label = |k: usize| format!("qlabel{k}");
    let filled = |dice: &mut Dice| -> String {
        (0..30).map(|k| format!("{} {} {}", label(k), dice.word(KINDS), dice.word(KINDS))).collect::<Vec<_>>().join(" ")
    };
    let texts = [filled(&mut dice), filled(&mut dice)];
    let (vocabulary, symbols) = coded(&texts);
    let loose = Settings { dense: false, ..Settings::for_piles() };
    assert_ne!(search(&symbols, &vocabulary, &loose).passages, []);
    assert_eq!(search(&symbols, &vocabulary, &Settings::for_piles()).passages, []);
}

#[test]
fn a_passage_that_stands_several_times_is_found_at_each_place() {
    let mut dice = Dice(46);
    let piece = dice.text(20, KINDS).join(" ");
    let mut rest = || dice.text(120, KINDS).join(" ");
    let texts =
        [format!("{} {piece} {}", rest(), rest()), format!("{} {piece} {} {piece} {} {piece}", rest(), rest(), rest())];
    let (vocabulary, symbols) = coded(&texts);
    let found = search(&symbols, &vocabulary, &Settings::for_piles()).passages;
    let places: Vec<usize> = found.iter().map(|p| p.b.1.start).collect();
    assert_eq!(places, [120, 260, 400]);
    assert!(found.iter().all(|p| p.a.1 == (120..140)));
}

#[test]
fn a_passage_goes_on_across_the_foot_of_a_page() {
    let mut dice = Dice(47);
    let piece = dice.text(40, KINDS);
    let mut rest = || dice.text(120, KINDS).join(" ");
    let foot = "4 Harbour Committee Minutes of 14 April Page 5 of 12";
    let (before, after) = (piece[..18].join(" "), piece[18..].join(" "));
    let texts = [
        format!("{} {before} {after} {}", rest(), rest()),
        format!("{} {before}\n\n{foot}\n\n{after} {}", rest(), rest()),
    ];
    let (vocabulary, symbols) = coded(&texts);
    let found = search(&symbols, &vocabulary, &Settings::for_piles()).passages;
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].a.1.clone(), found[0].b.1.clone()), (120..160, 120..171));
}

#[test]
fn every_tenth_word_changed_is_one_passage() {
    let mut dice = Dice(48);
    let piece = dice.text(100, KINDS);
    let mut other = piece.clone();
    other.iter_mut().skip(4).step_by(10).for_each(|word| *word = dice.word(KINDS));
    let mut rest = || dice.text(120, KINDS).join(" ");
    let texts =
        [format!("{} {} {}", rest(), piece.join(" "), rest()), format!("{} {} {}", rest(), other.join(" "), rest())];
    let (vocabulary, symbols) = coded(&texts);
    let found = search(&symbols, &vocabulary, &Settings::for_piles()).passages;
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].a.1.clone(), found[0].b.1.clone()), (120..220, 120..220));
}

#[test]
fn what_stands_everywhere_is_listed_in_each_of_its_wordings() {
    let mut dice = Dice(49);
    let foot = dice.text(30, KINDS);
    let mut other = foot.clone();
    other[15] = dice.word(KINDS);
    let texts: Vec<String> = (0..60)
        .map(|k| {
            let foot = if k < 40 { &foot } else { &other };
            format!("{} {}", dice.text(60, KINDS).join(" "), foot.join(" "))
        })
        .collect();
    let (vocabulary, symbols) = coded(&texts);
    let found = search(&symbols, &vocabulary, &Settings::for_piles());
    assert_eq!(found.passages, []);
    let places: std::collections::BTreeSet<usize> =
        found.common.iter().flat_map(|common| common.places.iter().map(|(text, _)| *text)).collect();
    assert_eq!(places, (0..60).collect());
}

#[test]
fn words_that_are_joined_in_one_text_only_hide_no_passage() {
    let mut dice = Dice(50);
    for at in 0..8 {
        let piece = dice.text(14, KINDS);
        let texts: Vec<String> = (0..2)
            .map(|_| {
                format!("{} {} {}", dice.text(80, KINDS).join(" "), piece.join(" "), dice.text(80, KINDS).join(" "))
            })
            .collect();
        let (vocabulary, symbols) = coded(&texts);
        let row = Row::of(&symbols);
        let mut joined = vec![Bits::none(200), Bits::none(200)];
        joined[1].set(81 + at);
        let corpus = Corpus { joined: Some(&joined), ..Corpus::new(&row, &vocabulary) };
        let found = passages(&corpus, &Settings::for_piles(), &Unwatched).unwrap().passages;
        let spans: Vec<_> = found.iter().map(|p| (p.a.1.clone(), p.b.1.clone())).collect();
        assert_eq!(spans, [(80..94, 80..94)], "joined at {at}");
    }
}
