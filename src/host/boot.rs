//! What `boot.js` is asked for.

/// Something that `boot.js` fetches when it is wanted, and tries again when it did not come.
#[derive(Clone, Copy)]
pub enum Wanted {
    /// What comes after the first screen anyway: if it could not be fetched, now is the time to try again.
    Later,
    /// The recorded answers for practice.
    Practice,
}

/// Says that something is wanted.
pub fn want(what: Wanted) {
    let name = match what {
        Wanted::Later => "later-wanted",
        Wanted::Practice => "practice-wanted",
    };
    if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new(name)) {
        // Nobody listens while they are on their way.
        drop(window.dispatch_event(&event));
    }
}
