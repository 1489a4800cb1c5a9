//! Whether the device has a network, and the check that waits for it.

use super::App;
use crate::graph::fetch;
use leptos::prelude::*;

impl App {
    /// Whether the browser says that it has no network.
    #[must_use]
    pub fn is_offline(self) -> bool {
        self.around.with(|around| around.offline)
    }

    /// Notes when the network goes and comes, and begins the check that waits for it.
    pub(super) fn watch_network(self) {
        let see = move || {
            let offline = fetch::is_offline();
            self.note(&mut |around| around.offline = offline);
            if !offline && self.state.with_untracked(|guide| guide.waits_for_network) {
                self.check();
            }
        };
        see();
        window_event_listener(leptos::ev::online, move |_| see());
        window_event_listener(leptos::ev::offline, move |_| see());
    }
}
