//! Public posts, and the archives that they come in.
//!
//! - `x_posts`: posts in an archive of X, and whose archive it is.
//! - `x_archive`: the files of such an archive, each by what it says it is.

mod x_posts;

pub(crate) mod x_archive;
