//! The bodies of Meta's answers in our own words. Each reader takes what it understands and says nothing of the rest;
//! what proves something must be there in the right type, or the answer counts as unreadable.

use super::error::refusal;
use super::json::{Object, id, integer, list, object, text, texts};
use crate::domain::facts::{AppOwner, Entry, Essentials, Grants, Inspection, Named, Page};
use crate::domain::id::{AccountId, AppId, BusinessId, UserId};
use serde_json::Value;

/// The scopes whose `target_ids` are WhatsApp Business Accounts; those of other scopes are other things' ids.
const ACCOUNT_SCOPES: [&str; 2] = ["whatsapp_business_management", "whatsapp_business_messaging"];

/// `GET /debug_token`: `{"data": {…}}`.
pub(super) fn inspection(body: &Object) -> Option<Inspection> {
    let data = object(body, "data")?;
    let valid = data.get("is_valid")?.as_bool()?;
    let granular: Vec<&Object> =
        list(data, "granular_scopes").unwrap_or_default().iter().filter_map(Value::as_object).collect();
    let mut scopes = texts(data, "scopes");
    if let Some(scopes) = &mut scopes {
        scopes.extend(granular.iter().filter_map(|entry| text(entry, "scope")));
    }
    let of_accounts = granular
        .iter()
        .filter(|entry| text(entry, "scope").is_some_and(|scope| ACCOUNT_SCOPES.contains(&scope.as_str())));
    let targets = of_accounts
        .filter_map(|entry| texts(entry, "target_ids"))
        .flatten()
        .filter_map(|target| AccountId::parse(&target))
        .collect();
    Some(Inspection {
        valid,
        kind: text(data, "type"),
        app: id(data, "app_id").as_deref().and_then(AppId::parse),
        app_name: text(data, "application"),
        expires_at: integer(data, "expires_at"),
        user: id(data, "user_id").as_deref().and_then(UserId::parse),
        scopes,
        targets,
        error: object(data, "error").and_then(refusal),
    })
}

/// `GET /me`, `GET /app`.
pub(super) fn named(body: &Object) -> Option<Named> {
    let id = id(body, "id").filter(|id| UserId::parse(id).is_some())?;
    Some(Named { id, name: text(body, "name") })
}

/// `GET /app?fields=owner_business`; an app without a portfolio has no such field.
pub(super) fn owner(body: &Object) -> Option<AppOwner> {
    id(body, "id")?;
    let business = object(body, "owner_business").and_then(|owner| id(owner, "id"));
    Some(AppOwner { business: business.as_deref().and_then(BusinessId::parse) })
}

/// `GET /me/permissions`.
pub(super) fn grants(body: &Object) -> Option<Grants> {
    let complete = next_page(body).is_none();
    let mut grants = Grants { complete, ..Grants::default() };
    for entry in list(body, "data")? {
        let entry = entry.as_object()?;
        let permission = text(entry, "permission")?;
        let granted = text(entry, "status")? == "granted";
        if granted { &mut grants.granted } else { &mut grants.declined }.push(permission);
    }
    Some(grants)
}

/// One page of any list. An entry without an id spoils the page: it might be the one that is looked for.
pub(super) fn page(body: &Object) -> Option<Page> {
    let items = list(body, "data")?.iter().map(|entry| self::entry(entry.as_object()?)).collect::<Option<_>>()?;
    Some(Page { items, after: next_page(body) })
}

fn entry(entry: &Object) -> Option<Entry> {
    Some(Entry {
        id: id(entry, "id").filter(|id| UserId::parse(id).is_some())?,
        name: text(entry, "name"),
        tasks: texts(entry, "tasks"),
        role: text(entry, "role"),
    })
}

/// The cursor of the next page. `paging.next` says that there is one, and is never followed: it carries the token.
fn next_page(body: &Object) -> Option<String> {
    let there = |value: &&Value| !value.is_null();
    // Whether the list goes on cannot be told, so it counts as one that does.
    let Some(paging) = body.get("paging").filter(there)?.as_object() else { return Some(String::new()) };
    paging.get("next").filter(there)?;
    let cursor = object(paging, "cursors").and_then(|cursors| cursors.get("after")?.as_str().map(str::to_owned));
    // A next page without a cursor cannot be asked for; an empty cursor brings the first page again and ends the list
    // as incomplete.
    Some(cursor.filter(|cursor| cursor.len() <= 1000).unwrap_or_default())
}

/// `GET /{account}`, proof only when it is the account that was asked for.
pub(super) fn essentials(body: &Object, asked: &AccountId) -> Option<Essentials> {
    id(body, "id").filter(|id| id == asked.as_str())?;
    let owner = object(body, "owner_business_info").and_then(|owner| id(owner, "id"));
    Some(Essentials { name: text(body, "name"), owner: owner.as_deref().and_then(BusinessId::parse) })
}
