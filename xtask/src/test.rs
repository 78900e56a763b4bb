//! `cargo xtask test`: everything that must hold before a change lands, in one command.

use crate::failure::Outcome;
use crate::{commands, run, tidy};
use std::process::ExitCode;
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
            arguments.extend(["--", "--include-ignored"]);
        }
        run::show(run::cargo(&arguments), "a test failed: its name stands above; run it alone with cargo test NAME")?;
        Ok(Done::Passed)
    }),
    ("scores", |_| {
        Ok(match commands::hold(&run::root())? {
            0 => Done::Skipped("no case has a gold.json and reports/ yet"),
            _ => Done::Passed,
        })
    }),
];

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
