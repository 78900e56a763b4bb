//! Which fields the index has, and what of an entry goes into each.

use super::folding::{Folding, Handed};
use super::frequent::Frequent;
use crate::entry::{Entry, Part};
use crate::language::{Field, Has, Label, dates};
use record::fold::fold;
use tantivy::schema::{
    Field as Column, IndexRecordOption, NumericOptions, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::TokenizerManager;
use tantivy::{TantivyDocument, Term};

/// Splits words; the number changes whenever any word may be split or folded otherwise, or goes elsewhere. It is part of what is
/// written, so that an index of another version is known by it.
pub(crate) const FOLDING: &str = "onrecord-4";

/// The fields, each by what it holds.
#[derive(Clone, Debug)]
pub(crate) struct Fields {
    row: Column,
    /// All that [`Field::Any`] stands for, the body first.
    any: Column,
    /// Each two frequent words that stand side by side there, and which words those are.
    pairs: Column,
    subject: Column,
    parts: [Column; 4],
    file: Column,
    also: Column,
    labels: [Column; 3],
    has: Column,
    earliest: Column,
    latest: Column,
    month: Column,
    party: Column,
    size: Column,
    copies: Column,
    edge: Column,
}

/// Where the body ends in the field of all words: a number for each item.
pub(crate) const EDGE: &str = "edge";

/// Words with their places. Only long texts have their lengths kept, for relevance.
fn words(lengths: bool) -> TextOptions {
    let indexing = TextFieldIndexing::default().set_tokenizer(FOLDING).set_fieldnorms(lengths);
    TextOptions::default().set_indexing_options(indexing.set_index_option(IndexRecordOption::WithFreqsAndPositions))
}

/// Words without their places.
fn counted_words() -> TextOptions {
    let indexing = TextFieldIndexing::default().set_tokenizer(FOLDING).set_fieldnorms(false);
    TextOptions::default().set_indexing_options(indexing.set_index_option(IndexRecordOption::WithFreqs))
}

/// One value, as it is.
fn value() -> TextOptions {
    let indexing = TextFieldIndexing::default().set_tokenizer("raw").set_fieldnorms(false);
    TextOptions::default().set_indexing_options(indexing.set_index_option(IndexRecordOption::Basic))
}

impl Fields {
    pub(crate) fn schema() -> (Fields, Schema) {
        let mut schema = SchemaBuilder::default();
        let number = || NumericOptions::default().set_fast();
        let fields = Fields {
            row: schema.add_u64_field("row", number().set_indexed()),
            any: schema.add_text_field("any", words(true)),
            pairs: schema.add_text_field("pairs", counted_words()),
            subject: schema.add_text_field("subject", words(false)),
            parts: ["from", "to", "cc", "other"].map(|name| schema.add_text_field(name, words(false))),
            file: schema.add_text_field("file", words(false)),
            also: schema.add_text_field("also", words(false)),
            labels: ["kind", "channel", "lang"].map(|name| schema.add_text_field(name, value().set_fast("raw"))),
            has: schema.add_text_field("has", value()),
            earliest: schema.add_i64_field("earliest", number()),
            latest: schema.add_i64_field("latest", number()),
            month: schema.add_i64_field("month", number()),
            party: schema.add_text_field("party", TextOptions::default().set_fast("raw")),
            size: schema.add_u64_field("size", number()),
            copies: schema.add_u64_field("copies", number()),
            edge: schema.add_u64_field(EDGE, number()),
        };
        (fields, schema.build())
    }

    /// The ways to split texts that the fields name.
    pub(crate) fn tokenizers() -> TokenizerManager {
        let all = TokenizerManager::default();
        all.register(FOLDING, Folding);
        all
    }

    /// Where the words of `field` are, with their places. Those of the body are the first in the field of all words, up to [`EDGE`].
    pub(crate) fn of(&self, field: Field) -> Vec<Column> {
        match field {
            Field::Any | Field::Body => vec![self.any],
            Field::From => vec![self.parts[0]],
            Field::To => vec![self.parts[1]],
            Field::Cc => vec![self.parts[2]],
            Field::Party => self.parts.to_vec(),
            Field::Subject => vec![self.subject],
            Field::File => vec![self.file],
            Field::Also => vec![self.also],
        }
    }

    /// What each two of `row` that stand side by side are indexed as, if they are words of the field of all words and both frequent.
    pub(crate) fn pairs(&self, frequent: &Frequent, row: &[Term]) -> Vec<Term> {
        let pair = |two: &[Term]| {
            let (one, next) = (two[0].value(), two[1].value());
            let pair = frequent.pair(one.as_str()?, next.as_str()?)?;
            (two[0].field() == self.any).then(|| Term::from_field_text(self.pairs, &pair))
        };
        row.windows(2).filter_map(pair).collect()
    }

    /// What items have that were indexed with pairs of these words.
    pub(crate) fn paired(&self, frequent: &Frequent) -> Term {
        Term::from_field_text(self.pairs, frequent.mark())
    }

    /// Where a word of the field of all words must be if it is not in the body. What is there may be in the body too.
    pub(crate) fn outside_body(&self) -> Vec<Column> {
        let mut out = vec![self.subject, self.file];
        out.extend(self.parts);
        out
    }

    pub(crate) fn label(&self, label: Label, value: &str) -> Term {
        let field = match label {
            Label::Kind => self.labels[0],
            Label::Channel => self.labels[1],
            Label::Lang => self.labels[2],
        };
        Term::from_field_text(field, value)
    }

    pub(crate) fn has(&self, has: Has) -> Term {
        Term::from_field_text(self.has, has.name())
    }

    pub(crate) fn row(&self, row: u64) -> Term {
        Term::from_field_u64(self.row, row)
    }

    /// All of an entry that is indexed. Every text is split and folded once, whatever fields it goes into.
    pub(crate) fn document(&self, entry: &Entry, frequent: &Frequent) -> TantivyDocument {
        let mut out = TantivyDocument::new();
        let handed = |values: &[&str]| Handed::of(values, frequent);
        out.add_u64(self.row, entry.row);
        let mut any = handed(&[&entry.body]);
        out.add_u64(self.edge, u64::from(any.end()));
        let subject = handed(&[&entry.subject]);
        any.append(&subject);
        let parts = [Part::From, Part::To, Part::Cc, Part::Other].map(|part| {
            let parties: Vec<&str> = entry.parties(Some(part)).collect();
            handed(&parties)
        });
        parts.iter().for_each(|part| any.append(part));
        let attachments: Vec<&str> = entry.attachments.iter().map(String::as_str).collect();
        let attachments = handed(&attachments);
        any.append(&attachments);
        out.add_text(self.pairs, any.pairs_marked(frequent));
        let mut file = handed(&[&entry.path]);
        file.append(&attachments);
        let also: Vec<&str> = entry.also.iter().map(String::as_str).collect();
        for (field, words) in [(self.any, any), (self.subject, subject), (self.file, file), (self.also, handed(&also))]
            .into_iter()
            .chain(self.parts.into_iter().zip(parts))
        {
            if !words.is_empty() {
                out.add_text(field, words.text());
            }
        }
        for (value, field) in [&entry.kind, &entry.channel, &entry.lang].into_iter().zip(self.labels) {
            if !value.is_empty() {
                out.add_text(field, fold(value));
            }
        }
        self.counted(entry, &mut out);
        out
    }

    fn counted(&self, entry: &Entry, out: &mut TantivyDocument) {
        let has = [!entry.attachments.is_empty(), entry.sent.is_some(), !entry.also.is_empty(), !entry.lang.is_empty()];
        let all = [Has::Attachment, Has::Date, Has::Duplicate, Has::Lang];
        all.iter().zip(has).filter(|(_, has)| *has).for_each(|(name, _)| out.add_text(self.has, name.name()));
        if let Some((earliest, latest)) = entry.sent {
            out.add_i64(self.earliest, earliest);
            out.add_i64(self.latest, latest);
            if let Some(month) = dates::month(earliest).filter(|month| dates::month(latest) == Some(*month)) {
                out.add_i64(self.month, month);
            }
        }
        let mut who: Vec<&str> =
            entry.parties.iter().map(|party| party.who.as_str()).filter(|who| !who.is_empty()).collect();
        who.sort_unstable();
        who.dedup();
        who.into_iter().for_each(|who| out.add_text(self.party, who));
        out.add_u64(self.size, entry.size);
        out.add_u64(self.copies, entry.also.len() as u64);
    }
}
