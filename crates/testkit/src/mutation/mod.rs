//! Inputs as no program wrote them: fixtures of each reader, cut, spliced, repeated and filled with what readers stumble over.
//!
//! The modules, in reading order:
//!
//! - [`reader`]: what is tried, and the one list of it.
//! - `pieces`: bytes that readers stumble over, in any format and in each.
//! - `blows`: what is done to bytes.
//! - `fixtures`: what each reader begins with.
//! - `stock`: an input of a reader and a round.
//! - [`trial`]: many of them, each with a thread, a folder and a time of its own.
//!
//! An input is made from its reader and its round alone, so that one can be had again without those before it.

pub mod reader;

mod pieces;

mod blows;

mod fixtures;

mod stock;

pub mod trial;

pub use reader::Reader;
pub use stock::{Input, Stock};
pub use trial::{Tried, try_all, try_long, try_one};
