//! Whether a token is accepted, and what Meta says when it is not.

use super::{
    date,
    error::GraphError,
    world::{Token, World},
};

/// Finds a token and makes sure that it is alive.
pub fn accept<'w>(world: &'w World, now: i64, text: &str) -> Result<&'w Token, GraphError> {
    let token = world.token(text).ok_or_else(|| unknown(world, text))?;
    refusal(token, now).map_or(Ok(token), Err)
}

/// Why a token the world knows is refused, if it is.
pub fn refusal(token: &Token, now: i64) -> Option<GraphError> {
    if let Some(death) = &token.dead {
        let mut error = GraphError::token(death.message.replace("{token}", &token.text));
        error.subcode = death.subcode;
        error.status = death.status;
        return Some(error);
    }
    let expires_at = token.expires_at(now);
    (expires_at != 0 && expires_at <= now).then(|| {
        let message = format!(
            "Error validating access token: Session has expired on {}. The current time is {}.",
            date::in_error_text(expires_at),
            date::in_error_text(now)
        );
        let mut error = GraphError::token(message);
        error.subcode = Some(463);
        error
    })
}

/// What Meta says of a text that is no token it made; the words depend on how far it could read it.
pub fn unknown(world: &World, text: &str) -> GraphError {
    if let Some((app, _)) = text.split_once('|') {
        return GraphError::token(if world.app(app).is_some() {
            "Invalid OAuth access token signature."
        } else {
            "Error validating application. Cannot get application info due to a system error."
        });
    }
    let is_plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    match (text.starts_with("EAA"), is_plain) {
        (true, true) => GraphError::token("The access token could not be decrypted"),
        (true, false) => GraphError::token(format!("Malformed access token {text}")),
        (false, _) => GraphError::token("Invalid OAuth access token - Cannot parse access token"),
    }
}
