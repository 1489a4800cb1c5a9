//! Calls that change the world: assigning users to an account and subscribing apps to it.

use super::{
    access::ACCOUNTS,
    call::{Call, Verb},
    error::GraphError,
    session::Session,
    world::{Account, Assignment, Subscription, World},
};
use serde_json::Value;

/// The tasks that can be given.
const TASKS: [&str; 10] = [
    "DEVELOP",
    "MANAGE",
    "MANAGE_EXTENSIONS",
    "MANAGE_PHONE",
    "MANAGE_PHONE_ASSETS",
    "MANAGE_TEMPLATES",
    "MESSAGING",
    "VIEW_COST",
    "VIEW_PHONE_ASSETS",
    "VIEW_TEMPLATES",
];

/// A change that the caller is allowed to make.
#[derive(Debug)]
pub struct Change {
    account: String,
    what: What,
}

#[derive(Debug)]
enum What {
    Assign(Assignment),
    Unassign(String),
    Subscribe(Subscription),
    Unsubscribe(String),
}

/// Decides what a POST or DELETE would change.
pub fn plan(session: &Session<'_>, call: &Call) -> Result<Change, GraphError> {
    let verb = if call.verb == Verb::Delete { "delete" } else { "post" };
    let path: Vec<&str> = call.path.iter().map(String::as_str).collect();
    let (id, edge) = match path.as_slice() {
        [] => return Err(GraphError::unsupported_root()),
        [id] => return Err(GraphError::unsupported(verb, id)),
        [id, edge] => (*id, *edge),
        [_, _, rest @ ..] => return Err(GraphError::unknown_path(&rest.join("/"))),
    };
    let refused = || GraphError::unsupported(verb, id);
    let account = session.world.account(id).ok_or_else(refused)?;
    let what = match edge {
        "assigned_users" => assignment(session, account, call, verb),
        "subscribed_apps" if session.may_read(account) => Ok(subscription(session, call)),
        _ => Err(refused()),
    }?;
    Ok(Change { account: account.id.clone(), what })
}

/// Only an admin of the account's business may assign; nobody else can raise anybody, themselves included.
fn assignment(session: &Session<'_>, account: &Account, call: &Call, verb: &str) -> Result<What, GraphError> {
    if !session.has(ACCOUNTS) {
        return Err(GraphError::unsupported(verb, &account.id));
    }
    if !session.is_admin_of(account) {
        return Err(GraphError::permissions());
    }
    let user = call.param("user").ok_or_else(|| GraphError::parameter_required("user"))?;
    let user = session.world.user(user).ok_or_else(GraphError::invalid_parameter)?.id.clone();
    if call.verb == Verb::Delete {
        return Ok(What::Unassign(user));
    }
    let tasks = tasks(call.param("tasks").ok_or_else(|| GraphError::parameter_required("tasks"))?);
    let are_known = |tasks: &Vec<String>| !tasks.is_empty() && tasks.iter().all(|task| TASKS.contains(&task.as_str()));
    let tasks = tasks.filter(are_known).ok_or_else(GraphError::invalid_parameter)?;
    Ok(What::Assign(Assignment { user, tasks }))
}

/// `["MANAGE"]`, `['MANAGE']` or `MANAGE,DEVELOP`: Meta takes all three.
fn tasks(text: &str) -> Option<Vec<String>> {
    let text = text.trim().replace('\'', "\"");
    if text.starts_with('[') {
        let list: Vec<Value> = serde_json::from_str(&text).ok()?;
        return list.into_iter().map(|task| task.as_str().map(str::to_owned)).collect();
    }
    Some(text.split(',').map(|task| task.trim().to_owned()).collect())
}

fn subscription(session: &Session<'_>, call: &Call) -> What {
    let app = session.app.id.clone();
    if call.verb == Verb::Delete {
        What::Unsubscribe(app)
    } else {
        let override_callback_uri = call.param("override_callback_uri").map(str::to_owned);
        What::Subscribe(Subscription { app, override_callback_uri })
    }
}

impl World {
    /// Makes a change; making it twice is the same as once.
    pub(super) fn apply(&mut self, change: Change) {
        let Some(account) = self.account_mut(&change.account) else { return };
        match change.what {
            What::Assign(assignment) => {
                account.assigned.retain(|old| old.user != assignment.user);
                account.assigned.push(assignment);
            }
            What::Unassign(user) => account.assigned.retain(|old| old.user != user),
            What::Subscribe(subscription) => {
                account.subscriptions.retain(|old| old.app != subscription.app);
                account.subscriptions.push(subscription);
            }
            What::Unsubscribe(app) => account.subscriptions.retain(|old| old.app != app),
        }
    }
}
