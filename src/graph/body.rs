//! The bodies of Meta's answers in our own words. Each reader takes what it understands and says nothing of the rest;
//! what proves something must be there in the right type, or the answer counts as unreadable.

use super::error::refusal;
use super::json::{Object, id, integer, list, object, text, texts};
use super::redact::redact;
use crate::domain::answer::Answer;
use crate::domain::catalogue::Code;
use crate::domain::facts::{AppOwner, Entry, Essentials, Extras, Grants, Inspection, Named, Page};
use crate::domain::health::{Flow, Part, PartKind, Problem};
use crate::domain::id::{AccountId, AppId, BusinessId, PhoneId, UserId};
use crate::domain::permission::{WHATSAPP_MANAGEMENT, WHATSAPP_MESSAGING};
use crate::domain::phone::{Phone, PhoneField};
use crate::json::Value;

/// The scopes whose `target_ids` are WhatsApp Business Accounts; those of other scopes are other things' ids.
const ACCOUNT_SCOPES: [&str; 2] = [WHATSAPP_MANAGEMENT, WHATSAPP_MESSAGING];

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
    let management = granular.iter().find(|entry| text(entry, "scope").as_deref() == Some(WHATSAPP_MANAGEMENT));
    Some(Inspection {
        valid,
        kind: text(data, "type"),
        app: id(data, "app_id").as_deref().and_then(AppId::parse),
        app_name: text(data, "application"),
        expires_at: integer(data, "expires_at"),
        access_ends_at: access_ends_at(data),
        user: id(data, "user_id").as_deref().and_then(UserId::parse),
        scopes,
        targets,
        limited: management.is_some_and(|entry| texts(entry, "target_ids").is_some_and(|ids| !ids.is_empty())),
        error: object(data, "error").and_then(refusal),
    })
}

/// `data_access_expires_at`, which may be left out. What stands there and is no time must not be taken for never, so it
/// becomes a time that cannot be.
fn access_ends_at(data: &Object) -> Option<i64> {
    let at = data.get("data_access_expires_at").filter(|at| !at.is_null())?;
    Some(at.as_i64().unwrap_or(-1))
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
fn page<T>(body: &Object, item: impl Fn(&Object) -> Option<T>) -> Option<Page<T>> {
    let items = list(body, "data")?.iter().map(|entry| item(entry.as_object()?)).collect::<Option<_>>()?;
    Some(Page { items, after: next_page(body) })
}

/// A page of accounts or of users.
pub(super) fn entries(body: &Object) -> Option<Page> {
    page(body, entry)
}

/// A page of `GET /{account}/subscribed_apps`: each app stands one level deeper than elsewhere.
pub(super) fn subscribers(body: &Object) -> Option<Page> {
    page(body, |item| entry(object(item, "whatsapp_business_api_data")?))
}

/// A page of `GET /{account}/phone_numbers`.
pub(super) fn phones(body: &Object) -> Option<Page<Phone>> {
    page(body, phone)
}

/// `GET /me/assigned_product_catalogs`: that there is a list is all it is asked for.
pub(super) fn catalogs(body: &Object) -> Option<()> {
    list(body, "data").map(|_| ())
}

fn entry(entry: &Object) -> Option<Entry> {
    Some(Entry {
        id: id(entry, "id").filter(|id| UserId::parse(id).is_some())?,
        name: text(entry, "name"),
        tasks: texts(entry, "tasks"),
        role: text(entry, "role"),
        doubtful: false,
    })
}

fn phone(phone: &Object) -> Option<Phone> {
    Some(Phone {
        id: PhoneId::parse(&id(phone, "id")?)?,
        number: text(phone, "display_phone_number"),
        name: text(phone, "verified_name"),
        states: PhoneField::ALL.map(|field| text(phone, field.as_str())),
        health: match health(phone) {
            Answer::Given(parts) => Some(parts),
            // Something was said of the number, and what it was cannot be told.
            Answer::Missing(Code::UnreadableReply) => {
                Some(vec![Part { kind: PartKind::Phone, id: None, flow: None, problems: Vec::new() }])
            }
            _ => None,
        },
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
    let owner = object(body, "owner_business_info");
    Some(Essentials {
        name: text(body, "name"),
        owner: owner.and_then(|owner| id(owner, "id")).as_deref().and_then(BusinessId::parse),
        owner_name: owner.and_then(|owner| text(owner, "name")),
    })
}

/// Further fields of `GET /{account}`. A payment method is told by its id alone, so anything but an id is none.
pub(super) fn extras(body: &Object, asked: &AccountId) -> Option<Extras> {
    id(body, "id").filter(|id| id == asked.as_str())?;
    Some(Extras {
        review: text(body, "account_review_status"),
        funded: id(body, "primary_funding_id").is_some_and(|id| UserId::parse(&id).is_some()),
        health: health(body),
    })
}

/// `health_status`. A part that is no object spoils the whole: it might be the one that holds messages back.
fn health(of: &Object) -> Answer<Vec<Part>> {
    let Some(status) = of.get("health_status").filter(|status| !status.is_null()) else {
        return Answer::Missing(Code::NotVisible);
    };
    let parts = status.as_object().and_then(|status| list(status, "entities"));
    let parts = parts.and_then(|parts| parts.iter().map(|entity| entity.as_object().map(part)).collect());
    parts.map_or(Answer::Missing(Code::UnreadableReply), Answer::Given)
}

fn part(entity: &Object) -> Part {
    let word = |key: &str| entity.get(key).and_then(Value::as_str);
    let problems = list(entity, "errors").unwrap_or_default().iter().filter_map(Value::as_object);
    let hints = list(entity, "additional_info").unwrap_or_default().iter().filter_map(Value::as_str);
    Part {
        kind: match word("entity_type") {
            Some("PHONE_NUMBER") => PartKind::Phone,
            Some("WABA") => PartKind::Account,
            Some("BUSINESS") => PartKind::Business,
            Some("APP") => PartKind::App,
            _ => PartKind::Other,
        },
        id: id(entity, "id").filter(|id| UserId::parse(id).is_some()),
        flow: match word("can_send_message") {
            Some("AVAILABLE") => Some(Flow::Available),
            Some("LIMITED") => Some(Flow::Limited),
            Some("BLOCKED") => Some(Flow::Blocked),
            _ => None,
        },
        problems: problems
            .map(|problem| Problem {
                code: integer(problem, "error_code"),
                advice: text(problem, "possible_solution").or_else(|| text(problem, "error_description")),
            })
            .chain(hints.map(|hint| Problem { code: None, advice: Some(redact(hint)) }))
            .collect(),
    }
}
