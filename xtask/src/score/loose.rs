//! JSON read loosely: a gold file is made by hand and a brief may leave fields out, so what is absent,
//! null or of another type is the empty value, never an error.

use serde_json::Value;

/// The text of field `key`; empty where there is none.
pub(super) fn text<'a>(of: &'a Value, key: &str) -> &'a str {
    of.get(key).and_then(Value::as_str).unwrap_or("")
}

/// The entries of field `key`; none where it is not a list.
pub(super) fn list<'a>(of: &'a Value, key: &str) -> &'a [Value] {
    of.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Whether a value says something: not null, false, zero or empty.
pub(super) fn says(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null) => false,
        Some(Value::Bool(b)) => *b,
        Some(Value::Number(n)) => n.as_f64() != Some(0.0),
        Some(Value::String(s)) => !s.is_empty(),
        Some(Value::Array(a)) => !a.is_empty(),
        Some(Value::Object(o)) => !o.is_empty(),
    }
}

/// A value written out, as the reference scorer writes it: an explicit null is the word "None".
pub(super) fn written(value: Option<&Value>) -> String {
    match value {
        None => String::new(),
        Some(Value::Null) => "None".into(),
        Some(Value::Bool(true)) => "True".into(),
        Some(Value::Bool(false)) => "False".into(),
        Some(Value::String(s)) => s.clone(),
        Some(other) => other.to_string(),
    }
}

/// The same, but what says nothing is no words.
pub(super) fn written_if_says(value: Option<&Value>) -> String {
    if says(value) { written(value) } else { String::new() }
}

/// The last part of a path.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or("")
}
