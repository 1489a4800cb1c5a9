//! A guide through Meta's "assign a system user to a WhatsApp account", which proves each step by asking Meta.
//!
//! The layers look inward only; `tests/laws.rs` holds that:
//!
//! - [`domain`]: what a token, a permission, an account, a check and a verdict are; all rules and all transitions.
//! - [`json`]: reading JSON from anybody's hands.
//! - [`config`]: what a platform that offers the guide may set.
//! - [`content`]: the words, compiled from Markdown and TOML.
//! - [`graph`]: the questions to Meta's Graph API and the reading of its replies.
//! - [`report`]: what a check found, as a file that can be sent to somebody and opened again.
//! - [`simulator`]: a stand-in for the Graph API, for tests and rehearsals (native only).
//! - `app`, `view`, `host`: state, screen and browser (wasm only).

pub mod config;
pub mod content;
pub mod domain;
pub mod graph;
pub mod json;
pub mod report;
#[cfg(not(target_arch = "wasm32"))]
pub mod simulator;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod host;
#[cfg(target_arch = "wasm32")]
pub mod view;
