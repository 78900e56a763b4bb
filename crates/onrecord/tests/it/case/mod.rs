//! A case, as its users meet it: files are added to it, it says what became of them, and it is checked.

mod again;
mod beside;
mod engine;
mod faults;
mod frozen;
mod killed;
mod ledger;
mod locked;
mod maildir;
mod mapped;
mod names;
mod pile;
mod place;
mod refused;
mod resumed;
mod schema;
mod steady;
mod views;
