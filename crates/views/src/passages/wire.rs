//! The shape of one passage on the wire, `onrecord/passages/1`.

use super::Named;
use analysis::reuse::Stretch;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Row<'f> {
    schema: &'static str,
    a: &'f str,
    a_start: usize,
    a_end: usize,
    b: &'f str,
    b_start: usize,
    b_end: usize,
    bits: f64,
    expected: f64,
    cluster: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    a_path: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    b_path: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) places: Option<Vec<Place<'f>>>,
}

#[derive(Serialize)]
pub(super) struct Place<'f> {
    pub(super) id: &'f str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) path: Option<&'f str>,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl<'f> Row<'f> {
    pub(super) fn new(ends: (&Stretch, &Stretch), worth: (f64, f64, usize), texts: &'f dyn Named) -> Row<'f> {
        let (a, b) = ends;
        let (bits, expected, cluster) = worth;
        Row {
            schema: "onrecord/passages/1",
            a: texts.id(a.text),
            a_start: a.span.start,
            a_end: a.span.end,
            b: texts.id(b.text),
            b_start: b.span.start,
            b_end: b.span.end,
            bits: (bits * 100.0).round() / 100.0,
            expected: rounded(expected),
            cluster,
            a_path: texts.path(a.text),
            b_path: texts.path(b.text),
            places: None,
        }
    }
}

/// To three figures.
fn rounded(value: f64) -> f64 {
    format!("{value:.2e}").parse().unwrap_or(value)
}
