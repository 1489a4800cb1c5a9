//! The one file that touches the network.

use super::ORIGIN;
use super::call::Call;
use super::reply::LONGEST;
use crate::domain::answer::Failure;
use crate::domain::catalogue::Code;
use crate::domain::token::AccessToken;
use gloo_net::http::{Request, RequestBuilder};
use js_sys::{Reflect, Uint8Array};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache, RequestCredentials, RequestMode,
    RequestRedirect,
};

/// How long Meta may take for the head of a reply, and again for its body, in milliseconds.
const PATIENCE: i32 = 10_000;

/// Why no reply came.
pub enum NoReply {
    /// The call itself tells.
    Known(Failure),
    /// The browser does not say; [`explain`] may find out.
    Unexplained,
}

/// A reply as it came.
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The body, at most [`LONGEST`] bytes.
    pub body: Vec<u8>,
}

/// Sends one call. `controller` aborts it from outside; the answer to an aborted call means nothing.
///
/// The token is needed only now, for the body; the future returned does not hold on to it.
///
/// # Errors
/// Why no reply came, as far as this call tells.
pub fn send(
    call: &Call,
    token: &AccessToken,
    version: &str,
    controller: AbortController,
) -> impl Future<Output = Result<Reply, NoReply>> + use<> {
    let bytes = Uint8Array::from(call.body(token).as_slice());
    post(Call::address(version), bytes, controller)
}

async fn post(address: String, bytes: Uint8Array, controller: AbortController) -> Result<Reply, NoReply> {
    let known = |failure| Err(NoReply::Known(failure));
    let deadline = Deadline::start(&controller);
    let request = plain(Request::post(&address), &controller)
        .mode(RequestMode::Cors)
        .redirect(RequestRedirect::Error)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body(bytes.clone());
    let response = match request {
        Ok(request) => {
            let sent = request.send();
            let response = sent.await;
            bytes.fill(0, 0, bytes.length());
            response
        }
        Err(_) => return known(Failure::Unreachable),
    };
    let Ok(response) = response else {
        if deadline.is_over() {
            return known(Failure::Connection(Code::Timeout));
        }
        if controller.signal().aborted() {
            return known(Failure::Unreachable);
        }
        return Err(NoReply::Unexplained);
    };
    drop(deadline);
    let deadline = Deadline::start(&controller);
    let status = response.status();
    match read_body(&response).await {
        Some(body) => Ok(Reply { status, body }),
        None if deadline.is_over() => known(Failure::Connection(Code::Timeout)),
        None => known(Failure::UnreadableReply),
    }
}

/// What all calls have in common: nothing kept, nothing told.
fn plain(request: RequestBuilder, controller: &AbortController) -> RequestBuilder {
    request
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .cache(RequestCache::NoStore)
        .abort_signal(Some(&controller.signal()))
}

/// Reads the body piece by piece, up to [`LONGEST`]; nothing when it is longer or breaks off.
async fn read_body(response: &gloo_net::http::Response) -> Option<Vec<u8>> {
    let Some(stream) = response.body() else { return Some(Vec::new()) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().dyn_into().ok()?;
    let mut body = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read()).await.ok()?;
        if Reflect::get(&piece, &"done".into()).ok()?.is_truthy() {
            return Some(body);
        }
        let bytes: Uint8Array = Reflect::get(&piece, &"value".into()).ok()?.dyn_into().ok()?;
        let start = body.len();
        let length = usize::try_from(bytes.length()).ok()?;
        if start + length > LONGEST {
            // Telling the server that nobody reads on is a courtesy; whether it arrives does not matter.
            drop(reader.cancel());
            return None;
        }
        body.resize(start + length, 0);
        bytes.copy_to(body.get_mut(start..)?);
    }
}

/// Whether the browser says that it has no network. Where it says nothing, it may have one.
#[must_use]
pub fn is_offline() -> bool {
    web_sys::window().is_some_and(|window| !window.navigator().on_line())
}

/// A browser says the same of every call that came to nothing. What can be told apart is found out by a call without a
/// token to Meta's start page, which needs no permission to be answered.
pub async fn explain() -> Code {
    match probe(&format!("{ORIGIN}/"), RequestMode::NoCors).await {
        Probe::Answered => Code::Intercepted,
        Probe::Silent => Code::Timeout,
        Probe::Refused => Code::Blocked,
    }
}

/// Tries to reach this page's own host, and gives whether it answered. Inside a frame without an origin even the own host
/// is another one; as a call within the same origin the browser would refuse it before it looks at any policy.
pub async fn call_own_host() -> bool {
    probe("version.json", RequestMode::Cors).await == Probe::Answered
}

#[derive(PartialEq, Eq)]
enum Probe {
    Answered,
    Refused,
    Silent,
}

async fn probe(address: &str, mode: RequestMode) -> Probe {
    let Ok(controller) = AbortController::new() else { return Probe::Refused };
    let deadline = Deadline::start(&controller);
    match plain(Request::get(address), &controller).mode(mode).send().await {
        Ok(_) => Probe::Answered,
        Err(_) if deadline.is_over() => Probe::Silent,
        Err(_) => Probe::Refused,
    }
}

/// Aborts a call when its time is over.
struct Deadline {
    over: Rc<Cell<bool>>,
    timer: Option<i32>,
    _ring: Closure<dyn FnMut()>,
}

impl Deadline {
    fn start(controller: &AbortController) -> Self {
        let over = Rc::new(Cell::new(false));
        let (controller, flag) = (controller.clone(), over.clone());
        let ring = Closure::once(move || {
            flag.set(true);
            controller.abort();
        });
        let timer = web_sys::window().and_then(|window| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(ring.as_ref().unchecked_ref(), PATIENCE).ok()
        });
        Self { over, timer, _ring: ring }
    }

    fn is_over(&self) -> bool {
        self.over.get()
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        if let (Some(window), Some(timer)) = (web_sys::window(), self.timer) {
            window.clear_timeout_with_handle(timer);
        }
    }
}
