//! Reports: what stands in them, what never does, and what happens to those that come from elsewhere.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "the steps of a test fail loudly")]

#[path = "report/chance.rs"]
mod chance;
#[path = "report/contract.rs"]
mod contract;
#[path = "report/hostile.rs"]
mod hostile;
#[path = "report/made.rs"]
mod made;
#[path = "report/recalled.rs"]
mod recalled;
#[path = "report/sample.rs"]
mod sample;
#[path = "report/text.rs"]
mod text;
