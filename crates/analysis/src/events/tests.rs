use super::statement_time;
use crate::findings::samples::items;
use crate::prose::Prose;
use crate::quotes::Frame;
use crate::study::Study;
use crate::witnesses::drafts;
use record::progress::Unwatched;
use std::collections::BTreeMap;

/// The days of the first statement of a text.
fn said(text: &str) -> Option<String> {
    let items = items(&[text]);
    let proses: Vec<Prose<'_>> = items.iter().map(Prose::of).collect();
    let study = Study::of(&proses, &Unwatched).ok()?;
    let all: Vec<_> = (0..study.utterances.len()).map(|u| drafts::draft(&study, &[u], &BTreeMap::new())).collect();
    let draft = all.iter().find(|d| d.frame == Frame::Public)?;
    statement_time(&study, draft).interval.map(|i| format!("{} {}", i.earliest.date(), i.latest.date()))
}

/// What the events of a text tell.
fn told(text: &str) -> Vec<String> {
    let dossier = crate::analyse(&items(&[text]), &Unwatched).unwrap_or_default();
    dossier.events.into_iter().map(|e| e.what).collect()
}

#[test]
fn a_statement_belongs_to_the_day_of_its_scene() {
    let text = "Ada Lund spoke to the harbour committee on Monday for two hours.\n\nThe committee heard of a message of May 3 about the crane.\n\n“I moved the crane because nobody else would,” Lund told reporters.";
    assert_eq!(said(text).as_deref(), Some("2021-10-18 2021-10-18"));
}

#[test]
fn a_statement_without_any_day_is_of_the_report() {
    let text = "“I moved the crane because nobody else would,” Ada Lund told reporters outside the hall.";
    assert_eq!(said(text).as_deref(), Some("2021-10-18 2021-10-19"));
}

#[test]
fn a_dated_public_act_is_an_event_and_a_message_is_none() {
    let text = "On May 3, the harbour council closed the old crane.\n\nOn May 4, Ada Lund e-mailed her deputy about the key of the shed.";
    assert_eq!(told(text), ["On May 3, the harbour council closed the old crane"]);
}
