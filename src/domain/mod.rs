//! The rules: what a token, a permission, an account, a check and a verdict are, and how the guide moves.
//!
//! Total, clockless and silent: no web, no clock, no randomness, no log, no panic. What a person does wrong is an
//! answer here, never an error.

pub mod address;
pub mod answer;
pub mod app_secret;
pub mod bookmark;
pub mod calendar;
pub mod catalogue;
pub mod check;
pub mod choice;
pub mod comparison;
pub mod facts;
pub mod guide;
pub mod health;
pub mod id;
pub mod inquiry;
pub mod invitation;
pub mod judge;
pub mod learning;
pub mod message;
pub mod meta_page;
pub mod moment;
pub mod order;
pub mod overall;
pub mod paste;
pub mod patience;
pub mod permission;
pub mod phone;
pub mod placement;
pub mod practice;
pub mod progress;
pub mod selection;
pub mod snippet;
pub mod step;
pub mod token;
pub mod verdict;
pub mod web;
