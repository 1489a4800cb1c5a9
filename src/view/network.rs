//! What stands in the way of a check without a network, and the offer to check when there is one again.

use super::action::{Look, act};
use super::element::{classed, el, keyed, nothing};
use crate::app::App;
use crate::domain::guide::Event;
use leptos::prelude::*;

/// That the device is offline, below the token field.
#[inline(never)]
pub(super) fn network(app: App) -> AnyView {
    let words = app.words;
    let kind = move || {
        let (held, waits, practises) =
            app.state.with(|guide| (guide.held.is_some(), guide.waits_for_network, guide.practice.is_some()));
        match (app.is_offline() && !practises, held, waits) {
            (false, ..) => "",
            (true, true, true) => "waits",
            (true, true, false) => "may-wait",
            (true, false, _) => "offline",
        }
        .to_owned()
    };
    let said = keyed(kind, move || {
        let kind = kind();
        let (text, way) = match kind.as_str() {
            "" => return nothing(),
            "waits" => (words.network_waiting(), Some(("stop-waiting", words.network_stop(), false))),
            "may-wait" => (words.network_offline(), Some(("wait-for-network", words.network_wait(), true))),
            _ => (words.network_offline(), None),
        };
        let way = way.map(|(name, text, wait)| {
            act(name, Look::Secondary, text, move || app.dispatch(Event::WaitForNetwork(wait)))
        });
        classed("div", "notice notice--ways")
            .set("data-network", &kind)
            .child(el("p").text(text).view())
            .children(way)
            .view()
    });
    el("div").set("role", "status").child(said).view()
}
