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
    let study = Study::of(&proses, proses.len(), &Unwatched).ok()?;
    let all: Vec<_> =
        (0..study.utterances.len()).map(|u| drafts::draft(&study, &[u], &BTreeMap::new(), &BTreeMap::new())).collect();
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

/// Sender, recipients and channel of every message that is only told of.
fn only_told(text: &str) -> Vec<(String, Vec<String>, Option<String>)> {
    let dossier = crate::analyse(&items(&[text]), &Unwatched).unwrap_or_default();
    let told = dossier.messages.into_iter().filter(|m| m.told && m.text.is_none());
    told.map(|m| (m.speaker.unwrap_or_default(), m.recipients, m.channel)).collect()
}

#[test]
fn a_message_that_is_only_told_of_is_one() {
    let text =
        "Ada Lund met Gil Ames. On May 4, Ada Lund e-mailed Gil Ames about the key of the shed. The shed stayed shut.";
    assert_eq!(only_told(text), [("Ada Lund".to_owned(), vec!["Gil Ames".to_owned()], Some("e-mail".to_owned()))]);
    let forwarded =
        "That was on May 4. The next day Ada Lund forwarded the e-mails to the lawyers. The shed stayed shut.";
    assert_eq!(only_told(forwarded).len(), 1);
}

#[test]
fn the_telling_of_a_quoted_message_makes_no_second_one() {
    let follows = "On May 4, Ada Lund e-mailed Gil Ames. “Where is the key of the shed?” she asked.";
    assert!(only_told(follows).is_empty());
    let elsewhere = "“Where is the key of the shed?” Ada Lund e-mailed Gil Ames on May 4.\n\nOn May 4, Lund e-mailed Ames about the key. He was out.";
    assert!(only_told(elsewhere).is_empty());
    let denied =
        "On May 4, Ada Lund had not yet e-mailed Gil Ames about the key. He was out. On May 5 Lund did not text Ames.";
    assert!(only_told(denied).is_empty());
    let many =
        "From May 4 on, Ada Lund and Gil Ames exchanged texts. On May 5 Lund sent 14 messages to Ames. He was out.";
    assert!(only_told(many).is_empty());
}

#[test]
fn words_put_into_a_mail_are_no_public_act() {
    assert!(told("On May 4, Ada Lund put her worries into an e-mail to her deputy. The deputy slept.").is_empty());
}

#[test]
fn whoever_stands_after_a_preposition_does_not_act() {
    let text = "At the Gannet Inn on Monday, drinkers were loud about the crane of the harbour.\n\nOn Tuesday Ada Lund, the mayor, closed the old crane.";
    let dossier = crate::analyse(&items(&[text]), &Unwatched).unwrap_or_default();
    let who: Vec<Option<String>> = dossier.events.into_iter().map(|e| e.who).collect();
    assert_eq!(who, [None, Some("Ada Lund".to_owned())]);
}

#[test]
fn a_sentence_that_takes_its_subject_up_is_an_act_where_it_is_public() {
    assert!(
        told("Ada Lund had the key of the shed. On May 4 he waited for the boat in the cold of the quay.").is_empty()
    );
    let posted = "Ada Lund had the key of the shed. On May 4 she posted a picture of the boat in the cold of the quay.";
    assert_eq!(told(posted).len(), 1);
}

#[test]
fn the_sentence_of_a_message_tells_of_no_act() {
    let text = "Ada Lund texted Gil Ames on May 3. “Where is the key of the shed?” she wrote.\n\nThe key, lost since the flood, moved Lund, on May 3, to enquire of Ames: “Where is the key of the shed?”";
    assert!(told(text).is_empty());
}
