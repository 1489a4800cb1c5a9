//! Does what the state machine asks of the browser.

use super::{App, What};
use crate::domain::answer::Failure;
use crate::domain::catalogue::Code;
use crate::domain::guide::{Effect, Event, Focus};
use crate::domain::inquiry::Question;
use crate::domain::learning::Finding;
use crate::domain::order::Order;
use crate::domain::patience::wait_before_retry;
use crate::domain::practice::Case;
use crate::graph::fetch::NoReply;
use crate::graph::{ORIGIN, call::Call, fetch, reply};
use crate::host;
use crate::host::memory::Memory;
use crate::host::policy::PolicyWatch;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::AbortController;

impl App {
    pub(super) fn perform(self, effect: Effect) {
        match effect {
            Effect::ShowAddress(screen) => host::address::show(screen),
            Effect::Remember(bookmark) => {
                let kept = host::memory::keep(&bookmark);
                self.note(&mut |around| {
                    if kept == Memory::Denied || around.memory == Memory::Denied {
                        around.memory = kept;
                    }
                    around.kept = None;
                });
            }
            Effect::Focus(focus) => put_focus(focus),
            Effect::Ask { ticket, questions } => self.begin_asking(ticket, questions),
            Effect::Post { ticket, order } => self.begin_posting(ticket, order),
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

    #[inline(never)]
    fn begin_asking(self, ticket: u32, questions: Vec<Question>) {
        spawn_local(async move {
            let findings = self.ask(ticket, &questions).await;
            self.dispatch(Event::Learned { ticket, questions, findings });
        });
    }

    #[inline(never)]
    fn begin_posting(self, ticket: u32, order: Order) {
        spawn_local(async move {
            // Once, whatever comes of it: a change is never sent again by itself.
            let reply = self.ask_once(&Call::change(&order), What::Change).await;
            let posted = reply.and_then(|reply| reply::read_change(reply.status, &reply.body));
            self.dispatch(Event::Posted { ticket, posted });
        });
    }

    async fn ask(self, ticket: u32, questions: &[Question]) -> Result<Vec<Finding>, Failure> {
        if let Some(case) = self.state.with_untracked(|guide| guide.practice) {
            return self.ask_recordings(case, questions).await;
        }
        let call = self.state.with_untracked(|guide| {
            guide.run.as_ref().map(|run| Call::new(questions, &run.facts)).ok_or(Failure::Unreachable)
        })?;
        let what = What::Questions(u32::try_from(questions.len()).unwrap_or(u32::MAX));
        let mut attempt = 0;
        loop {
            let outcome =
                self.ask_once(&call, what).await.and_then(|reply| reply::read(questions, reply.status, &reply.body));
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

    /// Answers from the recordings, after as long as Meta may take, so that waiting can be practised too.
    async fn ask_recordings(self, case: Case, questions: &[Question]) -> Result<Vec<Finding>, Failure> {
        sleep(PRACTICE_PAUSE).await;
        self.state.with_untracked(|guide| {
            let facts = guide.run.as_ref().map(|run| &run.facts).ok_or(Failure::Unreachable)?;
            self.recordings.with_value(|recordings| {
                recordings.as_ref().ok_or(Failure::Unreachable)?.answer(case, questions, facts)
            })
        })
    }

    async fn ask_once(self, call: &Call, what: What) -> Result<fetch::Reply, Failure> {
        let controller = AbortController::new().map_err(|_| Failure::Unreachable)?;
        self.calls.update_value(|calls| calls.push(controller.clone()));
        let watch = PolicyWatch::start(ORIGIN);
        let version = &self.config.graph_version;
        // The token stays in its one keeping; only the body of the call is made from it, before anything is awaited.
        let sent =
            self.token.with_value(|token| token.as_ref().map(|token| fetch::send(call, token, version, controller)));
        let Some(reply) = sent else { return Err(Failure::Unreachable) };
        let answered = self.note_sent(what);
        let reply = reply.await;
        answered(reply.is_ok());
        match reply {
            Ok(reply) => Ok(reply),
            Err(NoReply::Known(failure)) => Err(failure),
            Err(NoReply::Unexplained) => Err(Failure::Connection(self.explain(&watch).await)),
        }
    }

    /// Finds out why the browser got no answer, as far as it can be told.
    async fn explain(self, watch: &PolicyWatch) -> Code {
        if watch.saw("connect-src").await {
            return Code::Misconfigured;
        }
        if fetch::is_offline() {
            return Code::Offline;
        }
        let answered = self.note_sent(What::Probe);
        let code = fetch::explain().await;
        answered(code == Code::Intercepted);
        code
    }
}

/// How long a recorded answer takes, in milliseconds.
const PRACTICE_PAUSE: f64 = 500.0;

fn put_focus(focus: Focus) {
    let selector = match focus {
        Focus::Heading => "main h1",
        Focus::Results => "#results h2",
        Focus::Summary => "[data-overall]",
        Focus::Failure => "#results .rows [data-verdict=fail]",
        Focus::Field => "input[data-field=token], #token [data-action=use-practice-token]",
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
