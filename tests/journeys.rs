//! Whole journeys through the state machine: what a person does, what Meta answers and when, and what the page does.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "the steps of a test fail loudly")]
#![allow(clippy::print_stdout, reason = "a test says how much it compared")]

#[path = "journeys/browser.rs"]
mod browser;
#[path = "journeys/calls.rs"]
mod calls;
#[path = "journeys/chance.rs"]
mod chance;
#[path = "journeys/check.rs"]
mod check;
#[path = "journeys/choice.rs"]
mod choice;
#[path = "journeys/forget.rs"]
mod forget;
#[path = "journeys/steps.rs"]
mod steps;
#[path = "journeys/told.rs"]
mod told;
