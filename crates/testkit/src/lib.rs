//! What tests need beside the program: an installed browser, driven from here, and inputs that nobody would write.
//!
//! The modules, in reading order:
//!
//! - [`http`]: one request to a server on this machine.
//! - [`browser`]: Chromium through `chromedriver`, by the WebDriver protocol (W3C) and, where that has no word for it, by the
//!   DevTools protocol.
//! - [`dice`]: numbers that look like chance and are the same everywhere.
//! - [`mutation`]: the fixtures of every reader, mutated.
//!
//! A client library for WebDriver would bring an asynchronous runtime, TLS and some eighty crates. What is needed here is a
//! dozen requests, one after the other, to a server on this machine.

pub mod http;

pub mod browser;

pub mod dice;

pub mod mutation;
