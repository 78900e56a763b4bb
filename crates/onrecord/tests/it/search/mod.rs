//! `onrecord search`: every kind of query, pages, kept queries, tables of queries, and an index that is never behind for long.

mod case;

mod form;
mod keeping_up;
mod killed;
mod pages;
mod queries;
mod saved;
mod taught;
mod terms;
