//! Buttons and links that lead somewhere.

use crate::app::App;
use crate::domain::guide::{Event, Screen};
use crate::domain::meta_page::MetaPage;
use leptos::html::{a, button, span};
use leptos::prelude::*;

/// How a button looks.
#[derive(Clone, Copy)]
pub(super) enum Look {
    /// The one thing to do now.
    Primary,
    /// Everything else.
    Secondary,
    /// A button that looks like a link, for what undoes.
    Quiet,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button--primary",
            Self::Secondary => "button",
            Self::Quiet => "button button--quiet",
        }
    }
}

/// A button that does something; `name` is its `data-action`.
pub(super) fn act(name: &'static str, look: Look, text: String, act: impl Fn() + 'static) -> AnyView {
    button()
        .attr("type", "button")
        .class(look.class())
        .attr("data-action", name)
        .on(leptos::ev::click, move |_| act())
        .child(text)
        .into_any()
}

/// A button that leads to a screen.
pub(super) fn go(app: App, name: &'static str, look: Look, text: String, screen: Screen) -> AnyView {
    act(name, look, text, move || app.dispatch(Event::Open(screen)))
}

/// A link out of the guide, in a tab of its own that cannot reach back.
pub(super) fn out(app: App, look: Option<Look>, text: String, address: String) -> AnyView {
    a().class(look.map_or("", Look::class))
        .href(address)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .child((text, span().class("hidden").child(format!(" ({})", app.words.step_new_tab()))))
        .into_any()
}

/// A link to a page at Meta, as exact as the known ids allow.
pub(super) fn at_meta(app: App, look: Option<Look>, text: String, page: MetaPage) -> AnyView {
    out(app, look, text, page.address(&app.known_ids()))
}
