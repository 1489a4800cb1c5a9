//! Batches: up to 50 calls in one POST, where later ones may use the replies to earlier ones.

use super::{
    call::Call,
    error::GraphError,
    references,
    server::{Reply, Simulator},
};
use serde_json::{Map, Value, json};

const LARGEST: usize = 50;

/// One item as sent.
struct Item {
    method: String,
    relative_url: String,
    body: String,
    name: Option<String>,
    depends_on: Option<String>,
    omit_on_success: bool,
}

impl Item {
    fn read(value: &Value) -> Option<Self> {
        let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        Some(Self {
            method: text("method").unwrap_or_else(|| "GET".to_owned()),
            relative_url: text("relative_url")?,
            body: text("body").unwrap_or_default(),
            name: text("name"),
            depends_on: text("depends_on"),
            omit_on_success: value.get("omit_response_on_success").and_then(Value::as_bool).unwrap_or(true),
        })
    }

    fn needs(&self) -> impl Iterator<Item = &str> {
        let inside = references::names(&self.relative_url).into_iter().chain(references::names(&self.body));
        inside.chain(self.depends_on.as_deref())
    }
}

/// Answers a batch: a list of replies in the order of the items, or one error when it is no proper batch.
pub fn answer(simulator: &mut Simulator, call: &Call) -> Result<Value, GraphError> {
    let items = read(call.param("batch").unwrap_or_default())?;
    let mut replies: Vec<Reply> = Vec::with_capacity(items.len());
    let mut left_open = Vec::with_capacity(items.len());
    for item in &items {
        let earlier = |name: &str| {
            let index = items[..replies.len()].iter().position(|item| item.name.as_deref() == Some(name))?;
            replies.get(index)
        };
        let failed = item.needs().find(|name| earlier(name).is_none_or(|reply| reply.status != 200));
        let fill = |text: &str| references::fill(text, |name| earlier(name).map(|reply| &reply.body));
        let made = failed.map_or_else(
            || Call::from_item(&item.method, &fill(&item.relative_url), &fill(&item.body), call),
            |name| Err(GraphError::dependency_failed(name)),
        );
        left_open.push(made.as_ref().is_ok_and(|call| simulator.leaves_open(&call.path)));
        let reply = simulator.reply(made);
        replies.push(reply);
    }
    let with_headers = call.params.get("include_headers") != Some("false");
    let written = items.iter().zip(&replies).enumerate().map(|(index, (item, reply))| {
        let is_used = || items.iter().any(|other| other.needs().any(|name| item.name.as_deref() == Some(name)));
        let omitted = reply.status == 200 && item.omit_on_success && is_used();
        if omitted || left_open[index] || simulator.is_null(index) { Value::Null } else { write(reply, with_headers) }
    });
    Ok(written.collect())
}

fn read(batch: &str) -> Result<Vec<Item>, GraphError> {
    let values: Vec<Value> = serde_json::from_str(batch).map_err(|_| GraphError::not_a_batch())?;
    if values.len() > LARGEST {
        return Err(GraphError::batch_too_large());
    }
    let items: Option<Vec<_>> = values.iter().map(Item::read).collect();
    let items = items.ok_or_else(GraphError::invalid_parameter)?;
    for (index, item) in items.iter().enumerate() {
        let is_earlier = |name: &str| items[..index].iter().any(|other| other.name.as_deref() == Some(name));
        if let Some(name) = item.needs().find(|name| !is_earlier(name)) {
            return Err(GraphError::unresolved_request(index, name));
        }
    }
    Ok(items)
}

fn write(reply: &Reply, with_headers: bool) -> Value {
    let mut item = Map::from_iter([("code".to_owned(), json!(reply.status))]);
    if with_headers {
        let header = |(name, value): (&str, String)| json!({ "name": name, "value": value });
        item.insert("headers".to_owned(), reply.headers().into_iter().map(header).collect());
    }
    item.insert("body".to_owned(), json!(reply.body.to_string()));
    Value::Object(item)
}
