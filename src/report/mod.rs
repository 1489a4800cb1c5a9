//! What a check found, as a text that can be sent to somebody and opened again: `system-user-guide/report@1`.
//!
//! A report goes to people who help, so it holds nothing that opens a door or tells who somebody is: no token, no
//! secret, no address, no name, no telephone number. Every text in it has a narrow shape, and what does not have it is
//! left out. `docs/report.schema.json` is the contract; within `report@1` checks and codes are only ever added.
//!
//! A report proves nothing: anybody can write one. It says what its writer says.

mod error;
mod json;
mod make;
mod read;
mod recall;
mod text;

pub use error::ReportError;
pub use read::read;

use crate::domain::catalogue::{Check, Code, REASONS, State};
use crate::domain::check::Row;
use crate::domain::id::{AccountId, AppId, BusinessId, PhoneId};
use crate::domain::moment::Moment;
use crate::domain::overall::Overall;

/// The name and version of the format.
const SCHEMA: &str = "system-user-guide/report@1";
/// No report is longer than this, in bytes.
pub const LONGEST: usize = 256 * 1024;
/// No report has more checks than this.
pub const MOST_LINES: usize = 2_000;

/// A report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Which build of the guide made the check.
    pub build: String,
    /// Which version of the Graph API it spoke.
    pub graph_version: String,
    /// When.
    pub checked_at: Moment,
    /// The answer in one word; a check under way has no report.
    pub overall: Overall,
    /// What the check was about.
    pub ids: Ids,
    /// How each check ended.
    pub checks: Vec<Line>,
    /// How many checks are not in it, because a report has an end.
    pub left_out: usize,
}

/// The ids of the things that a check was about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ids {
    /// The token's app.
    pub app: Option<AppId>,
    /// The portfolio that owns it.
    pub business: Option<BusinessId>,
    /// The accounts that were checked.
    pub accounts: Vec<AccountId>,
    /// Their numbers.
    pub phones: Vec<PhoneId>,
}

/// How one check ended. The words stay as they were read, because a newer guide may know more of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The check's public id.
    pub id: String,
    /// The id of the account or the number that it is about, or nothing.
    pub subject: String,
    /// How it stands. A check or a code that this guide does not know is [`State::Unknown`], whatever the report says.
    pub state: State,
    /// The code.
    pub code: String,
    /// Meta's `fbtrace_id` of a refusal, by which Meta's support finds the call.
    pub trace: Option<String>,
}

impl Line {
    /// The row and the code, if this guide has words for them. Others are shown by their id and code as they are.
    #[must_use]
    pub fn known(&self) -> Option<(Row, Code)> {
        let row = Row::parse(&self.id, &self.subject)?;
        let code = *Code::ALL.iter().find(|code| code.as_str() == self.code)?;
        has(row.check, code).then_some((row, code))
    }
}

/// Whether the contract lets the check end in the code.
fn has(check: Check, code: Code) -> bool {
    let (pass, warn, fail) = check.outcomes();
    [pass, warn, fail, REASONS].iter().any(|codes| codes.contains(&code))
}

/// 1 to `most` letters, digits and `signs`.
fn is_plain(text: &str, signs: &[u8], most: usize) -> bool {
    (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || signs.contains(&byte))
}

/// The name of a build or of a version.
fn is_version(text: &str) -> bool {
    is_plain(text, b"._-", 64)
}

/// A trace, as Meta writes them.
fn is_trace(text: &str) -> bool {
    is_plain(text, b"_-", 64)
}

/// The id of a check, or a code.
fn is_name(text: &str) -> bool {
    is_plain(text, b"._-", 96) && !text.bytes().any(|byte| byte.is_ascii_uppercase())
}
