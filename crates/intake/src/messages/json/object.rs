//! The members of one object, as its text has them.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// An object, of which each member is read when it is asked for: what has another shape than was meant is not there.
pub(crate) struct Object<'a>(Vec<(String, &'a RawValue)>);

impl<'a> Object<'a> {
    /// The object that `json` is; why it is none.
    pub(crate) fn read(json: &'a str) -> Result<Object<'a>, String> {
        serde_json::from_str(json).map_err(|error| {
            let said = error.to_string();
            let (what, place) = said.split_once(" at line").unwrap_or((&said, ""));
            let what: String = what.chars().filter(|c| !c.is_control()).take(120).collect();
            match place.split_once("column ") {
                Some(_) => format!("is no JSON that can be read: {what} in line{place} of it"),
                None => format!("is no JSON that can be read: {what}"),
            }
        })
    }

    /// The member `name`, as its text has it; nothing where it is `null`.
    pub(crate) fn raw(&self, name: &str) -> Option<&'a RawValue> {
        let found = self.0.iter().rev().find(|(known, _)| known == name);
        found.map(|(_, raw)| *raw).filter(|raw| raw.get() != "null")
    }

    /// The words or the number that the member `name` is.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        self.raw(name).and_then(text_of)
    }

    /// The same, unless it is empty.
    pub(crate) fn some_text(&self, name: &str) -> Option<String> {
        self.text(name).filter(|text| !text.trim().is_empty())
    }

    /// The whole number that the member `name` is, written as one or in words.
    pub(crate) fn number(&self, name: &str) -> Option<i64> {
        self.text(name)?.trim().parse().ok()
    }

    /// The object that the member `name` is.
    pub(crate) fn object(&self, name: &str) -> Option<Object<'a>> {
        serde_json::from_str(self.raw(name)?.get()).ok()
    }

    /// The entries of the list that the member `name` is.
    pub(crate) fn list(&self, name: &str) -> Vec<&'a RawValue> {
        self.raw(name).and_then(|raw| serde_json::from_str(raw.get()).ok()).unwrap_or_default()
    }

    /// The objects of the list that the member `name` is.
    pub(crate) fn objects(&self, name: &str) -> Vec<Object<'a>> {
        self.list(name).into_iter().filter_map(|raw| serde_json::from_str(raw.get()).ok()).collect()
    }

    /// The words and numbers of the list that the member `name` is.
    pub(crate) fn texts(&self, name: &str) -> Vec<String> {
        self.list(name).into_iter().filter_map(text_of).collect()
    }

    /// The names of all members.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }
}

/// The words or the number that a value is.
pub(crate) fn text_of(raw: &RawValue) -> Option<String> {
    let json = raw.get();
    match json.as_bytes().first()? {
        // A string with half a character in it has words all the same.
        b'"' => Some(super::Words::of(json, json, super::Escapes::Json)?.text),
        b'-' | b'0'..=b'9' => Some(json.to_owned()),
        _ => None,
    }
}

impl<'a> Deserialize<'a> for Object<'a> {
    fn deserialize<D: Deserializer<'a>>(deserializer: D) -> Result<Object<'a>, D::Error> {
        struct Members;
        impl<'a> Visitor<'a> for Members {
            type Value = Object<'a>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<M: MapAccess<'a>>(self, mut map: M) -> Result<Object<'a>, M::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Object(members))
            }
        }
        deserializer.deserialize_map(Members)
    }
}
