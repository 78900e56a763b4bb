//! `onrecord passages`: what stands where is found, in files and in JSON Lines, and whatever can't be read is told.

mod texts;

mod found;
mod page;
mod steady;
mod unread;
