use super::collate::{Comparison, compare};
use crate::align::Vocabulary;
use crate::dossier::DifferenceKind as Kind;
use crate::prose::Prose;
use crate::prose::tests::report;
use crate::quotes::reading::Reading;
use record::Matters;

fn compared(base: &str, witness: &str) -> Option<Comparison> {
    let padding =
        "The quick harbour of Tarrow was full of boats and of people who had come to see them on that day in the rain.";
    let items = [report("a", base), report("b", witness), report("c", padding)];
    let proses: Vec<Prose<'_>> = items.iter().map(Prose::of).collect();
    let (vocabulary, _) = Vocabulary::of(proses.iter().map(|p| &p.tokens));
    let reading = |p: &Prose<'_>| Reading::of(p, 0..p.tokens.len(), &vocabulary);
    compare(&reading(&proses[0]), &reading(&proses[1]), &vocabulary)
}

fn kinds(base: &str, witness: &str) -> Vec<(Kind, Matters)> {
    compared(base, witness).map(|c| c.changes.iter().map(|x| (x.kind, x.matters)).collect()).unwrap_or_default()
}

const BASE: &str = "Hi Gil, if the boat sinks we think it is better that you do not concede and keep challenging the council about the mooring fees.";

#[test]
fn a_fragment_does_not_differ() {
    assert_eq!(kinds(BASE, "better that you do not concede and keep challenging"), []);
}

#[test]
fn editors_marks_are_no_words() {
    assert_eq!(kinds(BASE, "[I]f the boat sinks we think it is better that you [Ames] do not concede [sic]"), []);
}

#[test]
fn a_dropped_word_is_an_unmarked_omission() {
    assert_eq!(
        kinds(BASE, "we think it is better that you do not concede and challenging the council"),
        [(Kind::UnmarkedOmission, Matters::CouldMislead)]
    );
}

#[test]
fn a_marked_omission_is_no_change() {
    assert_eq!(
        kinds(BASE, "if the boat sinks … keep challenging the council about the mooring fees"),
        [(Kind::MarkedOmission, Matters::Typography)]
    );
}

#[test]
fn a_lost_denial_changes_what_is_said() {
    assert_eq!(
        kinds(BASE, "better that you do concede and keep challenging the council"),
        [(Kind::UnmarkedOmission, Matters::Changes)]
    );
}

#[test]
fn spelling_and_spacing() {
    assert_eq!(
        kinds(BASE, "better that you donot conceed and keep challenging the council"),
        [(Kind::Typographic, Matters::Typography), (Kind::Spelling, Matters::Wording)]
    );
}

#[test]
fn the_last_word_counts() {
    assert_eq!(
        kinds(BASE, "keep challenging the council about the mooring rules"),
        [(Kind::Substitution, Matters::CouldMislead)]
    );
}

#[test]
fn halves_in_another_order_are_spliced() {
    let found =
        compared(BASE, "keep challenging the council about the mooring fees if the boat sinks we think it is better")
            .expect("found");
    assert!(found.spliced);
}
