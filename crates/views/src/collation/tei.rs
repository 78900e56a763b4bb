//! The apparatus as TEI: parallel segmentation, as section 13.2.3 of the TEI Guidelines (P5) describes it.
//!
//! The text is the base's; where witnesses differ, an `app` holds the base's reading as `lem` and the others as `rdg`. What
//! stands elsewhere stays where it is in each witness, and is not marked.

use super::{Collated, siglum};
use crate::plain::line;
use crate::wording::collation as say;
use analysis::collation::apparatus::{Entry, Reading};
use std::fmt::Write as _;

/// One TEI document.
pub fn tei(collated: Collated<'_>) -> String {
    let apparatus = collated.apparatus;
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n");
    let _ = write!(
        out,
        "<teiHeader><fileDesc>\n<titleStmt><title>{}</title></titleStmt>\n<publicationStmt><p>{}</p></publicationStmt>\n\
         <sourceDesc><listWit>\n",
        say::TITLE,
        say::MADE
    );
    for (w, source) in collated.witnesses.iter().enumerate() {
        let _ = writeln!(out, "<witness xml:id=\"{}\">{}</witness>", siglum(w), escaped(source.path.as_str()));
    }
    out.push_str(
        "</listWit></sourceDesc>\n</fileDesc>\n\
         <encodingDesc><variantEncoding method=\"parallel-segmentation\" location=\"internal\"/></encodingDesc>\n\
         </teiHeader>\n<text><body><p>\n",
    );
    for (k, agreed) in apparatus.agreed.iter().enumerate() {
        if !agreed.is_empty() {
            let _ = writeln!(out, "{}", escaped(agreed));
        }
        if let Some(entry) = apparatus.entries.get(k) {
            app(entry, &mut out);
        }
    }
    out.push_str("</p></body></text>\n</TEI>\n");
    out
}

fn app(entry: &Entry, out: &mut String) {
    let _ = write!(out, "<app type=\"{}\">", entry.grade.as_str());
    for reading in &entry.readings {
        let name = if reading.grade.is_none() { "lem" } else { "rdg" };
        let _ = write!(out, "<{name} wit=\"{}\">{}</{name}>", sigla(reading), escaped(&reading.text));
    }
    out.push_str("</app>\n");
}

fn sigla(reading: &Reading) -> String {
    reading.held_by.iter().map(|(w, _)| format!("#{}", siglum(*w))).collect::<Vec<_>>().join(" ")
}

/// On one line, with nothing that XML does not allow.
fn escaped(text: &str) -> String {
    line(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
