use super::*;
use crate::align::Vocabulary;
use crate::align::tests::coded;

mod grades;
mod moves;
mod properties;

/// Some texts in their symbols, and side by side.
struct Laid {
    vocabulary: Vocabulary,
    texts: Vec<Vec<u32>>,
    collation: Collation,
}

impl Laid {
    fn of<T: AsRef<str>>(texts: &[T]) -> Laid {
        let (vocabulary, texts) = coded(texts);
        let collation = collate(&texts, &vocabulary);
        Laid { vocabulary, texts, collation }
    }

    fn told(&self, symbols: &[u32]) -> String {
        symbols.iter().map(|s| self.vocabulary.word(*s)).collect::<Vec<_>>().join(" ")
    }

    /// Each variant as its readings with the witnesses that have them: `old:02 new:1`.
    fn variants(&self) -> Vec<String> {
        let reading = |v: &Reading| {
            let witnesses: String = v.held_by.iter().map(|(w, _)| w.to_string()).collect();
            format!("{}:{witnesses}", self.told(&v.symbols))
        };
        let variants = self.collation.variants(&self.texts, &self.vocabulary);
        variants.iter().map(|l| l.readings.iter().map(reading).collect::<Vec<_>>().join(" ")).collect()
    }

    /// Each column as its words: the same once, different ones with a stroke between.
    fn columns(&self) -> String {
        let column = |c: &Column| c.nodes.iter().map(|n| self.told(&[n.symbol])).collect::<Vec<_>>().join("/");
        self.collation.columns().iter().map(column).collect::<Vec<_>>().join(" ")
    }
}

const FERRY: &str =
    "The ferry to the outer island leaves at noon and the pilot waits for nobody once the bell has rung twice";

#[test]
fn readings_stand_with_their_witnesses() {
    let laid = Laid::of(&[
        FERRY,
        "The ferry to the inner island leaves at noon and the pilot waits for nobody once the bell has rung twice",
        "The ferry to the inner island sails at noon and the pilot waits once the bell has rung twice",
    ]);
    assert_eq!(laid.variants(), ["outer:0 inner:12", "leaves:01 sails:2", "for nobody:01 :2"]);
}

#[test]
fn another_spelling_stands_in_the_same_column() {
    let laid = Laid::of(&[
        "the harbour master honoured the agreement",
        "the harbour master honored the agreement",
        "the harbor master honoured the agreement",
    ]);
    assert_eq!(laid.columns(), "the harbor/harbour master honored/honoured the agreement");
}

#[test]
fn words_written_apart_stand_beside_the_whole() {
    let laid = Laid::of(&[
        "we sail to day if the wind holds",
        "we sail today if the wind holds",
        "we sail to day if the wind holds still",
    ]);
    assert_eq!(laid.columns(), "we sail to/today day if the wind holds still");
    assert_eq!(laid.variants()[0], "to day:02 today:1");
}

#[test]
fn a_word_that_the_nearest_text_lacks_finds_its_own_in_another() {
    // Each of the first two is most like the third, which has neither word.
    let laid = Laid::of(&[
        "when the old lamp failed we rowed back in the dark without a word",
        "when the old lamp failed they steered back in the dark without a word",
        "when the lamp failed nobody went back in the dark without a word",
        "when the brass lamp failed they steered back in the dark without a word",
    ]);
    assert_eq!(laid.variants()[0], "old:01 :2 brass:3");
    assert_eq!(laid.variants()[1], "we rowed:0 they steered:13 nobody went:2");
}

#[test]
fn small_words_do_not_break_up_what_was_rewritten() {
    let laid = Laid::of(&[
        "in the end three tall strangers carried and pushed every wooden barrel away from the quay",
        "in the end nobody could ever remember and explain how it happened away from the quay",
    ]);
    let both = "three tall strangers carried and pushed every wooden barrel:0 nobody could ever remember and explain how it happened:1";
    assert_eq!(laid.variants(), [both]);
}

#[test]
fn edges_lead_each_witness_through_the_graph() {
    let laid = Laid::of(&["red boats sail", "red ships sail", "red boats sail"]);
    let told: Vec<_> = laid.collation.edges().into_iter().map(|e| (e.from, e.to, e.witnesses)).collect();
    let expected = [
        (None, Some((0, 0)), vec![0, 1, 2]),
        (Some((0, 0)), Some((1, 0)), vec![0, 2]),
        (Some((0, 0)), Some((1, 1)), vec![1]),
        (Some((1, 0)), Some((2, 0)), vec![0, 2]),
        (Some((1, 1)), Some((2, 0)), vec![1]),
        (Some((2, 0)), None, vec![0, 1, 2]),
    ];
    assert_eq!(told, expected);
}
