//! The kinds of words that tell where a sentence may end.

use super::super::cues::Scene;
use crate::prose::words;

/// A kind of word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the variants are their own words; `Edge` stands for what is past the text's ends
pub(super) enum Kind {
    Edge,
    Article,
    Preposition,
    And,
    But,
    Subject,
    Object,
    Possessive,
    Auxiliary,
    Be,
    Not,
    Question,
    Subordinator,
    That,
    To,
    Number,
    Calendar,
    Name,
    NameGoesOn,
    Fragment,
    Past,
    Verb,
    Ing,
    Adverb,
    Plural,
    Other,
}

/// The kind of each word of a text.
pub(super) fn all(scene: &Scene<'_>) -> Vec<Kind> {
    let prose = scene.prose;
    let mut out: Vec<Kind> = (0..prose.tokens.len()).map(|i| kind(prose.word(i))).collect();
    for mention in scene.mentions {
        for (k, slot) in out.iter_mut().skip(mention.tokens.start).take(mention.tokens.len()).enumerate() {
            *slot = if k == 0 { Kind::Name } else { Kind::NameGoesOn };
        }
    }
    out
}

/// The kind of a word that is no name.
fn kind(word: &str) -> Kind {
    match word {
        "the" | "a" | "an" | "this" | "these" | "those" | "every" | "each" | "another" | "some" | "any" | "no" => {
            Kind::Article
        }
        "of" | "in" | "on" | "at" | "by" | "for" | "from" | "with" | "about" | "into" | "over" | "under"
        | "between" | "against" | "through" | "during" | "without" | "within" | "among" | "upon" | "toward"
        | "towards" | "behind" | "around" => Kind::Preposition,
        "and" | "or" | "nor" => Kind::And,
        "but" | "so" | "yet" | "then" | "still" | "now" | "later" | "meanwhile" | "instead" | "however" => Kind::But,
        "i" | "he" | "she" | "we" | "they" => Kind::Subject,
        "me" | "him" | "us" | "them" | "himself" | "herself" | "myself" | "themselves" | "yourself" => Kind::Object,
        "you" | "it" | "there" | "here" => Kind::Object,
        "my" | "your" | "his" | "her" | "our" | "their" | "its" => Kind::Possessive,
        "have" | "has" | "had" | "do" | "does" | "did" | "will" | "would" | "can" | "could" | "should" | "may"
        | "might" | "must" | "don" | "won" | "didn" | "doesn" => Kind::Auxiliary,
        "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am" | "isn" | "aren" | "wasn" | "weren" => Kind::Be,
        "not" | "never" => Kind::Not,
        "what" | "who" | "why" | "how" | "which" | "whose" | "where" => Kind::Question,
        "when" | "while" | "if" | "though" | "although" | "because" | "since" | "until" | "as" | "after" | "before"
        | "whether" | "than" => Kind::Subordinator,
        "that" => Kind::That,
        "to" => Kind::To,
        "s" | "t" | "re" | "ve" | "ll" | "m" | "d" | "jr" | "sr" => Kind::Fragment,
        _ if word.starts_with(|c: char| c.is_ascii_digit()) => Kind::Number,
        _ if words::calendar(word) => Kind::Calendar,
        _ if words::past(word) => Kind::Past,
        _ if words::present(word) => Kind::Verb,
        _ if word.len() > 4 && word.ends_with("ing") => Kind::Ing,
        _ if word.len() > 4 && word.ends_with("ly") => Kind::Adverb,
        _ if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") => Kind::Plural,
        _ => Kind::Other,
    }
}
