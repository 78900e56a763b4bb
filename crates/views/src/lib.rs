//! Answers to text people and programs read: the terminal brief, JSON, CSV.
