//! Whether the page stands alone or inside another.

/// Whether no other page frames this one. Where that cannot be told, it counts as framed.
#[must_use]
pub fn is_top() -> bool {
    web_sys::window().is_some_and(|window| window.top().is_ok_and(|top| top.as_ref() == Some(&window)))
}
