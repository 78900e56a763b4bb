//! What is told while a case grows, an object a line.

use crate::plain::json_line;
use serde::Serialize;

#[derive(Serialize)]
struct Event<'a> {
    event: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes_left: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fate: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

const NOTHING: Event<'static> =
    Event { event: "", stage: None, done: None, total: None, bytes_left: None, path: None, fate: None, reason: None };

/// A stage begins.
pub fn stage(name: &str, total: Option<u64>) -> String {
    json_line(&Event { event: "stage", stage: Some(name), total, ..NOTHING })
}

/// How far a stage is.
pub fn progress(stage: &str, done: u64, total: Option<u64>, bytes_left: Option<u64>) -> String {
    json_line(&Event { event: "progress", stage: Some(stage), done: Some(done), total, bytes_left, ..NOTHING })
}

/// A part was not read.
pub fn not_read(path: &str, fate: &str, reason: &str) -> String {
    json_line(&Event { event: "not-read", path: Some(path), fate: Some(fate), reason: Some(reason), ..NOTHING })
}
