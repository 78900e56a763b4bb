//! What the table of times says.

pub(crate) const NO_DATE: &str = "without a date";
pub(crate) const NONE: &str = "no times";
pub(crate) const FROM_NOTHING: &str = "stands by itself";
pub(crate) const FROM_REPORT: &str = "from the report's date";
pub(crate) const FROM_OPEN: &str = "from what is not known";

pub(crate) fn reported(date: &str) -> String {
    if date == NO_DATE { "a report without a date".to_owned() } else { format!("reported {date}") }
}

pub(crate) fn from_told(words: &str) -> String {
    format!("from “{words}”")
}

pub(crate) fn from_event(words: &str) -> String {
    format!("from when “{words}”")
}
