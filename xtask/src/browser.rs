//! What the tests of the page need: an installed browser, and axe-core. Neither is part of this tree.

use crate::failure::Outcome;
use crate::run;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Stdio;
use testkit::browser::Found;

/// axe-core (MPL-2.0), by the major version that its rules keep their names in.
const AXE: &str = "axe-core@4";

fn search_path() -> OsString {
    std::env::var_os("PATH").unwrap_or_default()
}

/// The browser of this machine. Where there is none, and the machine belongs to who runs this, Debian's is installed.
pub(crate) fn browser() -> Option<Found> {
    let found = Found::along(&search_path());
    if found.is_some() || !may_install() {
        return found;
    }
    println!("no chromium and chromedriver here: installing Debian's");
    for arguments in
        [&["update", "-q"][..], &["install", "-q", "-y", "--no-install-recommends", "chromium", "chromium-driver"]]
    {
        let mut command = run::command("apt-get", arguments);
        command.env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null());
        if !command.status().is_ok_and(|status| status.success()) {
            println!("apt-get {} did not succeed", arguments[0]);
        }
    }
    Found::along(&search_path())
}

/// Whether apt is here, and root runs this.
fn may_install() -> bool {
    let apt = std::env::split_paths(&search_path()).any(|folder| folder.join("apt-get").is_file());
    let user = run::command("id", &["-u"]).output().map(|out| out.stdout).unwrap_or_default();
    apt && user.trim_ascii() == b"0"
}

/// axe-core, fetched by npm into the target folder when it is not there yet.
pub(crate) fn axe() -> Outcome<Option<PathBuf>> {
    let folder = run::target().join("axe");
    let file = folder.join("node_modules/axe-core/axe.min.js");
    if !file.is_file() {
        let mut npm =
            run::command("npm", &["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", AXE]);
        npm.arg("--prefix").arg(&folder).stdout(Stdio::null()).stderr(Stdio::null());
        if !npm.status().is_ok_and(|status| status.success()) {
            return Ok(None);
        }
    }
    Ok(file.is_file().then_some(file))
}
