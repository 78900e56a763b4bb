use crate::findings::samples::items;
use record::progress::Unwatched;

fn claims(text: &str) -> Vec<(&'static str, String)> {
    let dossier = crate::analyse(&items(&[text]), &Unwatched).unwrap_or_default();
    dossier.replies.iter().map(|r| (r.claim.as_str(), r.text.clone())).collect()
}

const ASKED: &str = "“The crane is stuck and the ferry is late,” Ada Lund texted Gil Ames on May 3.";

#[test]
fn a_denial_right_after() {
    assert_eq!(claims(&format!("{ASKED} He did not reply.")), [("unanswered", "did not reply".to_owned())]);
    assert_eq!(
        claims(&format!("{ASKED} Ames never answered her.")),
        [("unanswered", "Ames never answered her".to_owned())]
    );
    assert_eq!(claims(&format!("{ASKED} She received no reply.")), [("unanswered", "received no reply".to_owned())]);
}

#[test]
fn an_answer_told_without_its_words() {
    assert_eq!(
        claims(&format!("{ASKED} Ames answered within minutes.")),
        [("answered", "Ames answered within minutes".to_owned())]
    );
}

#[test]
fn a_late_answer_is_no_silence() {
    assert!(claims(&format!("{ASKED} He did not reply until the next morning.")).is_empty());
}

#[test]
fn a_request_for_comment_is_no_message() {
    assert!(claims(&format!("{ASKED} Ames did not respond to a request for comment.")).is_empty());
}

/// Each message with the one that it answers.
fn parents(text: &str) -> Vec<(String, Option<String>)> {
    let dossier = crate::analyse(&items(&[text]), &Unwatched).unwrap_or_default();
    let words = |id: &record::MessageId| dossier.messages.iter().find(|m| m.id == *id).and_then(|m| m.text.clone());
    dossier
        .messages
        .iter()
        .map(|m| (m.text.clone().unwrap_or_default(), m.replies_to.as_ref().and_then(words)))
        .collect()
}

#[test]
fn an_answer_leads_to_what_it_answers() {
    let text = "“Where is the key of the shed?” Ada Lund texted Gil Ames at 9:14 p.m. on May 3. Ames replied at 9:20 p.m.: “It is where you left it.”";
    let found = parents(text);
    assert_eq!(found.get(1).and_then(|m| m.1.as_deref()), Some("Where is the key of the shed?"), "{found:?}");
    assert_eq!(found[0].1, None);
}

#[test]
fn an_answer_after_weeks_or_to_somebody_else_is_left_open() {
    let late = "“Where is the key of the shed?” Ada Lund texted Gil Ames on May 3.\n\nOn June 30 Ames replied: “The auditor has it in his desk.”";
    assert!(parents(late).iter().all(|m| m.1.is_none()));
    let other = "“Where is the key of the shed?” Ada Lund texted Gil Ames on May 3. Ames wrote back to Orla Finch: “The auditor has it in his desk.”";
    assert!(parents(other).iter().all(|m| m.1.is_none()));
}
