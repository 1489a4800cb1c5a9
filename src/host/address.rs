//! The address bar.

use crate::domain::address::{Address, Theme};
use crate::domain::guide::Screen;
use wasm_bindgen::JsValue;

/// Reads the address; a secret in it is taken out of the bar and the history at once.
#[must_use]
pub fn read() -> Address {
    let location = web_sys::window().map(|window| window.location());
    let query = location.as_ref().and_then(|location| location.search().ok()).unwrap_or_default();
    let fragment = location.as_ref().and_then(|location| location.hash().ok()).unwrap_or_default();
    let address = Address::read(&query, &fragment);
    if let Some(scrubbed) = &address.scrubbed {
        let path = location.and_then(|location| location.pathname().ok()).unwrap_or_default();
        replace(&format!("{path}{scrubbed}"));
    }
    address
}

/// Shows a screen in the address, as a new entry in the history.
pub fn show(screen: Screen) {
    if let Some(location) = web_sys::window().map(|window| window.location())
        && location.hash().is_ok_and(|hash| Screen::from_hash(&hash) != screen)
    {
        drop(location.set_hash(&screen.hash()));
    }
}

fn replace(address: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        drop(history.replace_state_with_url(&JsValue::NULL, "", Some(address)));
    }
}

/// Marks the look asked for on the root, for the style sheet.
pub fn apply_theme(theme: Theme) {
    let name = match theme {
        Theme::Auto => return,
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    if let Some(root) = root() {
        drop(root.set_attribute("data-theme", name));
    }
}

/// Tells assistive tools and the style sheet the language of the page, and its title.
pub fn apply_language(language: &str, direction: &str, title: &str) {
    if let Some(root) = root() {
        drop(root.set_attribute("lang", language));
        drop(root.set_attribute("dir", direction));
    }
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// The name of this build, which the release writes into the page.
#[must_use]
pub fn build() -> String {
    let document = web_sys::window().and_then(|window| window.document());
    let build = document.and_then(|document| document.query_selector("meta[name=build]").ok().flatten());
    build.and_then(|build| build.get_attribute("content")).unwrap_or_else(|| "development".to_owned())
}

fn root() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}
