//! The program as its users meet it: the binary is run on folders made for each test.

mod folder;
mod watches;

mod browser;
mod case;
mod cases;
mod collate;
mod demo;
mod fates;
mod findings;
mod held;
mod html;
mod json;
mod mangled;
mod mutations;
mod order;
mod page;
mod pages;
mod passages;
mod people;
mod readme;
mod search;
mod text;
mod times;
mod usage;
