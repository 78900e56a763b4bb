//! Fixtures of every reader, mutated: whatever the bytes are, what must hold of a reading holds.

mod holds;
mod lines;
mod received;

use crate::sniff::{self, Format};
use std::path::Path;
use testkit::mutation::{Reader, try_all, try_long, try_one};

/// The readers that are tried for a format. There is no arm for all others: a format that is added must say here by which
/// inputs it is tried.
fn readers(format: Format) -> &'static [Reader] {
    match format {
        Format::Report => &[
            Reader::PlainText,
            Reader::Markdown,
            Reader::Stripped,
            Reader::Unicode,
            Reader::CodePages,
            Reader::WhatsApp,
            Reader::Signal,
            Reader::NotYet,
        ],
        Format::Unnamed => &[Reader::Unnamed, Reader::MailFolder, Reader::NotYet],
        Format::WebPage => &[Reader::WebPage, Reader::DeclaredPage, Reader::SavedPage],
        Format::WebArchive => &[Reader::WebArchive],
        Format::Sidecar => &[Reader::SideCar],
        Format::Table => &[Reader::MessageTable, Reader::NotYet, Reader::SavedPage],
        Format::Lines => &[Reader::JsonLines, Reader::MessageTable],
        Format::Named(..) => &[
            Reader::Mail,
            Reader::Mailbox,
            Reader::OutlookMail,
            Reader::OutlookStore,
            Reader::ShortMessages,
            Reader::Zip,
            Reader::Gzip,
            Reader::Tar,
            Reader::Zstandard,
            Reader::Docx,
            Reader::Xlsx,
            Reader::Pdf,
        ],
        Format::NotYet(..) => &[
            Reader::NotYet,
            Reader::SavedPage,
            Reader::XArchive,
            Reader::Telegram,
            Reader::Slack,
            Reader::ShortMessages,
            Reader::PhoneBackup,
            Reader::OutlookRider,
        ],
    }
}

/// Whether the file at `path` is one that inputs for `reader` are made of.
fn is_for(reader: Reader, path: &str) -> bool {
    let name = Path::new(path).file_name().expect("a name");
    readers(sniff::by_name(&name.to_string_lossy())).contains(&reader)
}

/// Tries so many inputs. Every reader gets as many as any other, and reads some of them.
fn check(inputs: u64) {
    let tried = try_all(inputs, holds::holds);
    let mut sum = 0;
    for reader in Reader::ALL {
        let tried = tried.get(reader).copied().unwrap_or_default();
        println!("{:>15}: {} inputs, {} files read", reader.name(), tried.inputs, tried.read);
        assert!(tried.inputs >= inputs / Reader::ALL.len() as u64, "{} got {} inputs", reader.name(), tried.inputs);
        // A mutant that is refused at the door says nothing about the reader behind it. What is packed or summed up is soon broken.
        let of =
            if matches!(reader, Reader::OutlookStore | Reader::Docx | Reader::Xlsx | Reader::Pdf) { 12 } else { 4 };
        assert!(tried.read * of >= tried.inputs, "{} read {} of {}", reader.name(), tried.read, tried.inputs);
        sum += tried.inputs;
    }
    assert_eq!(sum, inputs);
}

#[test]
fn mutated_inputs_are_read_for_what_they_are() {
    check(2000);
}

#[test]
#[ignore = "slow: the same, many times"]
fn many_mutated_inputs_are_read_for_what_they_are() {
    check(100_000);
}

#[test]
#[ignore = "slow: every piece of every format, for half a megabyte"]
fn one_piece_over_and_over_is_soon_read() {
    let tried = try_long(holds::ends);
    println!("{} inputs", tried.values().map(|tried| tried.inputs).sum::<u64>());
    assert_eq!(tried.len(), Reader::ALL.len());
}

/// The place to put the reader and the round of an input that failed.
#[test]
fn one_mutated_input_is_read_for_what_it_is() {
    try_one(Reader::PlainText, 0, holds::holds);
}
