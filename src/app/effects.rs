//! Does what the state machine asks of the browser.

use super::App;
use crate::domain::answer::Failure;
use crate::domain::guide::{Effect, Event, Focus};
use crate::domain::inquiry::Question;
use crate::domain::learning::Finding;
use crate::domain::patience::wait_before_retry;
use crate::graph::{call::Call, fetch, reply};
use crate::host;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::AbortController;

impl App {
    pub(super) fn perform(self, effect: Effect) {
        match effect {
            Effect::ShowAddress(screen) => host::address::show(screen),
            Effect::Remember(choice) => host::memory::remember(&choice),
            Effect::Focus(focus) => put_focus(focus),
            Effect::Ask { ticket, questions } => spawn_local(async move {
                let findings = self.ask(ticket, &questions).await;
                self.dispatch(Event::Learned { ticket, questions, findings });
            }),
            Effect::Post { ticket, order } => spawn_local(async move {
                // Once, whatever comes of it: a change is never sent again by itself.
                let reply = self.ask_once(&Call::change(&order)).await;
                let posted = reply.and_then(|reply| reply::read_change(reply.status, &reply.body));
                self.dispatch(Event::Posted { ticket, posted });
            }),
            Effect::NoteTime => self.checked_at.set_value(host::clock::now()),
            Effect::Abort => self.calls.update_value(|calls| {
                for call in calls.drain(..) {
                    call.abort();
                }
            }),
            Effect::Wipe => {
                self.token.set_value(None);
                host::field::empty(host::field::TOKEN);
                host::field::empty(host::field::SECRET);
            }
        }
    }

    async fn ask(self, ticket: u32, questions: &[Question]) -> Result<Vec<Finding>, Failure> {
        let call = self.state.with_untracked(|guide| {
            guide.run.as_ref().map(|run| Call::new(questions, &run.facts)).ok_or(Failure::Unreachable)
        })?;
        let mut attempt = 0;
        loop {
            let outcome =
                self.ask_once(&call).await.and_then(|reply| reply::read(questions, reply.status, &reply.body));
            let Err(failure) = outcome else { return outcome };
            let Some(wait) = wait_before_retry(failure, attempt, js_sys::Math::random()) else { return outcome };
            sleep(wait).await;
            // While it waited, the check may have been stopped, or another token pasted.
            if !self.state.with_untracked(|guide| guide.is_waiting_for(ticket)) {
                return Err(failure);
            }
            attempt += 1;
        }
    }

    async fn ask_once(self, call: &Call) -> Result<fetch::Reply, Failure> {
        let controller = AbortController::new().map_err(|_| Failure::Unreachable)?;
        self.calls.update_value(|calls| calls.push(controller.clone()));
        // The token stays in its one keeping; only the body of the call is made from it, before anything is awaited.
        let sent = self.token.with_value(|token| token.as_ref().map(|token| fetch::send(call, token, controller)));
        match sent {
            Some(reply) => reply.await,
            None => Err(Failure::Unreachable),
        }
    }
}

fn put_focus(focus: Focus) {
    let selector = match focus {
        Focus::Heading => "main h1",
        Focus::Results => "#results h2",
        Focus::Summary => "[data-overall]",
        Focus::Field => "input[data-field=token]",
        Focus::Change => "#change h3",
    };
    // The screen changes first, then the focus moves.
    set_timeout(move || host::focus::put_on(selector), Duration::ZERO);
}

async fn sleep(milliseconds: f64) {
    let timer = js_sys::Promise::new(&mut |resolve, _| {
        set_timeout(move || drop(resolve.call0(&JsValue::UNDEFINED)), Duration::from_secs_f64(milliseconds / 1000.0));
    });
    // A timer is never rejected.
    drop(JsFuture::from(timer).await);
}
