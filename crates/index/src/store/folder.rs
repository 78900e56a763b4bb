//! The folder of an index: made, opened, cleared.

use super::fields::Fields;
use super::frequent::Frequent;
use crate::trouble::Trouble;
use std::path::Path;
use tantivy::directory::MmapDirectory;
use tantivy::schema::Schema;
use tantivy::store::Compressor;
use tantivy::{Index, IndexBuilder, IndexSettings};

/// The file that says which segments count; it is replaced whole at every commit.
const COMMITTED: &str = "meta.json";

/// An index that is opened, and its fields.
pub(crate) struct Opened {
    pub(crate) index: Index,
    pub(crate) fields: Fields,
    /// Nothing before the first item is in, and where their list was lost.
    pub(crate) frequent: Option<Frequent>,
}

/// Whether `folder` holds an index, of whatever version.
pub fn is_there(folder: &Path) -> bool {
    folder.join(COMMITTED).is_file()
}

/// Removes all of `folder`. The record has everything that an index is built from.
pub fn clear(folder: &Path) -> Result<(), Trouble> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

pub(crate) fn open(folder: &Path) -> Result<Opened, Trouble> {
    if !is_there(folder) {
        return Err(Trouble::Unusable(format!("there is none in {}", folder.display())));
    }
    let (fields, schema) = Fields::schema();
    let mut index = Index::open_in_dir(folder).map_err(unusable)?;
    if index.schema() != schema {
        return Err(Trouble::Unusable("it was built by another version of this program".to_owned()));
    }
    index.set_tokenizers(Fields::tokenizers());
    Ok(Opened { index, fields, frequent: Frequent::read(folder) })
}

pub(crate) fn open_or_make(folder: &Path) -> Result<Opened, Trouble> {
    if is_there(folder) {
        return open(folder);
    }
    std::fs::create_dir_all(folder)?;
    let (fields, schema) = Fields::schema();
    Ok(Opened { index: make(folder, schema)?, fields, frequent: Frequent::read(folder) })
}

fn make(folder: &Path, schema: Schema) -> Result<Index, Trouble> {
    // Nothing is stored, so nothing is there to be compressed.
    let settings = IndexSettings {
        docstore_compression: Compressor::None,
        docstore_compress_dedicated_thread: false,
        ..IndexSettings::default()
    };
    let directory = MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?;
    Ok(IndexBuilder::new()
        .schema(schema)
        .settings(settings)
        .tokenizers(Fields::tokenizers())
        .open_or_create(directory)?)
}

/// Whatever can't be opened can be built again.
fn unusable(error: tantivy::TantivyError) -> Trouble {
    match Trouble::from(error) {
        Trouble::Io(why) => Trouble::Unusable(why),
        other => other,
    }
}

impl Opened {
    /// How far which record is in, as the last commit says.
    pub(crate) fn watermark(&self) -> Result<Option<String>, Trouble> {
        Ok(self.index.load_metas()?.payload)
    }
}
