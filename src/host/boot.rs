//! What `boot.js` is asked for.

/// Says that somebody practises: the recorded answers are fetched, or fetched again where they did not come.
pub fn want_practice() {
    if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new("practice-wanted")) {
        // Nobody listens while they are on their way.
        drop(window.dispatch_event(&event));
    }
}
