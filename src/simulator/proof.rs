//! `appsecret_proof`: what an app may demand beside the token.

use super::{error::GraphError, sha256::hmac, world::App};

/// The proof for a token: the hexadecimal HMAC-SHA256 of the token under the app's secret.
fn expected(secret: &str, token: &str) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16);
    hmac(secret.as_bytes(), token.as_bytes())
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .flatten()
        .collect()
}

/// Refuses a call that lacks a demanded proof, and any call whose proof is wrong, demanded or not.
pub fn check(app: &App, token: &str, proof: Option<&str>) -> Result<(), GraphError> {
    let Some(secret) = &app.secret else { return Ok(()) };
    match proof {
        Some(proof) if proof == expected(secret, token) => Ok(()),
        Some(_) => Err(GraphError::wrong_proof()),
        None if app.requires_proof => Err(GraphError::proof_demanded()),
        None => Ok(()),
    }
}
