//! The screen: components that match on state and hold no rules.
//!
//! Written with element functions rather than a template macro, because the page forbids turning text into markup
//! (`require-trusted-types-for 'script'`), which the macro does for static parts.

mod action;
mod announce;
mod element;
mod frame;
mod hand_over;
mod icon;
mod progress;
mod prose;
mod report;
mod results;
mod screen;
mod token;
mod wording;

pub use frame::frame;
