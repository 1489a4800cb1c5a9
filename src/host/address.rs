//! The address bar.

use crate::domain::address::{Address, Theme};
use crate::domain::guide::Screen;
use wasm_bindgen::{JsCast, JsValue};

/// Reads the address; a secret in it is taken out of the bar and the history at once.
#[must_use]
pub fn read() -> Address {
    let location = web_sys::window().map(|window| window.location());
    let query = location.as_ref().and_then(|location| location.search().ok()).unwrap_or_default();
    let fragment = location.as_ref().and_then(|location| location.hash().ok()).unwrap_or_default();
    let address = Address::read(&query, &fragment);
    if let Some(scrubbed) = &address.scrubbed {
        let path = location.and_then(|location| location.pathname().ok()).unwrap_or_default();
        // With its host: a path alone may begin with two slashes, and would then name another one.
        replace(&format!("{}{path}{scrubbed}", own_origin()));
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

/// The address of a screen in another language. The rest of the query stays.
#[must_use]
pub fn in_language(language: &str, screen: Screen) -> String {
    let query = web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    let rest = query.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang="));
    let mut address = format!("?lang={language}");
    for pair in rest {
        address.extend(["&", pair]);
    }
    address + &screen.hash()
}

/// Loads the page again, on the same screen.
pub fn load_again() {
    if let Some(window) = web_sys::window() {
        drop(window.location().reload());
    }
}

/// Takes the static text away, which the guide replaces.
pub fn remove_static_text() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(text) = document.and_then(|document| document.get_element_by_id("static-guide")) {
        text.remove();
    }
}

/// Marks the look asked for on the root, for the style sheet.
pub fn apply_theme(theme: Theme) {
    let name = match theme {
        Theme::Auto => "auto",
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

/// The place for what stands in the way of the guide, above the static text.
#[must_use]
pub fn boot_status() -> Option<web_sys::HtmlElement> {
    web_sys::window()?.document()?.get_element_by_id("boot-status")?.dyn_into().ok()
}

/// Marks on the root whether the page is sealed, for style sheets, tests and support.
pub fn mark_seal(name: &str) {
    if let Some(root) = root() {
        drop(root.set_attribute("data-seal", name));
    }
}

/// The folder of the guide as seen from this page; the copy for frames lies one below it.
#[must_use]
pub fn up() -> &'static str {
    if super::frame::is_embed() { "../" } else { "" }
}

/// The address of this screen in a window of its own, with all that this address asks for.
#[must_use]
pub fn own_window(screen: Screen) -> String {
    let query = web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    ["../", &query, &screen.hash()].concat()
}

/// The address of the guide without query and screen, for links that are handed on.
#[must_use]
pub fn base() -> String {
    let location = web_sys::window().map(|window| window.location());
    let part = |read: fn(&web_sys::Location) -> Result<String, JsValue>| {
        location.as_ref().and_then(|location| read(location).ok()).unwrap_or_default()
    };
    let path = part(web_sys::Location::pathname);
    let folder = path.strip_suffix("index.html").unwrap_or(&path);
    let folder = if super::frame::is_embed() { folder.strip_suffix("embed/").unwrap_or(folder) } else { folder };
    part(web_sys::Location::origin) + folder
}

/// The host that this page came from, and its origin.
#[must_use]
pub fn own_origin() -> String {
    web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
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
