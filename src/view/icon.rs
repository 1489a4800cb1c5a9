//! Small drawings. Each verdict has its own shape, so that none depends on colour.

use super::element::{classed, el};
use crate::domain::catalogue::State;
use leptos::prelude::AnyView;

fn draw(kind: &str, line: &str) -> AnyView {
    classed("svg", &format!("icon icon--{kind}"))
        .set("viewBox", "0 0 24 24")
        .set("aria-hidden", "true")
        .child(el("path").set("d", line).view())
        .view()
}

/// The mark of a verdict; `None` is a check under way.
pub(super) fn verdict(state: Option<State>) -> AnyView {
    // A tick in a circle, a triangle, a cross in an octagon, a question in a square, an hourglass.
    let line = match state {
        Some(State::Pass) => "M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20M7.5 12.5l3 3 6-7",
        Some(State::Warn) => "M12 3 22 20.5H2zM12 9.5v5M12 17.4v.2",
        Some(State::Fail) => "M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8zM8.5 8.5l7 7M15.5 8.5l-7 7",
        Some(State::Unknown) => "M4 3h16v18H4zM9.3 9.3a2.7 2.7 0 1 1 4 2.4c-1 .5-1.3 1-1.3 2M12 16.8v.2",
        None => "M7 3h10M7 21h10M8 3c0 5 8 5 8 9s-8 4-8 9M16 3c0 5-8 5-8 9s8 4 8 9",
    };
    draw(state.map_or("pending", State::as_str), line)
}

/// A closed lock.
pub(super) fn lock() -> AnyView {
    draw("lock", "M6 10.5h12v10H6zM8.5 10.5V7a3.5 3.5 0 0 1 7 0v3.5M12 14.5v2")
}

/// A globe.
pub(super) fn globe() -> AnyView {
    draw("globe", "M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19M2.5 12h19M12 2.5c5 5 5 14 0 19M12 2.5c-5 5-5 14 0 19")
}

/// A gear.
pub(super) fn gear() -> AnyView {
    draw(
        "gear",
        "M12 8.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7M12 2v4M12 18v4M2 12h4M18 12h4M5 5l2.8 2.8M16.2 16.2 19 19M5 19l2.8-2.8M16.2 7.8 19 5",
    )
}
