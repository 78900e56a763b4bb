//! Times told in passing: the present, what comes back, lengths that measure nothing in a story, and the periods of a
//! firm's accounts. No story is dated by them; they are read for those who want every time of a text.

mod accounts;
mod lengths;
mod repeated;
mod vague;
mod years;

use super::lexicon::among;
use super::page::Page;
use super::point::Aside;

/// The aside that starts at word `i`, where nothing else does.
pub(super) fn aside(page: &Page, i: usize) -> Option<Aside> {
    let read = |(said, end)| Aside { tokens: i..end, said };
    repeated::repeated(page, i)
        .or_else(|| accounts::accounts(page, i))
        .or_else(|| vague::vague(page, i))
        .or_else(|| years::years(page, i))
        .or_else(|| lengths::length(page, i))
        .map(read)
}

/// Whether word `i` is a noun that what stands before it belongs to, as far as that can be told.
fn noun(page: &Page, i: usize) -> bool {
    page.beside(i)
        && !among(
            page.word(i),
            "a an the and or but nor of in on at by for from to with as than that which who when while after before \
             since until is are was were be been has have had will would could should may might can do does did he \
             she it they we you i his her its their our said says so also not more most if because about into over \
             under through during against between among",
        )
}
