//! What the guide can come to know of accounts: who names them, and which of them it has to speak of.

use super::meta::{Meta, items, text, texts};
use super::told::Told;
use std::collections::BTreeSet;

const OF_ACCOUNTS: [&str; 2] = ["whatsapp_business_management", "whatsapp_business_messaging"];

/// Ids of accounts by where they are named.
pub struct Known {
    /// By the list of those assigned to the token's owner, each with the tasks it gives.
    pub assigned: Vec<(String, Option<Vec<String>>)>,
    /// By the token's own limits.
    pub limits: BTreeSet<String>,
    /// By the portfolio's lists.
    pub portfolio: BTreeSet<String>,
    /// Those that have to have rows.
    pub due: BTreeSet<String>,
    /// Whether every list that could name an account came whole.
    pub whole: bool,
}

impl Known {
    pub fn of(meta: &Meta<'_>) -> Self {
        let assigned = assigned(meta);
        let limits = limits(meta);
        let portfolio = portfolio(meta);
        let by_token: BTreeSet<String> = assigned.iter().map(|(id, _)| id.clone()).chain(limits.clone()).collect();
        let given = meta.scene.account.iter().cloned();
        let mut due = by_token;
        due.extend(portfolio.iter().filter(|id| meta.node(id).is_yes()).cloned());
        let reaches_one = !due.is_empty() || given.clone().any(|id| meta.node(&id).is_yes());
        // With nothing better, the portfolio's accounts are what the person has to hear of; beside one that they named
        // themselves, the contract does not ask for them.
        if !reaches_one && given.clone().next().is_none() {
            due.extend(portfolio.iter().cloned());
        }
        due.extend(given);
        let whole = [meta.assigned_list(), meta.owned(), meta.client()].iter().all(|told| told.is_yes());
        Self { assigned, limits, portfolio, due, whole }
    }

    /// The tasks that every list naming the token's owner gives it on an account; `None` for one that does not say.
    pub fn tasks(&self, meta: &Meta<'_>, id: &str) -> Vec<Option<Vec<String>>> {
        let by_token = self.assigned.iter().filter(|(named, _)| named == id).map(|(_, tasks)| tasks.clone());
        by_token.chain(people(meta, id)).collect()
    }

    pub fn is_assigned(&self, id: &str) -> bool {
        self.assigned.iter().any(|(named, _)| named == id)
    }
}

fn owned(tasks: &[&str]) -> Vec<String> {
    tasks.iter().map(|task| (*task).to_owned()).collect()
}

fn told_tasks(entry: &serde_json::Value) -> Option<Vec<String>> {
    entry["tasks"].is_array().then(|| owned(&texts(entry, "tasks")))
}

fn assigned(meta: &Meta<'_>) -> Vec<(String, Option<Vec<String>>)> {
    let list = "assigned_whatsapp_business_accounts";
    if meta.assigned_list() != Told::Yes {
        return Vec::new();
    }
    let mut named = Vec::new();
    for account in meta.accounts().iter().filter(|account| !meta.empties(list) && meta.may_read(account)) {
        if let Some(tasks) = meta.assigned(account).first() {
            named.push((text(account, "id").to_owned(), Some(owned(tasks))));
        }
    }
    named.extend(
        meta.strays(text(meta.token(), "user"), list)
            .into_iter()
            .map(|entry| (text(entry, "id").to_owned(), told_tasks(entry))),
    );
    named
}

/// Entries for the token's owner in an account's own list.
fn people(meta: &Meta<'_>, id: &str) -> Vec<Option<Vec<String>>> {
    let list = "assigned_users";
    let (Some(account), Told::Yes) = (meta.account(id), meta.of_account(id, list)) else { return Vec::new() };
    let business = meta.user().map_or("", |user| text(user, "business"));
    let mut entries = Vec::new();
    if !meta.empties(list) && business == text(account, "owner") {
        entries.extend(meta.assigned(account).iter().filter(|tasks| !tasks.is_empty()).map(|tasks| Some(owned(tasks))));
    }
    let own = text(meta.token(), "user");
    entries.extend(meta.strays(id, list).into_iter().filter(|entry| text(entry, "id") == own).map(told_tasks));
    entries
}

fn limits(meta: &Meta<'_>) -> BTreeSet<String> {
    if !meta.debug().is_yes() || meta.kind() == "APP" {
        return BTreeSet::new();
    }
    let scopes = OF_ACCOUNTS.iter().filter(|scope| texts(meta.token(), "scopes").contains(scope));
    scopes.filter_map(|scope| meta.limit(scope)).flatten().map(str::to_owned).collect()
}

fn portfolio(meta: &Meta<'_>) -> BTreeSet<String> {
    let list = "owned_whatsapp_business_accounts";
    if !meta.owned().is_yes() {
        return BTreeSet::new();
    }
    let only_readable = meta.world()["quirks"]["lists_only_readable"] == true;
    let shown = meta.accounts().iter().filter(|one| !meta.empties(list) && (!only_readable || meta.may_read(one)));
    let strays = meta
        .strays(text(&meta.world()["apps"][0], "owner"), list)
        .into_iter()
        .map(|entry| text(entry, "id").to_owned());
    shown.map(|account| text(account, "id").to_owned()).chain(strays).collect()
}

/// The ids of the numbers that an account shows.
pub fn numbers(meta: &Meta<'_>, id: &str) -> Vec<String> {
    let Some(account) = meta.account(id) else { return Vec::new() };
    items(&account["phones"]).iter().map(|phone| text(phone, "id").to_owned()).collect()
}
