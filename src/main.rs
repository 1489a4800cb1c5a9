//! Starts the guide in the page.

/// Takes the place of the page's static text with the guide.
#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;
    use system_user_guide::{app::App, content::Words, host::address, view::frame};

    let address = address::read();
    address::apply_theme(address.theme);
    // One set of words for as long as the page lives.
    let words: &'static Words = Box::leak(Box::new(Words::english()));
    mount_to_body(move || frame(App::start(address, words)));
}

/// The guide runs in a browser only; this keeps the native build whole.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
