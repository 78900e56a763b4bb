//! A case: what is handed over is kept, read by workers, and recorded with its fate.

mod wire;

mod confine;

pub mod worker;

mod pool;

mod jobs;

mod mapped;

mod add;

mod status;

mod people;

pub use add::{Added, Adding, add};
pub use people::{Say, people, say};
pub use pool::Workers;
pub use status::status;

#[cfg(all(test, unix))]
mod tests;
