//! Putting elements on the screen, and changing them in place.

use super::{Attribute, Element, Parts};
use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute as Spread;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml, add_attr::AddAnyAttr};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// An element on the screen. Dropping it stops its effects and listeners.
pub(in crate::view) struct Drawn {
    tag: &'static str,
    node: web_sys::Element,
    kept: Vec<(&'static str, Kept)>,
    children: <Vec<AnyView> as Render>::State,
}

enum Kept {
    Attribute,
    Live { _effect: RenderEffect<()> },
    Event(Closure<dyn FnMut(web_sys::Event)>),
}

impl Drawn {
    fn take(&mut self, attributes: Vec<(&'static str, Attribute)>) {
        for (name, kept) in self.kept.drain(..) {
            match kept {
                Kept::Event(listener) => {
                    drop(self.node.remove_event_listener_with_callback(name, listener.as_ref().unchecked_ref()));
                }
                Kept::Attribute | Kept::Live { .. } if attributes.iter().all(|(other, _)| *other != name) => {
                    drop(self.node.remove_attribute(name));
                }
                Kept::Attribute | Kept::Live { .. } => {}
            }
        }
        let node = &self.node;
        self.kept.extend(attributes.into_iter().map(|(name, attribute)| (name, keep(node, name, attribute))));
    }
}

fn keep(node: &web_sys::Element, name: &'static str, attribute: Attribute) -> Kept {
    match attribute {
        Attribute::Fixed(value) => {
            write(node, name, Some(&value));
            Kept::Attribute
        }
        Attribute::Live(value) => {
            let node = node.clone();
            Kept::Live { _effect: RenderEffect::new(move |_| write(&node, name, value().as_deref())) }
        }
        Attribute::Ticked(value) => {
            let node = node.clone().unchecked_into::<web_sys::HtmlInputElement>();
            Kept::Live { _effect: RenderEffect::new(move |_| node.set_checked(value())) }
        }
        Attribute::Event(act) => {
            let listener = Closure::wrap(act as Box<dyn FnMut(web_sys::Event)>);
            drop(node.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref()));
            Kept::Event(listener)
        }
    }
}

/// An attribute's name is one of ours, so the browser never refuses it.
fn write(node: &web_sys::Element, name: &str, value: Option<&str>) {
    drop(match value {
        Some(value) => node.set_attribute(name, value),
        None => node.remove_attribute(name),
    });
}

impl Render for Element {
    type State = Drawn;

    fn build(self) -> Drawn {
        let Parts { tag, attributes, children } = *self.0;
        let drawing = matches!(tag, "svg" | "path");
        let node = Rndr::create_element(tag, drawing.then_some("http://www.w3.org/2000/svg"));
        let mut children = children.build();
        children.mount(&node, None);
        let mut drawn = Drawn { tag, node, kept: Vec::new(), children };
        drawn.take(attributes);
        drawn
    }

    /// The same tag stays the same node, so that focus and open folds survive.
    fn rebuild(self, drawn: &mut Drawn) {
        if self.0.tag == drawn.tag {
            drawn.take(self.0.attributes);
            self.0.children.rebuild(&mut drawn.children);
        } else {
            let mut new = self.build();
            drawn.insert_before_this(&mut new);
            drawn.unmount();
            *drawn = new;
        }
    }
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        self.node.remove();
    }

    fn mount(&mut self, parent: &web_sys::Element, marker: Option<&web_sys::Node>) {
        drop(parent.insert_before(&self.node, marker));
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = self.node.parent_element();
        if let Some(parent) = &parent {
            child.mount(parent, Some(&self.node));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        vec![self.node.clone()]
    }
}

/// Attributes are given while an element is built; there is nothing to add afterwards.
impl AddAnyAttr for Element {
    type Output<A: Spread> = Self;

    fn add_any_attr<A: Spread>(self, _: A) -> Self {
        self
    }
}

/// The guide is drawn in the browser only: nothing is rendered on a server, and nothing hydrated.
impl RenderHtml for Element {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Drawn {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
