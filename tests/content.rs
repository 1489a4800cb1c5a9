//! The words: the compiler refuses everything `docs/words.md` forbids and says so in full, English is whole, and no
//! language file, however broken, can do more than leave English in place.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "the steps of a test fail loudly")]

#[path = "../src/content/build/mod.rs"]
mod build;

#[path = "content/body_rules.rs"]
mod body_rules;
#[path = "content/english.rs"]
mod english;
#[path = "content/head_rules.rs"]
mod head_rules;
#[path = "content/hostile_files.rs"]
mod hostile_files;
#[path = "content/language_rules.rs"]
mod language_rules;
#[path = "content/later_pages.rs"]
mod later_pages;
#[path = "content/sample.rs"]
mod sample;
#[path = "content/string_rules.rs"]
mod string_rules;
