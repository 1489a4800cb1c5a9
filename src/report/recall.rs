//! From a report back to what the screen shows.

use super::Report;
use crate::domain::catalogue::{Check, State};
use crate::domain::check::Row;
use crate::domain::id::{AccountId, AppId, PhoneId};
use crate::domain::verdict::{Value, Verdict};

/// Stands for what a report does not tell.
const UNTOLD: &str = "…";
/// Values that only the check itself knew.
const LOST: [&str; 6] = ["date", "expected", "kind", "other", "part", "permissions"];

impl Report {
    /// The verdicts that this guide has words for, in the report's order; see [`super::Line::known`] for the rest. Their
    /// sum is [`Self::overall`]: which of them were needed, a report does not tell.
    #[must_use]
    pub fn verdicts(&self) -> Vec<Verdict> {
        let known = self.checks.iter().filter_map(super::Line::known);
        known.map(|(row, code)| Verdict { values: self.values(&row), ..Verdict::recalled(row, code) }).collect()
    }

    fn values(&self, row: &Row) -> Vec<(&'static str, Value)> {
        let only = match self.ids.accounts.as_slice() {
            [only] if row.check == Check::AccountFound => Some(only),
            _ => None,
        };
        let told = [
            ("account", row.account.as_ref().or(only).map(AccountId::as_str)),
            ("phone", row.phone.as_ref().map(PhoneId::as_str)),
            ("permission", row.permission.as_deref()),
            ("app", self.ids.app.as_ref().map(AppId::as_str)),
        ];
        let told = told.into_iter().chain(LOST.map(|name| (name, None)));
        let mut values: Vec<_> =
            told.map(|(name, value)| (name, Value::Text(value.unwrap_or(UNTOLD).to_owned()))).collect();
        values.push(("count", self.count()));
        values
    }

    /// How many accounts were found. One that cannot be read may have been in the address only, and not found at all.
    fn count(&self) -> Value {
        let mut readable = self.checks.iter().filter(|line| line.id == Check::AccountReadable.as_str());
        if self.left_out == 0 && readable.all(|line| line.state == State::Pass) {
            Value::Number(self.ids.accounts.len())
        } else {
            Value::Text(UNTOLD.to_owned())
        }
    }
}
