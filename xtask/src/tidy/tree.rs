//! The files of a checkout, as the checks see them.

use super::rust_text::Rust;
use crate::failure::{Failure, Outcome};
use crate::{cases, run};
use std::path::Path;

/// One file that is or would be tracked.
#[derive(Debug)]
pub(super) struct File {
    /// From the top of the checkout, with `/` on every system.
    pub(super) path: String,
    /// Its text; where it is not UTF-8, what can be read of it.
    pub(super) text: String,
    /// Its tokens, where it is Rust.
    pub(super) rust: Option<Rust>,
    /// Whether the whole file is tests or measurements.
    test: bool,
}

impl File {
    fn new(path: &str, text: String) -> File {
        let rust = path.ends_with(".rs").then(|| Rust::of(&text));
        let test = path.split('/').any(|part| matches!(part, "tests" | "tests.rs" | "benches" | "fixtures"));
        File { path: path.to_owned(), text, rust, test }
    }

    /// The folder under `crates/` that it lies in.
    pub(super) fn krate(&self) -> Option<&str> {
        self.path.strip_prefix("crates/")?.split('/').next()
    }

    /// The part of its path after `crates/NAME/src/`.
    pub(super) fn in_src(&self) -> Option<&str> {
        self.path.strip_prefix("crates/")?.split_once('/')?.1.strip_prefix("src/")
    }

    /// Whether the whole file is tests or measurements, by its place or because its module is declared so.
    pub(super) fn is_test(&self) -> bool {
        self.test
    }

    /// Where the modules that are declared here, for tests only, have their files: without `.rs`.
    fn test_modules(&self) -> Vec<String> {
        let tokens = self.rust.as_ref().map_or(&[][..], |r| &r.tokens[..]);
        let (folder, name) = self.path.rsplit_once('/').unwrap_or(("", &self.path));
        let folder = match name.trim_end_matches(".rs") {
            "lib" | "main" | "mod" => folder.to_owned(),
            own => format!("{folder}/{own}"),
        };
        let declared = tokens.windows(3).filter(|w| w[1].test && w[0].text == "mod" && w[2].text == ";");
        declared.map(|w| format!("{folder}/{}", w[1].text)).collect()
    }
}

/// All files, and the gold files of cases that stand outside the checkout.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) files: Vec<File>,
    /// Texts of gold files outside.
    pub(super) gold_outside: Vec<String>,
}

impl Tree {
    /// Reads what git tracks, or would if it were added now.
    pub(super) fn read(root: &Path) -> Outcome<Tree> {
        // The checkout may belong to another user than the one who runs the checks.
        let arguments =
            ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"];
        let listed = run::command("git", &arguments).output().map_err(|e| {
            Failure::new(format!("tidy asks git for the files of the checkout, and cannot run it: {e}"))
        })?;
        if !listed.status.success() {
            let why = String::from_utf8_lossy(&listed.stderr);
            return Err(Failure::new(format!("git could not list the files of the checkout: {}", why.trim())));
        }
        let mut tree = Tree::default();
        for path in String::from_utf8_lossy(&listed.stdout).split('\0').filter(|p| !p.is_empty()) {
            // A file that is tracked and was removed since is not there to be checked.
            if let Ok(bytes) = std::fs::read(root.join(path)) {
                tree.files.push(File::new(path, String::from_utf8_lossy(&bytes).into_owned()));
            }
        }
        tree.files.sort_by(|a, b| a.path.cmp(&b.path));
        tree.mark_test_modules();
        tree.gold_outside = cases::seeds(root).and_then(|c| std::fs::read_to_string(c.gold).ok()).into_iter().collect();
        Ok(tree)
    }

    /// A tree of paths and texts.
    #[cfg(test)]
    pub(super) fn of(files: &[(&str, &str)]) -> Tree {
        let files = files.iter().map(|(path, text)| File::new(path, (*text).to_owned())).collect();
        let mut tree = Tree { files, gold_outside: Vec::new() };
        tree.mark_test_modules();
        tree
    }

    fn mark_test_modules(&mut self) {
        let modules: Vec<String> = self.files.iter().flat_map(File::test_modules).collect();
        for file in self.files.iter_mut().filter(|f| f.rust.is_some()) {
            let below =
                |m: &String| file.path.strip_prefix(m.as_str()).is_some_and(|r| r == ".rs" || r.starts_with('/'));
            file.test |= modules.iter().any(below);
        }
    }

    /// The file at `path`.
    pub(super) fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|f| f.path == path)
    }

    /// The sources of crates, with their tokens; not those that are wholly tests.
    pub(super) fn sources(&self) -> impl Iterator<Item = (&File, &Rust)> {
        self.files.iter().filter(|f| f.in_src().is_some() && !f.is_test()).filter_map(|f| Some((f, f.rust.as_ref()?)))
    }

    /// The folders under `crates/`, in order.
    pub(super) fn crates(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.files.iter().filter_map(File::krate).collect();
        names.dedup();
        names
    }
}
