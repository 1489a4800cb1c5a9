//! Calls that only look.

use super::{call::Call, error::GraphError, fields, inspect, nodes, render, session::Session};
use serde_json::{Map, Value};

/// Answers a GET.
pub fn answer(session: &Session<'_>, call: &Call) -> Result<Value, GraphError> {
    let fields = fields::read(call.params.get("fields").unwrap_or_default())?;
    let path: Vec<&str> = call.path.iter().map(String::as_str).collect();
    match path.as_slice() {
        [] => several(session, call, &fields),
        ["debug_token"] => inspect::answer(session, call),
        [id] => render::node(session, nodes::find(session, id)?, &fields),
        [id, edge] => render::edge(session, nodes::find(session, id)?, edge, &call.params, &fields),
        [_, _, rest @ ..] => Err(GraphError::unknown_path(&rest.join("/"))),
    }
}

/// `?ids=a,b`: several nodes in one reply; one that cannot be had spoils all.
fn several(session: &Session<'_>, call: &Call, fields: &[fields::Field]) -> Result<Value, GraphError> {
    let ids = call.param("ids").ok_or_else(GraphError::unsupported_root)?;
    let mut found = Map::new();
    for id in ids.split(',').map(str::trim) {
        let node = nodes::find(session, id).map_err(|error| match error.subcode {
            Some(33) => GraphError::unknown_alias(id),
            _ => error,
        })?;
        found.insert(id.to_owned(), render::node(session, node, fields)?);
    }
    Ok(Value::Object(found))
}
