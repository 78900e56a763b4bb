use super::FILES;
use std::path::Path;

#[test]
fn the_list_is_the_folder() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpora/demo");
    let mut there: Vec<String> = std::fs::read_dir(folder.join("reports"))
        .expect("the demo's reports")
        .map(|entry| format!("reports/{}", entry.expect("an entry").file_name().to_string_lossy()))
        .collect();
    there.push("README.md".to_owned());
    there.sort();
    let listed: Vec<&str> = FILES.iter().map(|(path, _)| *path).collect();
    assert_eq!(there, listed);
}
