//! The chores that speak of scores: `score` and `ratchet`.

use crate::cases::{self, Case, is_held};
use crate::failure::{Failure, Outcome, read_json};
use crate::ratchet::Ratchet;
use crate::run;
use crate::score::Score;
use std::path::{Path, PathBuf};

/// What `score` was asked.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    all: bool,
    details: bool,
    exact: bool,
    held: bool,
    gold: Option<PathBuf>,
    reports: Option<PathBuf>,
    brief: Option<PathBuf>,
    onrecord: Option<PathBuf>,
    ratchet: Option<String>,
    floors: Vec<(String, f64)>,
}

impl Asked {
    /// Reads the arguments after `score`.
    pub(crate) fn parse(arguments: &[String]) -> Outcome<Asked> {
        let mut asked = Asked::default();
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let mut value = || rest.next().ok_or_else(|| Failure::new(format!("{argument} wants a value")));
            match argument.as_str() {
                "--all" => asked.all = true,
                "--exact" => asked.exact = true,
                "--details" => asked.details = true,
                "--held" => asked.held = true,
                "--gold" => asked.gold = Some(value()?.into()),
                "--reports" => asked.reports = Some(value()?.into()),
                "--brief" => asked.brief = Some(value()?.into()),
                "--onrecord" => asked.onrecord = Some(value()?.into()),
                "--ratchet" => asked.ratchet = Some(value()?.clone()),
                "--floor" => {
                    let (name, floor) =
                        value()?.split_once('=').ok_or_else(|| Failure::new("--floor wants NAME=VALUE"))?;
                    let floor =
                        floor.parse().map_err(|_| Failure::new(format!("--floor {name}: {floor} is no number")))?;
                    asked.floors.push((name.to_owned(), floor));
                }
                other => return Err(Failure::new(format!("score does not know {other}; see cargo xtask help"))),
            }
        }
        Ok(asked)
    }

    fn onrecord(&self) -> Outcome<PathBuf> {
        self.onrecord.clone().map_or_else(run::build_onrecord, Ok)
    }
}

/// `cargo xtask score`.
pub(crate) fn score(asked: &Asked) -> Outcome {
    if asked.all {
        let scores = score_all(&asked.onrecord()?)?;
        print!("{}", table(&scores));
        return Ok(());
    }
    let (Some(gold), Some(reports)) = (&asked.gold, &asked.reports) else {
        return Err(Failure::new("score wants --gold FILE and --reports FOLDER, or --all"));
    };
    if asked.details && is_held(gold) && !asked.held {
        return Err(Failure::new(
            "a held case is not tuned on, so its details stay unseen; --held shows them all the same",
        ));
    }
    let case = Case { name: String::new(), gold: gold.clone(), reports: reports.clone() };
    let score = match &asked.brief {
        Some(brief) => case.score_brief(&read_json(brief)?)?,
        None => case.score(&asked.onrecord()?)?,
    };
    if asked.details {
        score.notes.iter().for_each(|note| println!("  {note}"));
    }
    let digits = if asked.exact { 17 } else { 3 };
    for (name, value) in &score.figures {
        println!("{name:28} {value:.digits$}");
    }
    println!("mean {:.digits$}", score.mean());
    let mut under: Vec<String> = asked
        .floors
        .iter()
        .filter(|(name, floor)| score.get(name) < *floor)
        .map(|(name, floor)| format!("{name} is {:.4}, its floor is {floor}", score.get(name)))
        .collect();
    if let Some(case) = &asked.ratchet {
        under.extend(Ratchet::load(&run::root())?.under(case, &score));
    }
    if under.is_empty() { Ok(()) } else { Err(Failure::new(format!("under the floor: {}", under.join("; ")))) }
}

/// `cargo xtask ratchet`.
pub(crate) fn ratchet() -> Outcome {
    let root = run::root();
    let mut ratchet = Ratchet::load(&root)?;
    let scores = score_all(&run::build_onrecord()?)?;
    let rose: Vec<String> = scores.iter().flat_map(|(case, score)| ratchet.raise(case, score)).collect();
    for line in scores.iter().flat_map(|(case, score)| ratchet.under(case, score)) {
        println!("left as it was, though below: {line}");
    }
    if rose.is_empty() {
        println!("nothing rose");
        return Ok(());
    }
    rose.iter().for_each(|line| println!("{line}"));
    let path = Ratchet::path(&root);
    std::fs::write(&path, ratchet.text()).map_err(|e| Failure::new(format!("{}: {e}", path.display())))
}

/// The scores of every case but the seeds, against the ratchet. Gives the number of cases.
pub(crate) fn hold(root: &Path) -> Outcome<usize> {
    let (cases, unready) = cases::all(root);
    unready.iter().for_each(|name| println!("{name}: no gold.json and reports/ yet, so no score"));
    let cases: Vec<Case> = cases.into_iter().filter(|case| case.name != "seeds").collect();
    if cases.is_empty() {
        return Ok(0);
    }
    let onrecord = run::build_onrecord()?;
    let ratchet = Ratchet::load(root)?;
    let scores = score_each(&cases, &onrecord)?;
    print!("{}", table(&scores));
    let under: Vec<String> = scores.iter().flat_map(|(case, score)| ratchet.under(case, score)).collect();
    if under.is_empty() { Ok(cases.len()) } else { Err(Failure::new(under.join("\n"))) }
}

fn score_all(onrecord: &Path) -> Outcome<Vec<(String, Score)>> {
    let (cases, unready) = cases::all(&run::root());
    unready.iter().for_each(|name| println!("{name}: no gold.json and reports/ yet, so no score"));
    score_each(&cases, onrecord)
}

fn score_each(cases: &[Case], onrecord: &Path) -> Outcome<Vec<(String, Score)>> {
    cases.iter().map(|case| Ok((case.name.clone(), case.score(onrecord)?))).collect()
}

/// Figures down, cases across.
fn table(scores: &[(String, Score)]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in scores.iter().flat_map(|(_, score)| &score.figures) {
        if !names.contains(name) {
            names.push(name);
        }
    }
    let row = |head: &str, cell: &dyn Fn(&str, &Score) -> String| {
        let cells: Vec<String> = scores
            .iter()
            .map(|(case, score)| format!("{:>width$}", cell(case, score), width = case.len().max(5)))
            .collect();
        format!("{head:28}  {}\n", cells.join("  "))
    };
    let figure = |score: &Score, name: &str| {
        let known = name == "mean" || score.figures.iter().any(|(n, _)| *n == name);
        if known { format!("{:.3}", score.get(name)) } else { "-".into() }
    };
    let mut out = row("", &|case, _| case.into());
    for name in names.into_iter().chain(["mean"]) {
        out += &row(name, &|_, score| figure(score, name));
    }
    out
}
