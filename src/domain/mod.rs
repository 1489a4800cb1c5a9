//! The rules: what a token, a permission, an account, a check and a verdict are, and how the guide moves.
//!
//! Total, clockless and silent: no web, no clock, no randomness, no log, no panic. What a person does wrong is an
//! answer here, never an error.

pub mod address;
pub mod answer;
pub mod catalogue;
pub mod check;
pub mod facts;
pub mod guide;
pub mod id;
pub mod inquiry;
pub mod judge;
pub mod learning;
pub mod meta_page;
pub mod overall;
pub mod paste;
pub mod patience;
pub mod permission;
pub mod progress;
pub mod step;
pub mod token;
pub mod verdict;
