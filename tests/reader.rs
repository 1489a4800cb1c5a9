//! Whatever comes from the network: nothing panics, nothing passes without its proof, and no token comes through.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "the steps of a test fail loudly")]
#![allow(clippy::print_stdout, reason = "a test says how much it compared")]

#[path = "reader/canary.rs"]
mod canary;
#[path = "reader/chance.rs"]
mod chance;
mod conversation;
#[path = "reader/parts.rs"]
mod parts;
#[path = "reader/proof.rs"]
mod proof;
#[path = "reader/standing.rs"]
mod standing;
#[path = "reader/traps.rs"]
mod traps;
#[path = "reader/waiting.rs"]
mod waiting;

use conversation::{bytes, hold, key, replies};
use serde_json::{Map, Value, json};
use system_user_guide::domain::guide::Guide;
use system_user_guide::graph::reply;

/// Replies by the question's name, as in the files.
type Replies = Map<String, Value>;

/// The replies of the good conversation.
fn good() -> Replies {
    replies(&json!({}))
}

/// Holds the conversation with these replies; whatever is asked beyond them is not answered.
fn answer_with(replies: &Replies) -> Guide {
    hold(&json!({}), |_, questions| {
        let mut all = replies.clone();
        for question in questions {
            all.entry(key(question)).or_insert(Value::Null);
        }
        Some(reply::read(questions, 200, &bytes(&all, questions)))
    })
}
