//! Starts the guide in the page.

#[cfg(target_arch = "wasm32")]
use system_user_guide::app::{App, Beginning, Refusal, Wish};

/// Takes the place of the page's static text with the guide. `boot.js` calls it in a release, with what it fetched: a
/// language file, what became of the language that was asked for, and `config.json`. The answer is `started`, `words` when
/// the language file cannot be used, or `config` when the settings cannot, which the page then says.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
#[must_use]
#[allow(clippy::needless_pass_by_value, reason = "JavaScript hands over text that may be absent by value only")]
pub fn begin(language: &str, notice: &str, config: Option<String>) -> String {
    start(Beginning::read(language, config.as_deref(), Wish::named(notice))).to_owned()
}

#[cfg(target_arch = "wasm32")]
fn start(beginning: Result<Beginning, Refusal>) -> &'static str {
    use leptos::mount::{mount_to, mount_to_body};
    use system_user_guide::{host, view};

    match beginning {
        Ok(beginning) => {
            host::address::apply_theme(beginning.address.theme);
            host::address::remove_static_text();
            mount_to_body(move || view::frame(App::start(beginning)));
            "started"
        }
        Err(Refusal::Words) => "words",
        Err(Refusal::Config(words, error)) => {
            // At the top, where the page says what stands in the way of the guide; the text below it stays.
            if let Some(place) = host::address::boot_status() {
                mount_to(place, move || view::refused(&words, &error)).forget();
            }
            "config"
        }
    }
}

/// A development build starts by itself, in English and with eleapi's settings.
#[cfg(all(target_arch = "wasm32", debug_assertions))]
fn main() {
    start(Beginning::with(system_user_guide::content::Words::english(), None, Wish::Spoken));
}

/// A release waits for `boot.js`; and the guide runs in a browser only, so this keeps the native build whole.
#[cfg(not(all(target_arch = "wasm32", debug_assertions)))]
fn main() {}
