//! Who asks: the token of one call, and what it stands for.

use super::{
    call::{Call, Credential},
    error::GraphError,
    proof, token,
    version::Major,
    world::{App, Token, User, World},
};

/// The caller of one call, in one world, at one moment.
#[derive(Clone, Copy)]
pub struct Session<'w> {
    pub world: &'w World,
    pub now: i64,
    pub version: Major,
    pub token: &'w Token,
    pub app: &'w App,
    /// Missing for an app's own token.
    pub user: Option<&'w User>,
}

impl<'w> Session<'w> {
    /// Admits the caller, or says in Meta's words why not.
    pub fn open(world: &'w World, now: i64, version: Major, call: &Call) -> Result<Self, GraphError> {
        let text = match &call.credential {
            Credential::Token(text) => text,
            Credential::Unusable => return Err(GraphError::provide_app_id()),
            Credential::Missing => {
                return Err(match call.path.first().map(String::as_str) {
                    Some("me") => GraphError::no_token_for_me(),
                    Some("debug_token") => GraphError::may_not_inspect(),
                    _ => GraphError::no_token(),
                });
            }
        };
        let token = token::accept(world, now, text)?;
        let app = world.app(&token.app).ok_or_else(|| token::unknown(world, text))?;
        proof::check(app, text, call.param("appsecret_proof"))?;
        let user = token.user.as_deref().and_then(|id| world.user(id));
        Ok(Self { world, now, version, token, app, user })
    }
}
