//! Whether a page's text was read whole, by what the page says of itself.

use record::{Problem, Tokens};
use std::collections::HashSet;

/// As many words together are compared.
const TOGETHER: usize = 4;
/// Descriptions with fewer words are summaries.
const FEWEST: usize = 60;

/// A problem, where more than a fifth of the text that the page describes to machines is not in `text`.
pub(super) fn doubt(text: &str, described: Option<&str>) -> Option<Problem> {
    let described = Tokens::of(described?);
    if described.len() < FEWEST {
        return None;
    }
    let read = Tokens::of(text);
    let runs = |tokens: &Tokens| -> Vec<String> {
        (0..(tokens.len() + 1).saturating_sub(TOGETHER))
            .map(|i| tokens.words(i..i + TOGETHER).collect::<Vec<_>>().join(" "))
            .collect()
    };
    let read: HashSet<String> = runs(&read).into_iter().collect();
    let described = runs(&described);
    let lacking = described.iter().filter(|run| !read.contains(*run)).count();
    (lacking * 5 > described.len()).then(|| {
        let share = lacking * 100 / described.len();
        let message = format!(
            "about {share} in 100 words of the text that the page describes to machines were not found in it; compare it \
             with the page"
        );
        Problem::new("text-incomplete", message)
    })
}
