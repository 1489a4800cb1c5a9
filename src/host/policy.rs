//! The page's content security policy at work: what the browser refuses because of it.

use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

const VIOLATION: &str = "securitypolicyviolation";

/// Notices when the policy forbids a call to a host.
pub struct PolicyWatch {
    seen: Rc<Cell<bool>>,
    listener: Closure<dyn FnMut(web_sys::Event)>,
}

impl PolicyWatch {
    /// Begins to watch for calls to this origin.
    #[must_use]
    pub fn start(origin: &str) -> Self {
        let seen = Rc::new(Cell::new(false));
        let (flag, origin) = (seen.clone(), origin.to_owned());
        let listener = Closure::new(move |event: web_sys::Event| {
            let blocked = js_sys::Reflect::get(&event, &"blockedURI".into()).ok().and_then(|uri| uri.as_string());
            if blocked.is_some_and(|uri| uri.starts_with(&origin)) {
                flag.set(true);
            }
        });
        if let Some(document) = document() {
            // Without the listener a forbidden call counts as not refused, which never says too much.
            drop(document.add_event_listener_with_callback(VIOLATION, listener.as_ref().unchecked_ref()));
        }
        Self { seen, listener }
    }

    /// Whether such a call was forbidden. The browser reports it a moment after it has refused the call.
    pub async fn saw_violation(&self) -> bool {
        let timer = js_sys::Promise::new(&mut |resolve, _| {
            if let Some(window) = web_sys::window() {
                drop(window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 20));
            }
        });
        // A timer is never rejected.
        drop(JsFuture::from(timer).await);
        self.seen.get()
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
    let Some(document) = document() else { return };
    let Ok(meta) = document.create_element("meta") else { return };
    let set = |name, value| meta.set_attribute(name, value).is_ok();
    if set("http-equiv", "Content-Security-Policy")
        && set("content", policy)
        && let Ok(Some(head)) = document.query_selector("head")
    {
        // Whether it holds is tried afterwards.
        drop(head.append_child(&meta));
    }
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}
