//! What `boot.js` is asked for.

/// Says that somebody practises: the recorded answers are fetched, or fetched again where they did not come.
pub fn want_practice() {
    say("practice-wanted");
}

/// Says that somebody wants the new version: it takes over, and the page is loaded again.
pub fn want_version() {
    say("version-wanted");
}

fn say(name: &str) {
    if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new(name)) {
        // Nobody listens while they are on their way.
        drop(window.dispatch_event(&event));
    }
}
