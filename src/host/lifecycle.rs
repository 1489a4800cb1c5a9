//! The end of the page: left, put to sleep, or abandoned.

use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// How long a page may lie idle before its token is forgotten.
const IDLE: Duration = Duration::from_secs(600);

/// Calls `left` whenever the page is left or put to sleep (it may come back, from the browser's back/forward cache).
pub fn on_leave(left: impl Fn() + Clone + 'static) {
    let (Some(window), Some(document)) = (web_sys::window(), web_sys::window().and_then(|window| window.document()))
    else {
        return;
    };
    let targets: [(&web_sys::EventTarget, &str); 2] = [(&window, "pagehide"), (&document, "freeze")];
    for (target, event) in targets {
        let listener = Closure::<dyn FnMut()>::new(left.clone());
        // A browser without the event never fires it.
        drop(target.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref()));
        // Lives as long as the page.
        listener.forget();
    }
}

/// Calls `idle` when nobody pressed a key or the pointer for ten minutes.
pub fn on_idle(idle: impl Fn() + Clone + 'static) {
    let timer: StoredValue<Option<TimeoutHandle>, LocalStorage> = StoredValue::new_local(None);
    let restart = move || {
        if let Some(running) = timer.get_value() {
            running.clear();
        }
        let idle = idle.clone();
        timer.set_value(set_timeout_with_handle(idle, IDLE).ok());
    };
    restart();
    let on_key = restart.clone();
    window_event_listener(leptos::ev::keydown, move |_| on_key());
    window_event_listener(leptos::ev::pointerdown, move |_| restart());
}
