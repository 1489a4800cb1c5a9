//! The overall word, added up from rows as the contract says.

use super::Counts;
use system_user_guide::domain::catalogue::State;

/// Rows that have to be proved.
fn is_needed(check: &str) -> bool {
    let of_token = check.starts_with("token.");
    let permission =
        check.starts_with("permission.") && !["permission.extra", "permission.catalog_management"].contains(&check);
    of_token || permission || ["account.readable", "account.control"].contains(&check)
}

/// The words that a set of rows may add up to; each row with its state and whether it counts.
pub fn sum(rows: &[(&str, State, Counts)]) -> Vec<&'static str> {
    let strict: Vec<_> = rows.iter().filter(|(_, _, counts)| *counts == Counts::Yes).collect();
    let loose: Vec<_> = rows.iter().filter(|(_, _, counts)| *counts != Counts::No).collect();
    let mut words = vec![word(&strict), word(&loose)];
    words.dedup();
    words
}

fn word(rows: &[&(&str, State, Counts)]) -> &'static str {
    let connection_failed = rows.iter().any(|(check, state, _)| *check == "connection" && *state == State::Fail);
    let any = |wanted: State| rows.iter().any(|(check, state, _)| *state == wanted && *check != "connection");
    let open = rows.iter().any(|(check, state, _)| is_needed(check) && *state == State::Unknown);
    // Nothing is ready as long as no account is proved to be under control.
    let controlled = rows.iter().any(|(check, state, _)| *check == "account.control" && *state == State::Pass);
    match () {
        () if any(State::Fail) => "not-ready",
        () if connection_failed || open || !controlled => "unproved",
        () if any(State::Warn) => "attention",
        () => "ready",
    }
}
