//! The words of a message: plain where it has them plain, else out of HTML or RTF.

use super::codepages;
use super::properties::{Properties, Value};
use super::tags;
use crate::mail::rtf;
use mail_parser::decoders::html::html_to_text;
use record::Problem;

/// The words, and the encoding that they were in.
pub(super) struct Body {
    pub(super) text: String,
    pub(super) encoding: &'static str,
}

/// What stands in the message to be read. What can't be read of it is told.
pub(super) fn of(message: &Properties, problems: &mut Vec<Problem>) -> Body {
    plain(message, problems).or_else(|| html(message, problems)).or_else(|| rtf(message, problems)).unwrap_or_else(
        || {
            // Nothing was written but, perhaps, a subject.
            Body { text: String::new(), encoding: "UTF-16LE" }
        },
    )
}

fn unplaced(problems: Vec<Problem>) -> impl Iterator<Item = Problem> {
    problems.into_iter().map(|problem| Problem { span: None, ..problem })
}

fn plain(message: &Properties, problems: &mut Vec<Problem>) -> Option<Body> {
    let (text, encoding) = match message.get(tags::BODY)? {
        Value::Text(text) => (text.clone(), "UTF-16LE"),
        Value::Narrow(bytes) => {
            let decoded = codepages::decoded(bytes, message.page());
            problems.extend(unplaced(decoded.problems));
            (decoded.text, decoded.encoding)
        }
        _ => return None,
    };
    let text = text.trim_end_matches('\0').to_owned();
    (!text.trim().is_empty()).then_some(Body { text, encoding })
}

fn html(message: &Properties, problems: &mut Vec<Problem>) -> Option<Body> {
    let page = message.number(tags::INTERNET_CODE_PAGE).or(message.page());
    let (page, encoding) = match message.get(tags::HTML)? {
        Value::Text(text) => (text.clone(), "UTF-16LE"),
        Value::Bytes(bytes) | Value::Narrow(bytes) => {
            let decoded = codepages::decoded(bytes, page);
            problems.extend(unplaced(decoded.problems));
            (decoded.text, decoded.encoding)
        }
        _ => return None,
    };
    let text = html_to_text(page.trim_end_matches('\0')).trim_end().to_owned();
    (!text.trim().is_empty()).then_some(Body { text, encoding })
}

fn rtf(message: &Properties, problems: &mut Vec<Problem>) -> Option<Body> {
    let packed = message.bytes(tags::RTF_PACKED)?;
    let unpacked = match rtf::packed::unpacked(packed) {
        Ok(unpacked) => unpacked,
        Err(reason) => {
            problems.push(Problem::new("unread-body", reason));
            return None;
        }
    };
    if !unpacked.whole {
        let message = "its words do not fit the check sum that stands beside them; compare them with another copy";
        problems.push(Problem::new("damaged-body", message));
    }
    let words = rtf::words::read(&unpacked.bytes, message.page());
    let text = if words.is_html { html_to_text(&words.text) } else { words.text };
    let text = text.trim_end().to_owned();
    (!text.trim().is_empty()).then_some(Body { text, encoding: words.encoding })
}
