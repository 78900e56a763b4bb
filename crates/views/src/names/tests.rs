use super::Names;
use crate::samples::{Case, source_id};

#[test]
fn a_source_is_called_by_its_outlet_else_its_file() {
    let case = Case::new().report("a/lantern.txt", Some("The Lantern"), "x").report("b/02_post.md", None, "y");
    let names = Names::of(&case.answer());
    assert_eq!(names.get(&source_id(0)), "The Lantern");
    assert_eq!(names.get(&source_id(1)), "02_post");
}

#[test]
fn sources_of_one_outlet_are_told_apart() {
    let case = Case::new()
        .report("one.txt", Some("The Lantern"), "x")
        .report("two.txt", Some("The Lantern"), "y")
        .report("b/two.txt", Some("The Lantern"), "z");
    let names = Names::of(&case.answer());
    assert_eq!(names.get(&source_id(0)), "The Lantern (one)");
    assert_ne!(names.get(&source_id(1)), names.get(&source_id(2)));
}

#[test]
fn a_hostile_name_is_shown_safely_and_short() {
    let case =
        Case::new().report("\u{1b}]0;x\u{7}y.txt", Some(&"long ".repeat(40)), "x").report("\u{1b}[2J.txt", None, "y");
    let names = Names::of(&case.answer());
    assert!(names.get(&source_id(0)).chars().count() <= 30);
    assert!(!names.get(&source_id(1)).contains('\u{1b}'));
}
