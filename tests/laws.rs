//! Laws about the source itself, read from `src`: which layer may know which, and what stands nowhere or in one place.
//!
//! Every law is a function from a file to what breaks it in there, so that each is also tried on a file that does.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "the steps of a test fail loudly")]
#![allow(clippy::print_stdout, reason = "a test says how much it compared")]

#[path = "laws/exposure.rs"]
mod exposure;
#[path = "laws/forbidden.rs"]
mod forbidden;
#[path = "laws/layers.rs"]
mod layers;
#[path = "laws/shape.rs"]
mod shape;
#[path = "laws/source.rs"]
mod source;

/// What breaks a law, in words.
type Faults = Vec<String>;

/// The one file that touches the network.
const NETWORK: &str = "graph/fetch.rs";
