//! Stated times (stand-in).
#![allow(missing_docs)]
use record::{Interval, Precision, Span, StatedTime, Tokens};
use std::ops::Range;
pub struct Reference { pub published: Option<Interval>, pub zone: Option<String>, pub day_first: Option<bool> }
pub struct Mention { pub tokens: Range<usize>, pub span: Span, pub meaning: Meaning, pub interval: Option<Interval>, pub precision: Precision, pub zone: Option<String>, pub certain: f64 }
#[derive(Clone, Copy, PartialEq)]
pub enum Meaning { Calendar, Deictic, Delay { least: i64, most: i64, from: Anchor }, Same, Duration, Named }
#[derive(Clone, Copy, PartialEq)]
pub enum Anchor { Narrative, AfterWhatFollows, Unknown }
pub fn mentions(_: &str, _: &Tokens, _: &[Span], _: &Reference) -> Vec<Mention> { Vec::new() }
pub fn year_of(_: &str, _: &Tokens) -> Option<Interval> { None }
pub fn conflict(_: &StatedTime, _: &StatedTime) -> bool { false }
