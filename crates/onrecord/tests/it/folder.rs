//! A folder for one test, and runs of the program in it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Two short reports that tell of one message.
pub(crate) const LANTERN: &str = "The Horn\nBy Ann Reed\nMay 2, 2031\n\n\
    On May 1, 2031, Odette Farrowby texted Casimir Brandle. “Please tell me that the horn works before the mayor arrives,” \
    she wrote. Brandle did not answer.\n";
pub(crate) const WIRE: &str = "A Horn, a Mayor\nBy Bo Lund\nMay 3, 2031\n\n\
    The Lantern reports that Farrowby sent Brandle a text message on May 1. “Please tell me that the horn worked before the \
    mayor arrives,” it read.\n";

/// A folder that is gone when the test is.
pub(crate) struct Folder {
    place: tempfile::TempDir,
}

/// What the program said.
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) talk: String,
}

impl Folder {
    pub(crate) fn new() -> Folder {
        Folder { place: tempfile::tempdir().expect("a folder for the test") }
    }

    /// A folder with two reports in `reports/`.
    pub(crate) fn with_reports() -> Folder {
        Folder::new().file("reports/lantern.txt", LANTERN).file("reports/wire.md", WIRE)
    }

    pub(crate) fn file(self, path: &str, bytes: impl AsRef<[u8]>) -> Folder {
        let place = self.path(path);
        std::fs::create_dir_all(place.parent().expect("a parent")).expect("a folder");
        std::fs::write(place, bytes).expect("a file");
        self
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.place.path().join(path)
    }

    pub(crate) fn root(&self) -> &Path {
        self.place.path()
    }

    /// Runs the program in this folder; what it prints must be UTF-8, and it must not panic.
    pub(crate) fn run(&self, args: &[&str]) -> Said {
        self.run_with(args, &[])
    }

    pub(crate) fn run_with(&self, args: &[&str], environment: &[(&str, &str)]) -> Said {
        let output = self.command(args).envs(environment.iter().copied()).output().expect("the program runs");
        Said::of(output)
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
        command.args(args).current_dir(self.root());
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "RAYON_NUM_THREADS"] {
            command.env_remove(name);
        }
        command
    }
}

impl Said {
    fn of(output: Output) -> Said {
        let said = Said {
            code: output.status.code().expect("the program ended by itself"),
            out: String::from_utf8(output.stdout).expect("data is UTF-8"),
            talk: String::from_utf8(output.stderr).expect("talk is UTF-8"),
        };
        assert!(!said.talk.contains("panicked"), "{}", said.talk);
        said
    }
}
