use super::find;
use crate::prose::Prose;
use crate::prose::tests::report;

fn named(texts: &[&str]) -> Vec<Vec<String>> {
    let items: Vec<_> = texts.iter().enumerate().map(|(i, t)| report(&format!("r{i}"), t)).collect();
    let proses: Vec<_> = items.iter().map(Prose::of).collect();
    let (roster, mentions) = find(&proses);
    mentions.iter().map(|list| list.iter().map(|m| roster.name(m.party).to_owned()).collect()).collect()
}

#[test]
fn short_names_belong_to_the_full_one() {
    assert_eq!(
        named(&["The harbour was shut. Mayor Ada Lund wrote to Gil Ames. Later Lund and Mr Ames met."]),
        [["Ada Lund", "Gil Ames", "Ada Lund", "Gil Ames"]]
    );
}

#[test]
fn generations_stay_apart() {
    let found = named(&["Then Gil Ames Jr. called. His father, Gil Ames, did not. Ames Jr. wrote to Ames."]);
    assert_eq!(found, [["Gil Ames Jr.", "Gil Ames", "Gil Ames Jr.", "Gil Ames"]]);
}

#[test]
fn names_are_known_again_without_capitals() {
    let found = named(&[
        "On Monday, Ada Lund texted Gil Ames Jr. about it.",
        "ada lund wrote on monday that gil ames jr would know ames jr did",
    ]);
    assert_eq!(found[1], ["Ada Lund", "Gil Ames Jr.", "Gil Ames Jr."]);
}

#[test]
fn openers_and_months_are_no_names() {
    assert_eq!(named(&["But on March 3 they met. After that, Lund left. Nobody saw Lund."]), [["Lund", "Lund"]]);
}

#[test]
fn roles_lead_to_their_party() {
    let items = [report("a", "It was Ada Lund, the harbour master, who wrote. Gil Ames, a publicist, did not.")];
    let proses: Vec<_> = items.iter().map(Prose::of).collect();
    let (roster, _) = find(&proses);
    assert_eq!(roster.by_role(&["publicist"]).map(|p| roster.name(p).to_owned()), Some("Gil Ames".to_owned()));
    assert_eq!(roster.by_role(&["gardener"]), None);
}

#[test]
fn an_office_before_a_full_name_is_no_part_of_it() {
    assert_eq!(named(&["Then Supplies Minister Ada Lund rang Gil Ames."]), [["Ada Lund", "Gil Ames"]]);
}

#[test]
fn a_prime_minister_is_not_any_minister() {
    let items = [report("a", "It was Ada Lund, the supplies minister, who wrote. Gil Ames, a publicist, did not.")];
    let proses: Vec<_> = items.iter().map(Prose::of).collect();
    let (roster, _) = find(&proses);
    assert!(roster.by_role(&["minister"]).is_some());
    assert_eq!(roster.by_role(&["prime", "minister"]), None);
}

#[test]
fn initials_are_a_name_in_any_place() {
    let found = named(&["It was late. NBS has not seen them.", "later nbs said so"]);
    assert_eq!(found[1], ["NBS"]);
}

#[test]
fn one_person_spelt_two_ways_is_counted_once() {
    let items = [
        report("a", "On Monday Ada Prosser wrote to Gil Ames."),
        report("b", "On Monday Ada Prosser wrote again."),
        report("c", "On Monday Ada Prossor wrote."),
        report("d", "On Monday Gil Prosser met Gil Presser."),
    ];
    let proses: Vec<_> = items.iter().map(Prose::of).collect();
    let (roster, mentions) = find(&proses);
    let usual = super::spelling::usual(&roster, &mentions);
    let under = |t: usize, k: usize| roster.name(usual[mentions[t][k].party.0]).to_owned();
    assert_eq!(under(2, 0), "Ada Prosser");
    assert_eq!(under(3, 1), "Gil Presser", "a text that has both knows two people");
}
