//! `debug_token`: what Meta says of a token.

use super::{
    call::{Call, Credential},
    error::GraphError,
    session::Session,
    token,
    world::{Token, TokenKind, UserKind, World},
};
use serde_json::{Map, Value, json};

/// How long Meta lets an app read a person's data without asking them again.
const DATA_ACCESS: i64 = 90 * 86_400;

/// Inspects the token asked about, if the caller may.
pub fn answer(session: &Session<'_>, call: &Call) -> Result<Value, GraphError> {
    let text = call.param("input_token").ok_or_else(|| GraphError::parameter_required("input_token"))?;
    let Some(input) = session.world.token(text) else {
        let error = token::unknown(session.world, text);
        return Ok(json!({ "data": { "error": short(&error), "is_valid": false, "scopes": [] } }));
    };
    if input.app != session.app.id {
        return Err(GraphError::other_app());
    }
    if session.token.kind != TokenKind::App && !session.has_role_on(session.app) {
        return Err(GraphError::may_not_inspect());
    }
    Ok(data(session.world, session.now, input))
}

/// What a dead token hears when it asks about itself and Meta is in the mood to tell.
pub fn answer_to_dead(world: &World, now: i64, call: &Call) -> Option<Value> {
    let input = world.token(call.param("input_token")?)?;
    let Credential::Token(own) = &call.credential else { return None };
    (*own == input.text).then(|| data(world, now, input))
}

fn data(world: &World, now: i64, token: &Token) -> Value {
    let error = token::refusal(token, now);
    let mut data = Map::new();
    let mut put = |name: &str, value: Value| drop(data.insert(name.to_owned(), value));
    put("app_id", json!(token.app));
    put("application", json!(world.app(&token.app).map(|app| app.name.as_str())));
    put("is_valid", json!(error.is_none()));
    put("type", json!(type_name(token.kind)));
    if let Some(error) = &error {
        put("error", short(error));
    }
    put("scopes", json!(token.scopes));
    if token.kind != TokenKind::App {
        put("issued_at", json!(token.issued_at(now)));
        put("expires_at", json!(token.expires_at(now)));
        put("data_access_expires_at", json!(data_access_expires_at(token, now)));
        put("granular_scopes", granular_scopes(token));
        put("user_id", json!(token.user));
    }
    let page = token.user.as_deref().and_then(|id| world.user(id)).filter(|user| user.kind == UserKind::Page);
    if let Some(page) = page {
        put("profile_id", json!(page.id));
    }
    json!({ "data": data })
}

/// The error inside `data`; here the key is `subcode`, elsewhere `error_subcode`.
fn short(error: &GraphError) -> Value {
    let mut short = json!({ "code": error.code, "message": error.message });
    if let Some(subcode) = error.subcode {
        short["subcode"] = json!(subcode);
    }
    short
}

fn type_name(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::SystemUser => "SYSTEM_USER",
        TokenKind::User => "USER",
        TokenKind::Page => "PAGE",
        TokenKind::App => "APP",
    }
}

fn data_access_expires_at(token: &Token, now: i64) -> i64 {
    let access = token.data_access.or((token.kind != TokenKind::SystemUser).then_some(DATA_ACCESS));
    access.map_or(0, |access| token.issued_at(now).saturating_add(access))
}

fn granular_scopes(token: &Token) -> Value {
    let entry = |scope: &String| {
        let targets = token.targets.iter().find(|(name, _)| name == scope);
        targets.map_or_else(|| json!({ "scope": scope }), |(_, ids)| json!({ "scope": scope, "target_ids": ids }))
    };
    token.scopes.iter().map(entry).collect()
}
