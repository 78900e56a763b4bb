//! Items to answers: passages, quotations, times, witnesses, events, findings, derivations.
//!
//! Pure: no file, network, clock or terminal; rules only, and every answer keeps the spans it rests on.

pub mod dossier;
