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
use crate::{plain, wording};
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
    let zones: BTreeSet<&str> = entries.iter().filter_map(|entry| entry.time().zone.as_deref()).collect();
    let zones: Vec<String> = zones.into_iter().map(|zone| wording::zone(&plain::line(zone))).collect();
    html! {
        figure.chart {
            figcaption {
                p { b { (page::CHART) } " " (page::CHART_HOW) }
                p.key {
                    @for (drawing, words) in legend() { span { (drawing) " " (words) } " " }
                }
            }
            (draw::write(&rows))
            p.note { (page::zones(&zones)) }
        }
    }
}

/// What each sign means.
fn legend() -> [(Markup, &'static str); 4] {
    let drawing =
        |width: usize, shapes: Markup| html! { svg width=(width) height="24" aria-hidden="true" { (shapes) } };
    let circle = |any: bool| html! { g transform="translate(12 12)" { circle.m.any[any] r="10" {} } };
    let diamond = |x: usize, any: bool| html! { path.a.any[any] d=(format!("M{} 12l11-11 11 11-11 11z", x - 11)) {} };
    let both = html! { (circle(true)) (diamond(37, true)) };
    [
        (drawing(24, circle(false)), page::A_MESSAGE),
        (drawing(24, diamond(12, false)), page::AN_ACT),
        (drawing(50, both), page::ANY_HOUR),
        (drawing(44, html! { path.bar d="M2 12H42M2 7V17M42 7V17" {} }), page::BETWEEN),
    ]
}
