//! The page's content security policy at work: what the browser refuses because of it.

use js_sys::Reflect;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

const VIOLATION: &str = "securitypolicyviolation";

/// Notices when the policy forbids something at a host.
pub struct PolicyWatch {
    seen: Rc<RefCell<Vec<String>>>,
    listener: Closure<dyn FnMut(web_sys::Event)>,
}

impl PolicyWatch {
    /// Begins to watch for what is forbidden at this origin. What is only reported, and happens all the same, does not
    /// count.
    #[must_use]
    pub fn start(origin: &str) -> Self {
        let seen = Rc::new(RefCell::new(Vec::new()));
        let (found, origin) = (seen.clone(), origin.to_owned());
        let listener = Closure::new(move |event: web_sys::Event| {
            let get = |name: &str| Reflect::get(&event, &name.into()).ok()?.as_string();
            let is_there =
                |uri: String| uri.strip_prefix(&origin).is_some_and(|rest| matches!(rest.as_bytes(), [] | [b'/', ..]));
            let is_enforced = get("disposition").is_some_and(|disposition| disposition == "enforce");
            if is_enforced && get("blockedURI").is_some_and(is_there) {
                found.borrow_mut().extend(get("effectiveDirective"));
            }
        });
        if let Some(document) = document() {
            // Without the listener what is forbidden counts as not refused, which never says too much.
            drop(document.add_event_listener_with_callback(VIOLATION, listener.as_ref().unchecked_ref()));
        }
        Self { seen, listener }
    }

    /// Whether this directive of the policy forbade something. The browser reports it a moment after it has refused.
    pub async fn saw(&self, directive: &str) -> bool {
        let timer = js_sys::Promise::new(&mut |resolve, _| {
            if let Some(window) = web_sys::window() {
                drop(window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 20));
            }
        });
        // A timer is never rejected.
        drop(JsFuture::from(timer).await);
        self.seen.borrow().iter().any(|seen| seen == directive)
    }
}

impl Drop for PolicyWatch {
    fn drop(&mut self) {
        if let Some(document) = document() {
            drop(document.remove_event_listener_with_callback(VIOLATION, self.listener.as_ref().unchecked_ref()));
        }
    }
}

/// Adds a policy to the page. Every policy of a page holds, so one more only forbids more, and none can be taken back.
pub fn add(policy: &str) {
    // A browser that thinks of offering to install the page would go on to ask for the icons in its manifest.
    if let Some(Ok(Some(manifest))) = document().map(|document| document.query_selector("link[rel=manifest]")) {
        manifest.remove();
    }
    let Some(meta) = made("meta", &[("http-equiv", "Content-Security-Policy"), ("content", policy)]) else { return };
    if let Some(Ok(Some(head))) = document().map(|document| document.query_selector("head")) {
        // Whether it holds is tried afterwards.
        drop(head.append_child(&meta));
    }
}

/// Asks the page's own host for a picture, which is never shown.
pub fn ask_for_picture() {
    // The browser asks as soon as the address is set; the element itself is not needed.
    drop(made("img", &[("src", "version.json")]));
}

fn made(tag: &str, attributes: &[(&str, &str)]) -> Option<web_sys::Element> {
    let element = document()?.create_element(tag).ok()?;
    for (name, value) in attributes {
        element.set_attribute(name, value).ok()?;
    }
    Some(element)
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}
