//! The lists that hang on a node, and who may see them.

use super::{
    access::{ACCOUNTS, CATALOGS},
    error::GraphError,
    form::Params,
    nodes::Node,
    session::Session,
    world::{Account, Business, Subscription, User, UserKind},
};
use serde_json::{Map, Value, json};

/// A list before it is cut into pages.
pub enum Edge<'w> {
    /// Nodes, each with what the list adds to it.
    Nodes(Vec<Item<'w>>),
    /// Plain data, given whole.
    Plain(Vec<Value>),
}

/// One node in a list.
pub struct Item<'w> {
    pub node: Node<'w>,
    /// Fields that exist in this list only, such as the tasks of a user on an account.
    pub extra: Map<String, Value>,
}

impl<'w> Item<'w> {
    fn plain(node: Node<'w>) -> Self {
        Self { node, extra: Map::new() }
    }

    fn with(node: Node<'w>, name: &str, value: Value) -> Self {
        Self { node, extra: Map::from_iter([(name.to_owned(), value)]) }
    }
}

type Found<'w> = Result<Option<Edge<'w>>, GraphError>;

/// The list of a node under a name; `None` when that kind of node has no such list.
pub fn find<'w>(session: &Session<'w>, node: Node<'w>, name: &str, params: &Params) -> Found<'w> {
    let found = match node {
        Node::User(user) if user.kind != UserKind::Page => of_user(session, user, name),
        Node::Business(business) => of_business(session, business, name),
        Node::Account(account) => of_account(session, account, name, params),
        _ => Ok(None),
    }?;
    let is_emptied = session.world.quirks.empty_lists.iter().any(|list| list == name);
    Ok(if is_emptied { found.map(|_| Edge::Plain(Vec::new())) } else { found })
}

fn of_user<'w>(session: &Session<'w>, user: &'w User, name: &str) -> Found<'w> {
    match name {
        "permissions" => permissions(session, user).map(Some),
        "assigned_whatsapp_business_accounts" => {
            session.require(ACCOUNTS)?;
            let accounts = session.world.accounts.iter().filter(|account| session.may_read(account));
            let assigned = accounts.filter_map(|account| account.tasks_of(&user.id).map(|tasks| (account, tasks)));
            let items = assigned.map(|(account, tasks)| Item::with(Node::Account(account), "tasks", json!(tasks)));
            Ok(Some(Edge::Nodes(items.collect())))
        }
        "assigned_product_catalogs" => {
            session.require(CATALOGS)?;
            let own = user.business.as_deref().and_then(|id| session.world.business(id));
            let catalogs = own.into_iter().flat_map(|own| own.catalogs.iter().map(move |one| (own, one)));
            Ok(Some(Edge::Nodes(catalogs.map(|(own, one)| Item::plain(Node::Catalog(own, one))).collect())))
        }
        _ => Ok(None),
    }
}

fn permissions<'w>(session: &Session<'w>, user: &User) -> Result<Edge<'w>, GraphError> {
    if session.user.is_none_or(|own| own.id != user.id) {
        return Err(GraphError::unsupported("get", &user.id));
    }
    let entry = |status: &'static str| move |name: &String| json!({ "permission": name, "status": status });
    let token = session.token;
    let granted = token.scopes.iter().filter(|scope| !token.declined.contains(scope)).map(entry("granted"));
    Ok(Edge::Plain(granted.chain(token.declined.iter().map(entry("declined"))).collect()))
}

fn of_business<'w>(session: &Session<'w>, business: &'w Business, name: &str) -> Found<'w> {
    let accounts = |of_business: &dyn Fn(&Account) -> bool| {
        session.require(ACCOUNTS)?;
        let all = session.world.accounts.iter().filter(|account| of_business(account));
        let shown = all.filter(|account| !session.world.quirks.lists_only_readable || session.may_read(account));
        Ok(Some(Edge::Nodes(shown.map(|account| Item::plain(Node::Account(account))).collect())))
    };
    match name {
        "owned_whatsapp_business_accounts" => accounts(&|account| account.owner == business.id),
        "client_whatsapp_business_accounts" => accounts(&|account| account.shared_with.contains(&business.id)),
        "system_users" => {
            session.check_system_users()?;
            let users = session
                .world
                .users
                .iter()
                .filter(|user| user.kind == UserKind::System && user.business.as_ref() == Some(&business.id));
            let role = |user: &User| json!(if user.is_admin { "ADMIN" } else { "EMPLOYEE" });
            Ok(Some(Edge::Nodes(users.map(|user| Item::with(Node::User(user), "role", role(user))).collect())))
        }
        "owned_product_catalogs" => {
            session.require(CATALOGS)?;
            let catalogs = business.catalogs.iter().map(|catalog| Item::plain(Node::Catalog(business, catalog)));
            Ok(Some(Edge::Nodes(catalogs.collect())))
        }
        _ => Ok(None),
    }
}

fn of_account<'w>(session: &Session<'w>, account: &'w Account, name: &str, params: &Params) -> Found<'w> {
    match name {
        "phone_numbers" => {
            let phones = account.phones.iter().map(|phone| Item::plain(Node::Phone(account, phone)));
            Ok(Some(Edge::Nodes(phones.collect())))
        }
        "assigned_users" => assigned_users(session, account, params).map(Some),
        "subscribed_apps" => Ok(Some(Edge::Plain(subscribed_apps(session, account)))),
        _ => Ok(None),
    }
}

/// Only the users of the business asked about, which has to be one of the account's.
fn assigned_users<'w>(session: &Session<'w>, account: &'w Account, params: &Params) -> Result<Edge<'w>, GraphError> {
    let business = params.get("business").filter(|business| !business.is_empty());
    let business = business.ok_or_else(|| GraphError::parameter_required("business"))?;
    if !account.belongs_to(business) {
        return Err(GraphError::invalid_parameter());
    }
    let assigned = account.assigned.iter().filter(|assignment| !assignment.tasks.is_empty());
    let users = assigned.filter_map(|assignment| {
        let user = session.world.user(&assignment.user).filter(|user| user.business.as_deref() == Some(business))?;
        Some(Item::with(Node::AssignedUser(user), "tasks", json!(assignment.tasks)))
    });
    Ok(Edge::Nodes(users.collect()))
}

fn subscribed_apps(session: &Session<'_>, account: &Account) -> Vec<Value> {
    let entry = |subscription: &Subscription| {
        let app = session.world.app(&subscription.app)?;
        let link = format!("https://www.facebook.com/games/?app_id={}", app.id);
        let mut entry = json!({ "whatsapp_business_api_data": { "id": app.id, "name": app.name, "link": link } });
        if let Some(uri) = &subscription.override_callback_uri {
            entry["override_callback_uri"] = json!(uri);
        }
        Some(entry)
    };
    account.subscriptions.iter().filter_map(entry).collect()
}
