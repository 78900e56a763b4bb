//! Many inputs, one after the other: each is written to a folder and handed to a check, on a thread with its name.
//!
//! The thread catches what a call could not: a panic is told with the input; a stack that overflows ends the process, and the
//! name of the thread stands in what is said last; a check that does not end is left behind after [`PATIENCE`].

use super::{Input, Reader, Stock};
use std::any::Any;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

/// How long one input may take. Generous: a machine may be busy, and one takes milliseconds; what is looked for takes minutes, or
/// for ever.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Less than threads have by default, so that what grows with the nesting of an input shows.
const STACK: usize = 1 << 20;
/// As many failures are told at once.
const MOST_TOLD: usize = 5;
/// An input is made smaller at most so many times.
const MOST_SMALLER: usize = 400;
/// As many bytes are printed of an input.
const MOST_PRINTED: usize = 1500;

/// Looks at an input, whose files stand in the folder: how many of them were read, or what does not hold.
pub type Check = fn(&Path, &Input) -> Result<u64, String>;

/// What was done for one reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tried {
    /// Inputs.
    pub inputs: u64,
    /// Files of these that were read.
    pub read: u64,
}

/// Tries so many inputs, spread evenly over all readers. Panics where one does not hold, and says how to repeat it.
pub fn try_all(inputs: u64, check: Check) -> BTreeMap<Reader, Tried> {
    let stock = Stock::load();
    let readers = Reader::ALL.len() as u64;
    let input = |n: u64| (n < inputs).then(|| stock.input(Reader::ALL[(n % readers) as usize], n / readers));
    try_each(&input, check)
}

/// Tries the long inputs of all readers. Panics as [`try_all`] does.
pub fn try_long(check: Check) -> BTreeMap<Reader, Tried> {
    let stock = Stock::load();
    let ones = |reader: &Reader| (0..stock.long_ones(*reader)).map(|n| (*reader, n)).collect::<Vec<_>>();
    let all: Vec<(Reader, u64)> = Reader::ALL.iter().flat_map(ones).collect();
    try_each(&|n| all.get(n as usize).map(|(reader, n)| stock.long(*reader, *n)), check)
}

/// Tries the inputs that `input` gives for 0, 1, 2 and so on, until it gives none.
fn try_each(input: &(dyn Fn(u64) -> Option<Input> + Sync), check: Check) -> BTreeMap<Reader, Tried> {
    let next = AtomicU64::new(0);
    let tried = Mutex::new(BTreeMap::<Reader, Tried>::new());
    let failed = Mutex::new(Vec::new());
    let work = || {
        let folder = tempfile::tempdir().expect("a folder for the test");
        while lock(&failed).len() < MOST_TOLD {
            let Some(input) = input(next.fetch_add(1, Ordering::Relaxed)) else { return };
            match attempt(&folder, &input, check) {
                Ok(read) => {
                    let mut tried = lock(&tried);
                    let tried = tried.entry(input.reader).or_default();
                    tried.inputs += 1;
                    tried.read += read;
                }
                Err(failure) => lock(&failed).push((input, failure)),
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, |n| n.get().min(8)) {
            scope.spawn(work);
        }
    });
    let failed = failed.into_inner().unwrap_or_else(PoisonError::into_inner);
    if !failed.is_empty() {
        panic!("{}", told(&failed, check));
    }
    tried.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// Tries the `round`-th input of `reader`.
pub fn try_one(reader: Reader, round: u64, check: Check) {
    let input = Stock::load().input(reader, round);
    let folder = tempfile::tempdir().expect("a folder for the test");
    if let Err(failure) = attempt(&folder, &input, check) {
        panic!("{}", told(&[(input, failure)], check));
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Why an input is at fault.
struct Failure {
    why: String,
    /// Whether it came to an end, and can be tried again.
    ended: bool,
}

/// Writes the input to `folder`, has it checked, and clears the folder.
fn attempt(folder: &TempDir, input: &Input, check: Check) -> Result<u64, Failure> {
    write(folder.path(), input);
    let (sender, receiver) = mpsc::channel();
    let (path, held) = (folder.path().to_owned(), input.clone());
    let name = format!("{}, round {}", input.reader.name(), input.round);
    let thread = thread::Builder::new().name(name).stack_size(STACK).spawn(move || {
        let result = check(&path, &held);
        // Nobody listens any more where it took too long.
        let _ = sender.send(result);
    });
    let thread = thread.expect("a thread for one input");
    let result = match receiver.recv_timeout(PATIENCE) {
        Ok(result) => result.map_err(|why| Failure { why, ended: true }),
        Err(RecvTimeoutError::Timeout) => {
            let seconds = PATIENCE.as_secs();
            return Err(Failure { why: format!("was not done after {seconds} s"), ended: false });
        }
        Err(RecvTimeoutError::Disconnected) => Err(Failure { why: String::new(), ended: true }),
    };
    let result = match (result, thread.join()) {
        (_, Err(panic)) => Err(Failure { why: format!("panicked: {}", said(&*panic)), ended: true }),
        (result, Ok(())) => result,
    };
    for entry in fs::read_dir(folder.path()).expect("the folder of the test").flatten() {
        let path = entry.path();
        if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.expect("what the test wrote");
    }
    result
}

fn write(folder: &Path, input: &Input) {
    for (name, bytes) in &input.files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder for an input");
        fs::write(path, bytes).expect("a file of an input");
    }
}

fn said(panic: &(dyn Any + Send)) -> &str {
    panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("")
}

/// What is at fault, the first made small, and where it can be looked at.
fn told(failed: &[(Input, Failure)], check: Check) -> String {
    let mut out = format!("{} inputs do not hold:\n", failed.len());
    for (n, (input, failure)) in failed.iter().enumerate() {
        let name = &input.files[input.mutated].0;
        out += &format!(
            "{} (Reader::{:?}, {}), {name}: {}\n",
            input.reader.name(),
            input.reader,
            input.round,
            failure.why
        );
        let small = if n == 0 && failure.ended { smaller(input, check) } else { input.clone() };
        let bytes = &small.files[small.mutated].1;
        let shown = bytes[..bytes.len().min(MOST_PRINTED)].escape_ascii();
        out += &format!("  {} bytes of {}: {shown}\n", bytes.len(), input.files[input.mutated].1.len());
        let kept = tempfile::tempdir().expect("a folder to look at").keep();
        write(&kept, input);
        out += &format!("  its files are in {}\n", kept.display());
    }
    out + "to repeat one: testkit::mutation::try_one(READER, ROUND, CHECK); a long one: read its folder"
}

/// The input without whatever can be cut out while it still fails.
fn smaller(input: &Input, check: Check) -> Input {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut small = input.clone();
    // Every try that fails would be told.
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| ()));
    let mut tries = 0;
    let mut step = small.files[small.mutated].1.len().div_ceil(2);
    while step > 0 {
        let mut at = 0;
        while at < small.files[small.mutated].1.len() && tries < MOST_SMALLER {
            let mut cut = small.clone();
            let bytes = &mut cut.files[small.mutated].1;
            bytes.drain(at..(at + step).min(bytes.len()));
            tries += 1;
            match attempt(&folder, &cut, check) {
                Err(Failure { ended: true, .. }) => small = cut,
                _ => at += step,
            }
        }
        step /= 2;
    }
    std::panic::set_hook(hook);
    small
}
