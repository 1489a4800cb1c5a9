//! What may be said of a scene, row by row: the contract of checks read against the truth, slowly and obviously.
//!
//! One code where the world decides; a few where Meta's answers cannot tell more, or where the contract is silent.

mod account;
mod known;
mod meta;
mod number;
mod number_words;
mod permission;
mod readable;
mod sum;
mod token;
mod told;
mod truth;

pub use known::Known;
pub use sum::sum;
pub use truth::{Truth, truth};

use crate::conversation::row_name;
use crate::scene::{PERMISSIONS, Scene};
use meta::Meta;
use std::collections::BTreeSet;
use told::Why;

pub type Codes = BTreeSet<&'static str>;

/// The reasons why a row may stay open.
pub const OPEN: [&str; 6] =
    ["not-asked", "not-visible", "not-inspectable", "unreadable-reply", "unreachable", "rate-limited"];

/// Whether a row counts in the overall word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    Yes,
    /// It is about something the person does not want to use.
    No,
    /// The contract does not tell.
    Open,
}

/// One row, and what it may say.
#[derive(Clone, Debug)]
pub struct Line {
    pub check: String,
    pub account: Option<String>,
    pub phone: Option<String>,
    pub codes: Codes,
    /// Whether the row has to be there.
    pub due: bool,
    pub counts: Counts,
}

impl Line {
    fn once(check: &str, codes: Codes) -> Self {
        Self { check: check.to_owned(), account: None, phone: None, codes, due: true, counts: Counts::Yes }
    }

    pub fn name(&self) -> String {
        row_name(&self.check, self.account.as_deref(), self.phone.as_deref())
    }
}

pub fn codes<const N: usize>(codes: [&'static str; N]) -> Codes {
    codes.into_iter().collect()
}

/// Every row that may stand in the results of a scene.
pub fn lines(scene: &Scene) -> Vec<Line> {
    let meta = Meta { scene };
    let known = Known::of(&meta);
    let mut lines = vec![
        Line::once("connection", token::connection(&meta)),
        Line::once("token.valid", token::valid(&meta)),
        Line::once("token.kind", token::kind(&meta)),
        Line::once("token.expiry", token::expiry(&meta)),
        Line::once("token.app", token::app(&meta)),
        Line::once("permission.extra", permission::extra(&meta)),
        Line::once("system-user.role", token::role(&meta)),
        Line::once("account.found", account::found(&meta, &known)),
    ];
    for name in PERMISSIONS {
        lines.push(Line::once(&format!("permission.{name}"), permission::permission(&meta, &known, name)));
    }
    lines.extend(account::lines(&meta, &known));
    lines.extend(number::lines(&meta, &known));
    open_up(&meta, &known, &mut lines);
    lines
}

/// When no conversation took place, nothing is known, and every row but the ones about that stays open.
fn open_up(meta: &Meta<'_>, known: &Known, lines: &mut Vec<Line>) {
    let whole = meta.whole();
    let silent = whole.is_some() || meta.death().is_some();
    let alive = meta.debug().is_yes() || meta.me().is_yes();
    let limited = meta.limits_every_item();
    for line in lines.iter_mut() {
        match whole {
            _ if ["connection", "token.valid"].contains(&line.check.as_str()) => {}
            _ if silent && line.check.starts_with("token.") => {}
            Some(Why::Limit) => line.codes = codes(["rate-limited", "not-asked"]),
            Some(_) => line.codes = codes(["unreachable", "not-asked"]),
            None if silent => line.codes = OPEN.into_iter().collect(),
            None if limited || !alive => line.codes.extend(OPEN),
            None => {}
        }
    }
    if silent || limited {
        // Only of the account in the address, and of those the token is limited to, can anything be said.
        let is_known = |id: &String| Some(id) == meta.scene.account.as_ref() || known.limits.contains(id);
        lines.retain(|line| line.phone.is_none() && line.account.as_ref().is_none_or(is_known));
    }
    if !alive || silent || limited {
        lines.iter_mut().filter(|line| line.account.is_some()).for_each(|line| line.due = false);
    }
}
