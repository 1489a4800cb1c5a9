//! The simulator and the guide against Meta's own published descriptions: do the simulated replies have Meta's shapes,
//! and does the guide ask only for what exists?
//!
//! The descriptions are test data that the project does not carry. They are read from the folder in the environment
//! variable `GRAPH_SPEC`, or from `../shared/graph-spec` beside the checkout; without them the tests say that they were
//! skipped. The files come from the public repositories facebook/openapi and facebook/facebook-business-sdk-codegen.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "the steps of a test fail loudly")]
#![allow(clippy::print_stdout, reason = "a test says how much it compared")]

#[path = "spec/asked.rs"]
mod asked;
#[path = "spec/descriptions.rs"]
mod descriptions;
#[path = "spec/enums.rs"]
mod enums;
#[path = "spec/exceptions.rs"]
mod exceptions;
#[path = "spec/replies.rs"]
mod replies;
