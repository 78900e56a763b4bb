//! Running other programs, without standard input.

use crate::failure::{Failure, Outcome};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The top folder of the checkout.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// A program to be run at the top of the checkout.
pub(crate) fn command(program: impl AsRef<OsStr>, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root()).stdin(Stdio::null());
    command
}

/// Cargo, the one that runs this.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), arguments)
}

/// Runs `command` with its output shown; anything but success is a failure that ends in `hint`.
pub(crate) fn show(mut command: Command, hint: &str) -> Outcome {
    let status = command.status().map_err(|e| Failure::new(format!("cannot run {:?}: {e}", command.get_program())))?;
    if status.success() { Ok(()) } else { Err(Failure::new(hint)) }
}

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Builds `onrecord` for release and says where it is.
pub(crate) fn build_onrecord() -> Outcome<PathBuf> {
    show(
        cargo(&["build", "--release", "--quiet", "--package", "onrecord", "--bin", "onrecord"]),
        "onrecord does not build: mend what the compiler says above",
    )?;
    Ok(target().join("release").join(format!("onrecord{}", std::env::consts::EXE_SUFFIX)))
}

/// What `onrecord brief FOLDER... --json` prints of `folder` and, where there is one, of what is held beside it.
pub(crate) fn brief(onrecord: &Path, folder: &Path, held: Option<&Path>) -> Outcome<serde_json::Value> {
    let mut command = command(onrecord, &["brief"]);
    let done = command
        .arg(folder)
        .args(held)
        .arg("--json")
        .stderr(Stdio::inherit())
        .output()
        .map_err(|e| Failure::new(format!("cannot run {}: {e}", onrecord.display())))?;
    // 1 says that something was not read or not found, which the figures will show.
    if !matches!(done.status.code(), Some(0 | 1)) {
        return Err(Failure::new(format!("onrecord brief {}: {}", folder.display(), done.status)));
    }
    serde_json::from_slice(&done.stdout)
        .map_err(|e| Failure::new(format!("onrecord brief {} --json printed no JSON document: {e}", folder.display())))
}
