//! What the page of shared passages says.

use super::count;

pub(crate) const PART: &str = "a part, word for word";
pub(crate) const MORE: &str = "these words and more";
pub(crate) const NEARLY: &str = "nearly these words";
pub(crate) const NEARLY_PART: &str = "nearly a part of these words";
pub(crate) const NO_WORDS: &str = "(the words are no longer where they were read)";
pub(crate) const HOW_TO_READ: &str = "The words are those of the first place below them; places are bytes. With each bit, \
    chance would give the words half as often. Case, punctuation and accents are not compared. Who had the words from whom \
    is not said here.";

/// How much the words say, how many they are, and where.
pub(crate) fn head(bits: f64, words: Option<usize>, places: usize, texts: usize) -> String {
    let words = words.map_or_else(String::new, |n| format!("{} · ", count(n, "word", "words")));
    let places = count(places, "place", "places");
    format!("{words}{bits:.0} bits · {places} in {}", count(texts, "text", "texts"))
}

pub(crate) fn more_places(n: usize) -> String {
    format!("and {}; --json lists all", count(n, "other place", "other places"))
}

/// How much there is in all.
pub(crate) fn summary(texts: usize, passages: usize, clusters: usize) -> String {
    let searched = count(texts, "text was searched", "texts were searched");
    match passages {
        0 => format!("{searched}. No two share a passage that chance would not give."),
        _ => format!(
            "{searched}. They share {}, in {}.",
            count(passages, "passage", "passages"),
            count(clusters, "cluster of the same words", "clusters of the same words")
        ),
    }
}

pub(crate) fn left_out(shown: usize) -> String {
    format!("The {shown} clusters that say most stand above; --json gives all passages.")
}
