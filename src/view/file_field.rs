//! A field for a file of the person's own.

use super::element::{el, several};
use leptos::prelude::AnyView;

/// The label and the field; `chosen` is told when a file was chosen.
pub(super) fn file_field(
    id: &str,
    label: &str,
    kinds: &str,
    chosen: impl FnMut(web_sys::Event) + Send + 'static,
) -> AnyView {
    let field = el("input").set("id", id).set("type", "file").set("accept", kinds).on("change", chosen);
    several(vec![el("label").set("for", id).text(label).view(), field.view()])
}
