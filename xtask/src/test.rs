//! `cargo xtask test`: everything that must hold before a change lands, in one command.

use crate::failure::Outcome;
use crate::{browser, commands, run, tidy};
use std::process::{Command, ExitCode};
use std::time::Instant;

/// How a step ended, when it did not fail.
enum Done {
    Passed,
    Skipped(&'static str),
}

type Step = (&'static str, fn(slow: bool) -> Outcome<Done>);

/// The steps, cheapest first.
const STEPS: &[Step] = &[
    ("format", |_| {
        run::show(run::cargo(&["fmt", "--all", "--check"]), "run cargo fmt --all and look at what it changed")?;
        Ok(Done::Passed)
    }),
    ("tidy", |_| tidy::run(&run::root()).map(|()| Done::Passed)),
    ("clippy", |_| {
        let arguments = ["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"];
        run::show(run::cargo(&arguments), "mend what clippy says above")?;
        Ok(Done::Passed)
    }),
    ("tests", |slow| {
        let mut arguments = vec!["test", "--workspace"];
        if slow {
            // The tests of the page have steps of their own.
            arguments.extend(["--", "--include-ignored", "--skip", "browser::"]);
        }
        run::show(run::cargo(&arguments), "a test failed: its name stands above; run it alone with cargo test NAME")?;
        Ok(Done::Passed)
    }),
    ("page in a browser", |_| {
        if browser::browser().is_none() {
            return Ok(Done::Skipped("no chromium and chromedriver, and no way to install them"));
        }
        run::show(page(&["browser::", "--skip", "browser::axe"]), PAGE_FAILED)?;
        Ok(Done::Passed)
    }),
    ("page before axe-core", |_| {
        let (Some(_), Some(axe)) = (browser::browser(), browser::axe()?) else {
            return Ok(Done::Skipped("no browser, or no npm to fetch axe-core with"));
        };
        let mut command = page(&["browser::axe"]);
        command.env("ONRECORD_AXE", axe);
        run::show(command, PAGE_FAILED)?;
        Ok(Done::Passed)
    }),
    ("scores", |_| {
        Ok(match commands::hold(&run::root())? {
            0 => Done::Skipped("no case has a gold.json and reports/ yet"),
            _ => Done::Passed,
        })
    }),
];

const PAGE_FAILED: &str =
    "the page fails a test in a browser: its name stands above; cargo xtask help says how to look at it";

/// The tests of the page that `filter` chooses.
fn page(filter: &[&str]) -> Command {
    let start = ["test", "--package", "onrecord", "--test", "it", "--", "--ignored"];
    run::cargo(&[&start, filter].concat())
}

/// Runs the steps and stops at the first that fails. The last line says how many did what.
pub(crate) fn run(slow: bool) -> ExitCode {
    let (mut passed, mut skipped) = (0, 0);
    let begun = Instant::now();
    for (name, step) in STEPS {
        println!("== {name}");
        let started = Instant::now();
        let outcome = step(slow);
        let seconds = started.elapsed().as_secs_f64();
        match outcome {
            Ok(Done::Passed) => {
                println!("== {name}: passed in {seconds:.1} s\n");
                passed += 1;
            }
            Ok(Done::Skipped(why)) => {
                println!("== {name}: skipped, {why}\n");
                skipped += 1;
            }
            Err(why) => {
                println!("== {name}: failed after {seconds:.1} s\n{why}\n");
                println!("xtask: {passed} passed, 1 failed, {} skipped", STEPS.len() - passed - 1);
                return ExitCode::FAILURE;
            }
        }
    }
    println!("all steps in {:.1} s", begun.elapsed().as_secs_f64());
    println!("xtask: {passed} passed, 0 failed, {skipped} skipped");
    ExitCode::SUCCESS
}
