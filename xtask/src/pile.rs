//! Folders of many reports, to measure with: `pile`.

use crate::failure::{Failure, Outcome};
use crate::run;
use std::fs;
use std::path::{Path, PathBuf};

/// What `pile` was asked.
#[derive(Debug)]
pub(crate) struct Asked {
    out: PathBuf,
    /// Where texts are cut from; the demo's reports, told anew, where there is none.
    texts: Option<PathBuf>,
    reports: usize,
    words: usize,
}

impl Asked {
    /// Reads the arguments after `pile`.
    pub(crate) fn parse(arguments: &[String]) -> Outcome<Asked> {
        let mut asked = Asked { out: PathBuf::new(), texts: None, reports: 1000, words: 600 };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let mut value = || rest.next().ok_or_else(|| Failure::new(format!("{argument} wants a value")));
            let number = |text: &String| text.parse().map_err(|_| Failure::new(format!("{text} is no number")));
            match argument.as_str() {
                "--texts" => asked.texts = Some(value()?.into()),
                "--reports" => asked.reports = number(value()?)?,
                "--words" => asked.words = number(value()?)?,
                folder if !folder.starts_with('-') && asked.out.as_os_str().is_empty() => asked.out = folder.into(),
                other => return Err(Failure::new(format!("pile does not know {other}; see cargo xtask help"))),
            }
        }
        if asked.out.as_os_str().is_empty() {
            return Err(Failure::new("pile wants the folder to write to"));
        }
        Ok(asked)
    }
}

/// `cargo xtask pile`: writes the same bytes each time.
pub(crate) fn write(asked: &Asked) -> Outcome {
    let reports = match &asked.texts {
        Some(folder) => cut(&texts(folder)?, asked.words),
        None => told_anew(&texts(&run::root().join("corpora/demo/reports"))?, asked.reports, asked.words),
    };
    let failed = |path: &Path, e: std::io::Error| Failure::new(format!("{}: {e}", path.display()));
    fs::create_dir_all(&asked.out).map_err(|e| failed(&asked.out, e))?;
    let count = reports.len().min(asked.reports);
    for (n, report) in reports.iter().take(asked.reports).enumerate() {
        let path = asked.out.join(format!("{n:06}.txt"));
        fs::write(&path, report).map_err(|e| failed(&path, e))?;
    }
    // Reports of one outlet that are nearly the same are versions of one.
    let rows = (0..count).map(|n| format!("{n:06}.txt,Desk {n}\n"));
    let path = asked.out.join("sources.csv");
    fs::write(&path, format!("path,outlet\n{}", rows.collect::<String>())).map_err(|e| failed(&path, e))?;
    println!("{count} reports in {}", asked.out.display());
    Ok(())
}

/// The texts of a folder, in the order of their names.
fn texts(folder: &Path) -> Outcome<Vec<String>> {
    let failed = |e: std::io::Error| Failure::new(format!("{}: {e}", folder.display()));
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        paths.push(entry.map_err(failed)?.path());
    }
    paths.sort();
    let text = |path: &PathBuf| fs::read(path).ok().map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let found: Vec<String> = paths.iter().filter(|p| p.is_file()).filter_map(text).collect();
    if found.is_empty() { Err(Failure::new(format!("{}: no file there", folder.display()))) } else { Ok(found) }
}

/// All texts as one, cut into reports of so many words.
fn cut(texts: &[String], words: usize) -> Vec<String> {
    let all = texts.join("\n\n");
    let starts: Vec<usize> = all
        .char_indices()
        .scan(true, |after_space, (at, c)| {
            let starts = *after_space && !c.is_whitespace();
            *after_space = c.is_whitespace();
            Some(starts.then_some(at))
        })
        .flatten()
        .step_by(words.max(1))
        .collect();
    starts.windows(2).map(|pair| all[pair[0]..pair[1]].trim_end().to_owned() + "\n").collect()
}

/// Reports on one correspondence: the paragraphs of one desk, some of another's, and one word in a hundred lost.
fn told_anew(desks: &[String], reports: usize, words: usize) -> Vec<String> {
    let desks: Vec<Vec<&str>> = desks.iter().map(|text| text.split("\n\n").collect()).collect();
    let mut dice = Dice(1);
    let report = |n| {
        let (own, other) = (&desks[dice.below(desks.len())], &desks[dice.below(desks.len())]);
        let mut out = format!("Desk {n} on what the messages say\n\n");
        if !own.iter().any(|paragraph| paragraph.contains(char::is_uppercase)) {
            out = out.to_lowercase();
        }
        let mut left = words;
        for (percent, paragraph) in body(own).map(|p| (80, p)).chain(body(other).map(|p| (30, p))) {
            if left == 0 || dice.below(100) >= percent {
                continue;
            }
            let kept: Vec<&str> = paragraph.split(' ').filter(|_| dice.below(100) > 0).take(left).collect();
            left -= kept.len();
            out += &(kept.join(" ") + "\n\n");
        }
        out
    };
    (0..reports).map(report).collect()
}

/// What follows a headline and a byline; all of it, where that is one paragraph.
fn body<'a>(paragraphs: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
    paragraphs.iter().skip(paragraphs.len().saturating_sub(1).min(2)).copied()
}

/// Numbers that look like chance and are the same each time (Knuth's 64-bit linear congruential generator, MMIX).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % most.max(1)
    }
}
