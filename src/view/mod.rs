//! The screen: components that match on state and hold no rules.
//!
//! Written with element functions rather than a template macro, because the page forbids turning text into markup
//! (`require-trusted-types-for 'script'`), which the macro does for static parts.

mod action;
mod announce;
mod element;
mod file_field;
mod frame;
mod hand_over;
mod icon;
mod keeping;
mod language;
mod network;
mod picture;
mod practice;
mod privacy;
mod progress;
mod prose;
mod refused;
mod report;
mod results;
mod screen;
mod seal;
mod send;
mod share;
mod start;
mod token;
mod version;
mod wording;

pub use frame::frame;
pub use refused::refused;
