//! The record as a picture: a row for each day with its hours from left to right, a row of its own for whatever may have been
//! on any of several days, and a break where nothing is known for a while.
//!
//! Places across are shares of the width, sizes are fixed, so the one drawing fits a phone and a printed page. A moment is a
//! sign by itself; an interval is a line with a cap at either end and the sign on it. Signs never cover each other: what would
//! meet goes down a line, reckoned for the narrowest screen.

mod draw;
mod rows;

use super::scene::Scene;
use crate::order::Entry;
use crate::wording::page;
use maud::{Markup, html};
use rows::Row;
use std::collections::BTreeSet;

/// Entries beyond which a picture shows nothing any more.
const MOST: usize = 600;

pub(super) fn write(scene: &Scene<'_>, entries: &[Entry<'_>]) -> Markup {
    if entries.len() < 2 {
        return html! {};
    }
    if entries.len() > MOST {
        return html! { p.note { (page::too_many(entries.len())) } };
    }
    let rows = Row::all(scene, entries);
    let zones: BTreeSet<String> = entries.iter().filter_map(|entry| entry.time().zone.clone()).collect();
    html! {
        figure.chart {
            figcaption {
                p { b { (page::CHART) } " " (page::CHART_HOW) }
                p.key {
                    span { svg.k width="22" height="22" aria-hidden="true" { g transform="translate(11 11)" { circle.m r="10" {} } } " " (page::A_MESSAGE) } " "
                    span { svg.k width="24" height="24" aria-hidden="true" { g transform="translate(12 12)" { path.a d="M-11 0 0-11 11 0 0 11z" {} } } " " (page::AN_ACT) } " "
                    span { svg.k width="50" height="24" aria-hidden="true" { g transform="translate(12 12)" { circle.m.any r="10" {} } g transform="translate(37 12)" { path.a.any d="M-11 0 0-11 11 0 0 11z" {} } } " " (page::ANY_HOUR) } " "
                    span { svg.k width="44" height="22" aria-hidden="true" { path.bar d="M2 11H42M2 6V16M42 6V16" {} } " " (page::BETWEEN) }
                }
            }
            (draw::write(&rows))
            p.note { (page::zones(&zones.iter().map(|zone| crate::wording::zone(&crate::plain::line(zone))).collect::<Vec<_>>())) }
        }
    }
}
