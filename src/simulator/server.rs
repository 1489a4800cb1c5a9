//! The simulator itself: requests in, replies out.

use super::{
    batch,
    call::{Call, Credential, Verb},
    error::GraphError,
    inspect,
    quirks::DeadToken,
    read,
    session::Session,
    token, trace,
    version::{self, Major},
    wire::{Request, Response},
    world::World,
    write,
};
use serde_json::{Value, json};

/// A simulated Meta: a world, a moment, and the number of answers given so far.
#[derive(Clone, Debug)]
pub struct Simulator {
    world: World,
    now: i64,
    answers: u64,
}

/// A reply before it becomes HTTP.
pub(super) struct Reply {
    pub status: u16,
    pub body: Value,
    version: Major,
    challenge: Option<String>,
}

impl Simulator {
    /// A Meta with this world in it; `now` is in seconds since 1970.
    #[must_use]
    pub fn new(world: World, now: i64) -> Self {
        Self { world, now, answers: 0 }
    }

    /// Answers one HTTP request. No request makes it panic.
    pub fn answer(&mut self, request: &Request) -> Response {
        if request.method == "OPTIONS" {
            return self.preflight();
        }
        let call = Call::from_request(request);
        let quiet = call.as_ref().is_ok_and(|call| call.params.get("suppress_http_code") == Some("1"));
        let mut reply = match call {
            Ok(call) if is_batch(&call) => self.reply_to_batch(&call),
            call => self.reply(call),
        };
        if quiet {
            reply.status = 200;
        }
        let headers = reply.headers().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Response { status: reply.status, headers, body: reply.body.to_string().into_bytes() }
    }

    /// Who is assigned and which apps are subscribed to each account, after all writes so far.
    #[must_use]
    pub fn state(&self) -> Value {
        let accounts = self.world.accounts.iter().map(|account| {
            let assigned = account.assigned.iter();
            let assigned = assigned.map(|one| json!({ "user": one.user, "tasks": one.tasks })).collect::<Vec<_>>();
            let apps = account.subscriptions.iter().map(|one| &one.app).collect::<Vec<_>>();
            json!({ "id": account.id, "assigned": assigned, "subscribed_apps": apps })
        });
        json!({ "accounts": accounts.collect::<Vec<_>>() })
    }

    /// The reply to a single call, or to what could not be read as one.
    pub(super) fn reply(&mut self, call: Result<Call, GraphError>) -> Reply {
        let version = version::answering(call.as_ref().ok().and_then(|call| call.version), self.now);
        let body = call.and_then(|call| self.body(&call, version));
        self.finish(body, version)
    }

    /// Whether the world says that this item of a batch never came back.
    pub(super) fn is_null(&self, index: usize) -> bool {
        self.world.quirks.null_items.contains(&index)
    }

    /// Whether the world says that the batch item of this call never came back.
    pub(super) fn leaves_open(&self, path: &[String]) -> bool {
        self.world.quirks.leaves_open(path)
    }

    fn reply_to_batch(&mut self, call: &Call) -> Reply {
        let version = version::answering(call.version, self.now);
        let body = match self.world.quirks.refuse(&call.path) {
            Some(error) => Err(error),
            None => self.admit_batch(call, version).and_then(|()| batch::answer(self, call)),
        };
        self.finish(body, version)
    }

    /// A batch without a token may hold items with their own; one with a dead token may fail as a whole.
    fn admit_batch(&self, call: &Call, version: Major) -> Result<(), GraphError> {
        if call.credential == Credential::Missing || self.world.quirks.dead_token != DeadToken::Object {
            return Ok(());
        }
        Session::open(&self.world, self.now, version, call).map(drop)
    }

    fn body(&mut self, call: &Call, version: Major) -> Result<Value, GraphError> {
        if let Some(error) = self.world.quirks.refuse(&call.path) {
            return Err(error);
        }
        let session = match Session::open(&self.world, self.now, version, call) {
            Ok(session) => session,
            Err(error) => return self.still_inspected(call).ok_or(error),
        };
        if call.verb == Verb::Get {
            return read::answer(&session, call);
        }
        let change = write::plan(&session, call)?;
        self.world.apply(change);
        Ok(json!({ "success": true }))
    }

    fn still_inspected(&self, call: &Call) -> Option<Value> {
        let is_asked = self.world.quirks.dead_token == DeadToken::Inspect && call.path == ["debug_token"];
        let Credential::Token(text) = &call.credential else { return None };
        let is_dead = self.world.token(text).is_some_and(|token| token::refusal(token, self.now).is_some());
        (is_asked && is_dead).then(|| inspect::answer_to_dead(&self.world, self.now, call)).flatten()
    }

    fn finish(&mut self, body: Result<Value, GraphError>, version: Major) -> Reply {
        self.answers = self.answers.wrapping_add(1);
        match body {
            Ok(body) => Reply { status: 200, body, version, challenge: None },
            Err(error) => {
                let body = error.to_json(&trace::id(self.answers));
                Reply { status: error.status, body, version, challenge: error.challenge() }
            }
        }
    }

    fn preflight(&self) -> Response {
        let mut headers = vec![("Access-Control-Allow-Origin".to_owned(), "*".to_owned())];
        if !self.world.quirks.preflight_refused {
            headers.push(("Access-Control-Allow-Methods".to_owned(), "GET, POST, DELETE, OPTIONS".to_owned()));
            headers.push(("Access-Control-Allow-Headers".to_owned(), "authorization, content-type".to_owned()));
        }
        Response { status: 200, headers, body: Vec::new() }
    }
}

impl Reply {
    /// The headers Meta sends; browsers hide all but the CORS-safelisted ones from scripts of other origins.
    pub fn headers(&self) -> Vec<(&'static str, String)> {
        let mut headers = vec![
            ("Content-Type", "application/json; charset=UTF-8".to_owned()),
            ("Access-Control-Allow-Origin", "*".to_owned()),
            ("cross-origin-resource-policy", "cross-origin".to_owned()),
            ("Cache-Control", "private, no-cache, no-store, must-revalidate".to_owned()),
            ("Pragma", "no-cache".to_owned()),
            ("facebook-api-version", format!("v{}.0", self.version)),
            ("x-app-usage", r#"{"call_count":0,"total_cputime":0,"total_time":0}"#.to_owned()),
        ];
        if let Some(trace) = self.body.pointer("/error/fbtrace_id").and_then(Value::as_str) {
            headers.push(("x-fb-trace-id", trace.to_owned()));
        }
        if let Some(challenge) = &self.challenge {
            // A token echoed in the text may hold anything; a header value may not.
            let plain = challenge.chars().map(|c| if (' '..='~').contains(&c) { c } else { '?' });
            headers.push(("WWW-Authenticate", plain.collect()));
        }
        headers
    }
}

fn is_batch(call: &Call) -> bool {
    call.path.is_empty() && call.verb == Verb::Post && call.params.get("batch").is_some()
}
