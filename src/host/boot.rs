//! What `boot.js` is asked for.

/// Says that a check has ended for which there are no words: if they could not be fetched, now is the time to try again.
pub fn want_words() {
    if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new("words-wanted")) {
        // Nobody listens while they are on their way.
        drop(window.dispatch_event(&event));
    }
}
