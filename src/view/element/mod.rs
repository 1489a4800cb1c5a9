//! Elements, all of one type.
//!
//! Leptos gives every combination of tag, attributes and children a type of its own and compiles each. One type for all
//! keeps the download small, and this file small enough to see that text only ever becomes text: there is no way here
//! to turn it into markup.

mod drawn;

use leptos::prelude::*;
use std::cell::Cell;

/// An element under construction.
pub(super) struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<(&'static str, Attribute)>,
    children: Vec<AnyView>,
}

enum Attribute {
    Fixed(String),
    Live(Box<dyn Fn() -> Option<String> + Send>),
    Ticked(Box<dyn Fn() -> bool + Send>),
    Event(Box<dyn FnMut(web_sys::Event) + Send>),
}

thread_local! {
    /// By how much headings lie deeper than their tags say, inside the headings of another page.
    static DEPTH: Cell<u8> = const { Cell::new(0) };
}

/// Takes the level of the first heading.
pub(super) fn begin_headings_at(level: u8) {
    DEPTH.set(level.saturating_sub(1));
}

/// Begins an element.
pub(super) fn el(tag: &'static str) -> Element {
    let element = Element(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }));
    match tag.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] if DEPTH.get() > 0 => {
            element.set("aria-level", &(digit - b'0' + DEPTH.get()).to_string())
        }
        _ => element,
    }
}

/// Begins an element with a class.
pub(super) fn classed(tag: &'static str, class: &str) -> Element {
    el(tag).set("class", class)
}

/// A part of the screen that is drawn anew whenever a signal read in it changes.
pub(super) fn live(draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let draw: Box<dyn Fn() -> AnyView + Send> = Box::new(draw);
    draw.into_any()
}

/// A part of the screen that is drawn anew only when its key changes, so that a focus or a screen reader that stands in
/// it is not thrown out by every answer that comes in.
pub(super) fn keyed(
    key: impl Fn() -> String + Send + Sync + 'static,
    draw: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    // One type for all of them: every type of key would bring its own copy of what a memo is made of.
    let key: Box<dyn Fn() -> String + Send + Sync> = Box::new(key);
    let key = Memo::new(move |_| key());
    live(move || {
        // Reading it is what makes it follow its signals.
        key.with(|_| ());
        untrack(&draw)
    })
}

/// Nothing at all.
pub(super) fn nothing() -> AnyView {
    several(Vec::new())
}

/// Several things in a row.
pub(super) fn several(views: Vec<AnyView>) -> AnyView {
    views.into_any()
}

impl Element {
    /// An attribute that stays as it is.
    pub(super) fn set(self, name: &'static str, value: &str) -> Self {
        self.with(name, Attribute::Fixed(value.to_owned()))
    }

    /// An attribute that follows signals; it is absent while there is no value.
    pub(super) fn bind(self, name: &'static str, value: impl Fn() -> Option<String> + Send + 'static) -> Self {
        self.with(name, Attribute::Live(Box::new(value)))
    }

    /// The state of a box that can be ticked.
    pub(super) fn ticked(self, value: impl Fn() -> bool + Send + 'static) -> Self {
        self.with("checked", Attribute::Ticked(Box::new(value)))
    }

    /// What happens on an event.
    pub(super) fn on(self, name: &'static str, act: impl FnMut(web_sys::Event) + Send + 'static) -> Self {
        self.with(name, Attribute::Event(Box::new(act)))
    }

    fn with(mut self, name: &'static str, attribute: Attribute) -> Self {
        self.0.attributes.push((name, attribute));
        self
    }

    /// Text inside.
    pub(super) fn text(self, text: impl Into<String>) -> Self {
        let text: String = text.into();
        self.child(text.into_any())
    }

    /// Something inside.
    pub(super) fn child(mut self, child: AnyView) -> Self {
        self.0.children.push(child);
        self
    }

    /// Several things inside, or something that may be there or not.
    pub(super) fn children(mut self, children: impl IntoIterator<Item = AnyView>) -> Self {
        self.0.children.extend(children);
        self
    }

    /// The finished element.
    pub(super) fn view(self) -> AnyView {
        self.into_any()
    }
}
