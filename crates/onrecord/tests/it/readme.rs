//! What the README shows is what the program prints.

use crate::folder::Folder;

#[test]
fn each_sample_is_cut_from_what_is_printed() {
    let folder = Folder::new();
    folder.run(&["demo"]);
    let runs: [&[&str]; 2] = [&["brief", "onrecord-demo/reports"], &["passages", "onrecord-demo/reports", "--page"]];
    let printed = runs.map(|args| folder.run(args).out);
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md")).expect("the README");
    let samples: Vec<&str> =
        readme.split("```text\n").skip(1).filter_map(|rest| Some(rest.split_once("```")?.0)).collect();
    assert_eq!(samples.len(), printed.len());
    for (sample, printed) in samples.iter().zip(&printed) {
        for piece in sample.split("[...]").map(|piece| piece.trim_matches('\n')).filter(|piece| !piece.is_empty()) {
            assert!(printed.contains(piece), "this is not printed:\n{piece}");
        }
    }
}
