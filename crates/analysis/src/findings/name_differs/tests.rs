use crate::findings::samples::{findings, values};
use record::FindingKind;

fn found(texts: &[&str]) -> Vec<String> {
    values(&findings(texts, FindingKind::NameDiffers))
}

#[test]
fn another_first_name() {
    let texts = [
        "The crane driver, Mavis Lund, said that the harbour had never been busier.",
        "Mabel Lund, a crane driver, spoke of the busy harbour and of her pension.",
    ];
    assert_eq!(found(&texts), ["Mabel Lund / Mavis Lund"]);
}

#[test]
fn another_last_name() {
    let texts = [
        "The crane driver, Mavis Calloway, said that the harbour had never been busier.",
        "Mavis Callaway, a crane driver, spoke of the busy harbour and of her pension.",
    ];
    assert_eq!(found(&texts).len(), 1);
}

#[test]
fn a_first_name_in_text_without_capitals() {
    let texts = [
        "The British publicist Roger Goldham helped to set up the harbour meeting. Roger Goldham has not commented.",
        "rob goldham a publicist who set up the meeting at the harbour said nothing and goldham went home",
    ];
    assert_eq!(found(&texts), ["rob goldham / Roger Goldham"]);
}

#[test]
fn pet_names_and_initials_agree() {
    let texts = [
        "The crane driver, Robert Lund, said that the harbour had never been busier.",
        "Bob Lund, a crane driver, spoke of the busy harbour and of his pension.",
        "R. Lund, a crane driver, was seen at the harbour, which had never been busier.",
    ];
    assert!(found(&texts).is_empty());
}

#[test]
fn two_people_of_one_family() {
    let texts = [
        "The crane driver, Mavis Lund, said that the harbour had never been busier. Her sister Mabel Lund agreed.",
        "Mabel Lund, a crane driver, spoke of the busy harbour and of her pension.",
    ];
    assert!(found(&texts).is_empty());
}
