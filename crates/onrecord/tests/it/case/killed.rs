//! A run that is killed loses nothing: the next goes on where it was, and ends where one ends that nobody disturbed.

use super::pile::{mail, mailbox, pile, same, tables};
use crate::folder::Folder;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Enough words for some commits of one file, and enough files for two portions.
fn large() -> Folder {
    let long = |n: u32| mail(n) + &format!("{n} and so on, for a long time. ").repeat(30_000);
    let mails: String =
        (1000..1050).map(|n| format!("From odette@harbour.example Thu May  1 10:00:00 2031\n{}\n", long(n))).collect();
    let folder = pile().file("pile/long.mbox", mails).file("pile/zz.mbox", mailbox(1..40));
    let folder = (0..3).fold(folder, |folder, n| folder.file(&format!("pile/long/{n}.eml"), long(2000 + n)));
    (0..2100).fold(folder, |folder, n| folder.file(&format!("pile/many/{n:04}.eml"), mail(3000 + n % 1800)))
}

fn start(folder: &Folder, case: &str) -> Child {
    let mut command = folder.command(&["add", case, "pile"]);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program runs")
}

/// What an undisturbed run makes of it.
fn undisturbed(folder: &Folder) -> Vec<String> {
    assert!(start(folder, "calm").wait().expect("an end").code().is_some_and(|code| code < 2));
    tables(&folder.path("calm"))
}

#[track_caller]
fn ends_the_same(folder: &Folder, case: &str, expected: &[String]) {
    let said = folder.run(&["add", case, "pile"]);
    assert!(said.code < 2, "{}", said.talk);
    same(expected, &tables(&folder.path(case)), case);
    let said = folder.run(&["verify", case]);
    assert_eq!(said.code, 0, "{}", said.out);
}

fn small() -> Folder {
    (0..20).fold(pile(), |folder, n| folder.file(&format!("pile/many/{n:04}.mbox"), mailbox(n * 5..n * 5 + 7)))
}

#[test]
fn killed_after_every_commit() {
    after_every_commit(&small(), 3);
}

#[test]
#[ignore = "slow: many large mails and files; run with --ignored, in a release build"]
fn killed_after_every_commit_of_a_large_pile() {
    after_every_commit(&large(), 5);
}

#[test]
fn killed_at_any_moment() {
    at_any_moment(&small());
}

#[test]
#[ignore = "slow: many large mails and files; run with --ignored, in a release build"]
fn killed_at_any_moment_with_a_large_pile() {
    at_any_moment(&large());
}

/// Killed as soon as it has made one more commit, until there are none to make.
fn after_every_commit(folder: &Folder, least: u32) {
    let expected = undisturbed(folder);
    let size = |folder: &Folder| folder.path("c/custody.log").metadata().map_or(0, |known| known.len());
    let mut kills = 0;
    loop {
        let before = size(folder);
        let mut run = start(folder, "c");
        while size(folder) == before && run.try_wait().expect("a run").is_none() {
            sleep(Duration::from_millis(1));
        }
        if run.try_wait().expect("a run").is_some() {
            break;
        }
        run.kill().expect("a kill");
        run.wait().expect("an end");
        kills += 1;
        assert!(kills < 100, "it never gets done");
    }
    assert!(kills >= least, "only {kills} commits");
    ends_the_same(folder, "c", &expected);
}

/// Killed at any moment, later each time.
fn at_any_moment(folder: &Folder) {
    let began = Instant::now();
    let expected = undisturbed(folder);
    let step = (began.elapsed() / 5).max(Duration::from_millis(10));
    let mut done = false;
    for n in 1..30 {
        let mut run = start(folder, "c");
        sleep(step * n / 3);
        done = run.try_wait().expect("a run").is_some();
        run.kill().expect("a kill");
        run.wait().expect("an end");
        if done {
            break;
        }
        // Whatever state it was left in can be read and, but for the last commit's log, is as it should be.
        if folder.path("c/onrecord.toml").exists() && folder.path("c/custody.log").exists() {
            assert!(folder.run(&["status", "c"]).code < 2);
            let said = folder.run(&["verify", "c"]);
            let cut = |line: &str| line.contains("because a run was stopped then");
            assert!(
                said.code == 0 || said.out.lines().filter(|line| !line.contains("NOT AS IT WAS")).any(cut),
                "{}",
                said.out
            );
        }
    }
    assert!(done, "it never gets done");
    ends_the_same(folder, "c", &expected);
}
