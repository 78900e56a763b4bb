//! The program: reads a pile, has it analysed, and shows the answer.
//!
//! The modules, in reading order:
//!
//! - [`engine`]: runs the stages in one order and gives the answer as a value. It owns the logic; everything else only asks
//!   it and shows what it says.
//! - [`cli`]: the command line, as typed and as meant; the terminal; troubles, told to a person.
//! - [`commands`]: one file each.
//!
//! Standard output is data, standard error is talk. An interrupt ends the process at once: nothing is kept between runs,
//! and files are written in one go after all work is done, so there is nothing to tidy up.

pub mod engine;

pub mod cli;

pub mod commands;
