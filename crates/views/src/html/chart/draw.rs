//! The rows as SVG.

use super::rows::{Row, Sign};
use crate::html::marks::Speaker;
use crate::wording::page;
use maud::{Markup, html};

/// Where the hours begin and end, in hundredths of the width; dates stand left of them.
const LEFT: f64 = 17.0;
const RIGHT: f64 = 99.0;

/// From line to line, and around the lines of a row.
const LINE: usize = 26;
const AROUND: usize = 6;
const GAP: usize = 24;
const HEAD: usize = 22;

/// The tallest that one drawing gets: a printed page holds it, and the hours are never far.
const TALLEST: usize = 560;

pub(super) fn write(rows: &[Row]) -> Markup {
    let mut drawings: Vec<Vec<(usize, &Row)>> = Vec::new();
    let mut y = usize::MAX;
    for row in rows {
        // A gap is drawn with what comes after it.
        let begins = y.saturating_add(height(row)) > TALLEST && !matches!(row, Row::Gap(_)) || y == usize::MAX;
        if begins {
            let gap = drawings.last_mut().and_then(|last| last.pop_if(|(_, row)| matches!(row, Row::Gap(_))));
            let above: Vec<(usize, &Row)> = gap.into_iter().map(|(_, gap)| (HEAD, gap)).collect();
            y = HEAD + above.iter().map(|(_, gap)| height(gap)).sum::<usize>();
            drawings.push(above);
        }
        if let Some(last) = drawings.last_mut() {
            last.push((y, row));
        }
        y += height(row);
    }
    html! { @for (drawing, n) in drawings.iter().zip(1..) { (one_of(drawing, n, drawings.len())) } }
}

fn one_of(rows: &[(usize, &Row)], n: usize, of: usize) -> Markup {
    let bottom = rows.last().map_or(HEAD, |(top, row)| top + height(row));
    let last = n == of;
    let tall = if last { bottom + HEAD } else { bottom };
    html! {
        svg.timeline width="100%" height=(tall) role="group" aria-labelledby=(format!("chart-{n}")) {
            title id=(format!("chart-{n}")) { (page::chart(n, of)) }
            (hours(14))
            @for (top, row) in rows { (one(*top, row)) }
            @if last { (hours(bottom + 16)) }
        }
    }
}

fn lines(row: &Row) -> usize {
    match row {
        Row::Day { lines, .. } | Row::Days { lines, .. } | Row::Undated { lines } => lines.len(),
        Row::Gap(_) => 0,
    }
}

fn height(row: &Row) -> usize {
    match row {
        Row::Gap(_) => GAP,
        Row::Day { label, .. } | Row::Days { label, .. } if label.len() > 1 => (lines(row) * LINE).max(36) + AROUND,
        _ => lines(row) * LINE + AROUND,
    }
}

/// A share of the row as a place in the drawing.
fn x(share: f64) -> String {
    format!("{:.1}%", LEFT + share * (RIGHT - LEFT))
}

fn hours(y: usize) -> Markup {
    let ends = ["start", "middle", "middle", "middle", "end"];
    html! {
        g.hours aria-hidden="true" {
            @for ((label, end), n) in page::HOURS.iter().zip(ends).zip(0..) {
                text x=(x(f64::from(n) / 4.0)) y=(y) text-anchor=(end) { (label) }
            }
        }
    }
}

fn one(top: usize, row: &Row) -> Markup {
    let tall = height(row);
    match row {
        Row::Gap(days) => html! {
            g.gap aria-hidden="true" {
                line x1=(x(0.0)) x2=(x(0.38)) y1=(top + GAP / 2) y2=(top + GAP / 2) {}
                text x=(x(0.5)) y=(top + GAP / 2 + 4) text-anchor="middle" { (page::days(*days)) }
                line x1=(x(0.62)) x2=(x(1.0)) y1=(top + GAP / 2) y2=(top + GAP / 2) {}
            }
        },
        Row::Day { label, lines } => html! {
            rect.day x=(x(0.0)) y=(top + 1) width=(format!("{}%", RIGHT - LEFT)) height=(tall - 2) {}
            @for x in [0.25, 0.5, 0.75].map(x) { line.tick x1=(x) x2=(x) y1=(top + 1) y2=(top + tall - 1) {} }
            (labels(top, label))
            (signs(top, lines))
        },
        Row::Days { label, lines } => html! { (labels(top, label)) (signs(top, lines)) },
        Row::Undated { lines } => html! { (labels(top, &page::UNDATED.map(str::to_owned))) (signs(top, lines)) },
    }
}

fn labels(top: usize, label: &[String]) -> Markup {
    html! { @for (line, n) in label.iter().zip(0..) { text.date.second[n > 0] x="0" y=(top + 20 + n * 15) { (line) } } }
}

fn signs(top: usize, lines: &[Vec<Sign>]) -> Markup {
    html! {
        @for (line, n) in lines.iter().zip(0..) {
            @let y = top + AROUND / 2 + n * LINE + LINE / 2;
            @let shared = line.len() > 1 && line.iter().all(|sign| sign.span == line[0].span);
            @for sign in line.iter().take(if shared { 1 } else { line.len() }) { (bar(y, sign)) }
            @for sign in line { (self::sign(y, sign)) }
        }
    }
}

fn bar(y: usize, sign: &Sign) -> Markup {
    let Some((from, to)) = sign.span else { return html! {} };
    html! {
        g.bar {
            line x1=(x(from)) x2=(x(to)) y1=(y) y2=(y) {}
            @for end in [from, to] { line x1=(x(end)) x2=(x(end)) y1=(y - 5) y2=(y + 5) {} }
        }
    }
}

fn sign(y: usize, sign: &Sign) -> Markup {
    let number = match sign.speaker {
        Speaker::Message(n)
        | Speaker::Act(n)
        | Speaker::Finding(n)
        | Speaker::Derivation(n)
        | Speaker::Version(n)
        | Speaker::About(n) => n,
    };
    let any = sign.any_hour;
    html! {
        svg x=(x(sign.at)) y=(y) overflow="visible" {
            a href=(format!("#{}", sign.speaker.id())) aria-label=(format!("{}, {}", sign.speaker.words(), sign.when)) {
                @match sign.speaker {
                    Speaker::Message(_) => circle.m.any[any] r="11" {},
                    _ => path.a.any[any] d="M-14 0 0-13 14 0 0 13z" {},
                }
                text.n y="4" text-anchor="middle" { (number) }
            }
        }
    }
}
