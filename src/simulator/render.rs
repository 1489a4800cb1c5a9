//! Nodes and lists as JSON: field selection, and lists and nodes inside nodes.

use super::{
    edges::{self, Edge, Item},
    error::GraphError,
    fields::Field,
    form::Params,
    nodes::{Node, known_fields},
    paging,
    session::Session,
    values::{self, Held},
};
use serde_json::{Map, Value, json};

/// A node with the fields asked for, or its default ones; the id is always there.
pub fn node<'w>(session: &Session<'w>, node: Node<'w>, fields: &[Field]) -> Result<Value, GraphError> {
    item(session, &Item { node, extra: Map::new() }, fields)
}

fn item<'w>(session: &Session<'w>, item: &Item<'w>, fields: &[Field]) -> Result<Value, GraphError> {
    let mut object = Map::from_iter([("id".to_owned(), json!(item.node.id()))]);
    if fields.is_empty() {
        for name in item.node.kind().default_fields() {
            let field = Field { name: (*name).to_owned(), ..Field::default() };
            add(session, item.node, &field, &mut object)?;
        }
        object.extend(item.extra.clone());
    }
    for field in fields {
        match item.extra.get(&field.name) {
            Some(value) => drop(object.insert(field.name.clone(), value.clone())),
            None => add(session, item.node, field, &mut object)?,
        }
    }
    Ok(Value::Object(object))
}

fn add<'w>(
    session: &Session<'w>,
    of: Node<'w>,
    field: &Field,
    object: &mut Map<String, Value>,
) -> Result<(), GraphError> {
    let value = if known_fields(of.kind()).contains(&field.name.as_str()) {
        match values::field(session, of, &field.name)? {
            Held::Data(value) => select(value, &field.inner),
            Held::Node(inner) => node(session, inner, &field.inner)?,
            Held::Nothing => return Ok(()),
        }
    } else {
        edge(session, of, &field.name, &field.params, &field.inner)?
    };
    object.insert(field.name.clone(), value);
    Ok(())
}

/// The fields asked for of plain data; lists are searched through, fields that are not there stay out.
fn select(value: Value, fields: &[Field]) -> Value {
    match value {
        Value::Object(object) if !fields.is_empty() => {
            let wanted = |name: &str| fields.iter().find(|field| field.name == name);
            let kept = object.into_iter().filter_map(|(name, value)| {
                let field = wanted(&name)?;
                Some((name, select(value, &field.inner)))
            });
            Value::Object(kept.collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(|item| select(item, fields)).collect()),
        other => other,
    }
}

/// A list of a node, one page of it.
pub fn edge<'w>(
    session: &Session<'w>,
    of: Node<'w>,
    name: &str,
    params: &Params,
    fields: &[Field],
) -> Result<Value, GraphError> {
    match edges::find(session, of, name, params)? {
        None => Err(GraphError::nonexisting_field(name, of.kind().type_name())),
        Some(Edge::Plain(items)) => {
            let strays = session.world.quirks.strays([of.id(), name], true);
            let data: Vec<Value> = items.into_iter().map(|item| select(item, fields)).chain(strays).collect();
            Ok(json!({ "data": data }))
        }
        Some(Edge::Nodes(items)) => {
            let path = format!("{}/{name}", of.id());
            let (page, paging) = paging::page(session, &path, params, &items, |item| item.node.id())?;
            let mut data = page.iter().map(|one| item(session, one, fields)).collect::<Result<Vec<_>, _>>()?;
            let is_first = paging.as_ref().is_none_or(|paging| paging.get("previous").is_none());
            data.extend(session.world.quirks.strays([of.id(), name], is_first));
            let mut list = json!({ "data": data });
            if let Some(paging) = paging {
                list["paging"] = paging;
            }
            if matches!(params.get("summary"), Some("1" | "true" | "total_count")) {
                list["summary"] = json!({ "total_count": items.len() });
            }
            Ok(list)
        }
    }
}
