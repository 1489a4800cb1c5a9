//! Buttons and links that lead somewhere.

use super::element::classed;
use crate::app::App;
use crate::domain::guide::{Event, Screen};
use crate::domain::meta_page::MetaPage;
use leptos::prelude::AnyView;
use wasm_bindgen::JsCast;

/// How a button or a link looks.
#[derive(Clone, Copy)]
pub(super) enum Look {
    /// The one thing to do now.
    Primary,
    /// Everything else.
    Secondary,
    /// A button that looks like a link, for what undoes.
    Quiet,
    /// A link in running words.
    Plain,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button--primary",
            Self::Secondary => "button",
            Self::Quiet => "button button--quiet",
            Self::Plain => "",
        }
    }
}

/// A button that does something; `name` is its `data-action`.
pub(super) fn act(name: &str, look: Look, text: &str, act: impl Fn() + Send + 'static) -> AnyView {
    button(name, look, text, None, Box::new(act))
}

/// The same for one of several that read alike: `of` tells a screen reader which it is.
pub(super) fn act_on(name: &str, look: Look, text: &str, of: Option<&str>, act: impl Fn() + Send + 'static) -> AnyView {
    button(name, look, text, of, Box::new(act))
}

/// Many people click everything twice: the second click would hit the button that has taken the first one's place. And
/// pressing it leaves the focus where it is: a field that lost it would answer, and push the button away from under the
/// finger.
fn button(name: &str, look: Look, text: &str, of: Option<&str>, act: Box<dyn Fn() + Send>) -> AnyView {
    let click = move |event: web_sys::Event| {
        if event.dyn_ref::<web_sys::UiEvent>().is_none_or(|event| event.detail() < 2) {
            act();
        }
    };
    classed("button", look.class())
        .set("type", "button")
        .set("data-action", name)
        .on("mousedown", |event| event.prevent_default())
        .on("click", click)
        .text(text)
        .children(of.map(|of| classed("span", "hidden").text(format!(": {of}")).view()))
        .view()
}

/// A button that leads to a screen.
pub(super) fn go(app: App, name: &str, look: Look, text: &str, screen: Screen) -> AnyView {
    act(name, look, text, move || app.dispatch(Event::Open(screen)))
}

/// A link out of the guide, in a tab of its own that cannot reach back.
pub(super) fn out(app: App, look: Look, text: &str, address: &str) -> AnyView {
    let warning = classed("span", "hidden").text(format!(" ({})", app.words.step_new_tab())).view();
    classed("a", look.class())
        .set("href", address)
        .set("target", "_blank")
        .set("rel", "noopener noreferrer")
        .text(text)
        .child(warning)
        .view()
}

/// A link to a page at Meta, as exact as the known ids allow.
pub(super) fn at_meta(app: App, look: Look, text: &str, page: MetaPage) -> AnyView {
    out(app, look, text, &page.address(&app.known_ids()))
}
