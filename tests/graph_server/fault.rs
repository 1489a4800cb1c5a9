//! What can go wrong on the way, as a test scripts it.
//!
//! `{"faults": [{"at": 0, "kind": "latency", "ms": 3000}, {"at": [1, 2], "kind": "reset"}]}`; `at` is the index of a
//! request (a preflight does not count), a list of them, or `"all"`, and counts from the moment the script arrived.
//! With `"path": "text"` only requests whose path contains the text are meant, and counted.
//!
//! | kind | what happens |
//! |---|---|
//! | `latency {ms}` | the true reply, late; `ms` may stand beside any other kind too |
//! | `hang` | no byte ever comes |
//! | `hang-in-body` | the head and half the body come, then nothing |
//! | `slow {ms_per_byte}` | the body comes byte by byte |
//! | `reset`, `close` | the connection ends before the head, with or without a TCP reset |
//! | `reset-in-body`, `close-in-body` | the same after half the body |
//! | `truncated {missing}` | the head promises more bytes than come |
//! | `endless` | a body without end |
//! | `big {megabytes}` | one long JSON text |
//! | `deep {depth}` | JSON lists inside lists |
//! | `html {status, cors}` | a page of somebody in between; without CORS header unless said |
//! | `redirect {to, status}` | to another host |
//! | `no-content` | 204 |
//! | `too-many {retry_after, expose}` | 429 with Meta's code 4 |
//! | `unavailable` | 503 with Meta's code 2 |
//! | `not-json` | 200, and text |
//! | `literal {status, headers, body or body_base64, cors}` | just that |
//! | `altered {status, headers, prefix, cors}` | the true reply with changes |
//!
//! `"performed": true` lets Meta do what was asked before the fault hits, where the reply does not depend on it.

use crate::made_up;
use serde_json::Value;
use std::{error::Error, time::Duration};
use system_user_guide::simulator::{Request, Response};

/// Faults for requests to come.
#[derive(Default)]
pub struct Script {
    entries: Vec<Entry>,
}

struct Entry {
    at: At,
    path: String,
    seen: u64,
    fault: Fault,
}

enum At {
    All,
    Indexes(Vec<u64>),
}

/// What happens to one request.
#[derive(Clone)]
pub struct Fault {
    /// How long to wait first.
    pub delay: Duration,
    /// Whether Meta does what was asked although its reply does not arrive.
    pub performed: bool,
    /// What happens then.
    pub kind: Kind,
}

/// The kinds of fault.
#[derive(Clone)]
pub enum Kind {
    /// The true reply.
    None,
    /// No byte.
    Hang,
    /// An end before the head.
    End(Ending),
    /// Half the true reply, then an end, or nothing more.
    Half(Option<Ending>),
    /// The true reply byte by byte.
    Slow(Duration),
    /// The true reply with so many bytes promised and not sent.
    Truncated(usize),
    /// No end.
    Endless,
    /// Another reply.
    Reply(Response),
    /// The true reply, changed.
    Altered(Value),
}

/// How a connection ends.
#[derive(Clone, Copy)]
pub enum Ending {
    /// In good order.
    Close,
    /// With a TCP reset.
    Reset,
}

impl Script {
    /// Reads a script.
    pub fn read(described: &Value) -> Result<Self, Box<dyn Error>> {
        let faults = described.get("faults").and_then(Value::as_array).ok_or("`faults` is not a list")?;
        Ok(Self { entries: faults.iter().map(Entry::read).collect::<Result<_, _>>()? })
    }

    /// The fault of the next request, if it has one.
    pub fn next(&mut self, request: &Request) -> Option<Fault> {
        if request.method == "OPTIONS" {
            return None;
        }
        let mut found = None;
        for entry in self.entries.iter_mut().filter(|entry| request.path.contains(&entry.path)) {
            let index = entry.seen;
            entry.seen += 1;
            let is_meant = match &entry.at {
                At::All => true,
                At::Indexes(indexes) => indexes.contains(&index),
            };
            if is_meant && found.is_none() {
                found = Some(entry.fault.clone());
            }
        }
        found
    }
}

/// Every key a fault may have, so that a misspelt one is not overlooked.
const KEYS: [&str; 18] = [
    "at",
    "path",
    "kind",
    "ms",
    "performed",
    "ms_per_byte",
    "missing",
    "megabytes",
    "depth",
    "status",
    "cors",
    "to",
    "retry_after",
    "expose",
    "headers",
    "body",
    "body_base64",
    "prefix",
];

impl Entry {
    fn read(described: &Value) -> Result<Self, Box<dyn Error>> {
        let keys = described.as_object().ok_or("a fault is not an object")?.keys();
        if let Some(unknown) = keys.into_iter().find(|key| !KEYS.contains(&key.as_str())) {
            return Err(format!("no fault has a `{unknown}`").into());
        }
        let at = match described.get("at") {
            None => At::All,
            Some(Value::String(all)) if all == "all" => At::All,
            Some(Value::Number(index)) => At::Indexes(index.as_u64().into_iter().collect()),
            Some(Value::Array(indexes)) => At::Indexes(indexes.iter().filter_map(Value::as_u64).collect()),
            Some(other) => return Err(format!("`at` is neither an index, a list of them nor \"all\": {other}").into()),
        };
        let path = described.get("path").and_then(Value::as_str).unwrap_or_default().to_owned();
        let fault = Fault {
            delay: Duration::from_millis(number(described, "ms", 0)),
            performed: described.get("performed").and_then(Value::as_bool).unwrap_or(false),
            kind: Kind::read(described)?,
        };
        Ok(Self { at, path, seen: 0, fault })
    }
}

impl Kind {
    fn read(described: &Value) -> Result<Self, Box<dyn Error>> {
        let kind = described.get("kind").and_then(Value::as_str).ok_or("a fault has no `kind`")?;
        let size = |name: &str, otherwise: u64| usize::try_from(number(described, name, otherwise));
        Ok(match kind {
            "latency" => Self::None,
            "hang" => Self::Hang,
            "hang-in-body" => Self::Half(None),
            "slow" => Self::Slow(Duration::from_millis(number(described, "ms_per_byte", 1000))),
            "reset" => Self::End(Ending::Reset),
            "close" => Self::End(Ending::Close),
            "reset-in-body" => Self::Half(Some(Ending::Reset)),
            "close-in-body" => Self::Half(Some(Ending::Close)),
            "truncated" => Self::Truncated(size("missing", 100)?),
            "endless" => Self::Endless,
            "big" => Self::Reply(made_up::big(described, size("megabytes", 50)?)),
            "deep" => Self::Reply(made_up::deep(described, size("depth", 200)?)),
            "html" => Self::Reply(made_up::reply(described, 200, "text/html", made_up::PAGE, false)),
            "not-json" => Self::Reply(made_up::json(described, 200, "service notice")),
            "no-content" => Self::Reply(made_up::json(described, 204, "")),
            "redirect" => Self::Reply(made_up::redirect(described)),
            "too-many" => Self::Reply(made_up::too_many(described)),
            "unavailable" => Self::Reply(made_up::refusal(described, 503, 2, "Service temporarily unavailable")),
            "literal" => Self::Reply(made_up::literal(described)?),
            "altered" => Self::Altered(described.clone()),
            other => return Err(format!("there is no fault `{other}`").into()),
        })
    }
}

fn number(described: &Value, name: &str, otherwise: u64) -> u64 {
    described.get(name).and_then(Value::as_u64).unwrap_or(otherwise)
}
