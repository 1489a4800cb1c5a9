//! The oddities of a world: where Meta's behaviour is undocumented, contradictory or temporarily broken.

use super::{
    error::GraphError,
    pattern::Pattern,
    reader::{Reader, WorldError},
};
use serde_json::Value;

/// All oddities; the default is the documented behaviour.
#[derive(Clone, Debug, Default)]
pub struct Quirks {
    /// How a batch is answered whose own token is refused.
    pub dead_token: DeadToken,
    /// How an account the token may not see is refused.
    pub account_refusal: AccountRefusal,
    /// Who may list a business's system users.
    pub system_users: SystemUsers,
    /// Whether a business's lists of accounts hold only those the token may read.
    pub lists_only_readable: bool,
    /// Lists that come back empty although there is something to list.
    pub empty_lists: Vec<String>,
    /// Fields that fail the whole call when asked for.
    pub forbidden_fields: Vec<String>,
    /// Batch items that come back as `null`, by index.
    pub null_items: Vec<usize>,
    /// Calls whose batch item comes back as `null`, whichever index it has.
    pub null_calls: Vec<Pattern>,
    /// Entries that lists hold beside the true ones.
    pub stray_entries: Vec<Stray>,
    /// The most items a page ever holds.
    pub page_size: Option<usize>,
    /// Whether a preflight is refused.
    pub preflight_refused: bool,
    /// Calls that are refused whatever they ask.
    pub refusals: Vec<Refusal>,
}

/// How a batch is answered whose own token is refused: both are believed of Meta.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DeadToken {
    /// One error object instead of the list.
    #[default]
    Object,
    /// A list in which every item carries the error.
    Items,
    /// The same, except that `debug_token` still inspects the dead token and says what it was.
    Inspect,
}

/// How an account the token may not see is refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AccountRefusal {
    /// Code 100 with subcode 33: as if the account did not exist.
    #[default]
    Unsupported,
    /// Code 10.
    Scope,
    /// Code 200.
    Permissions,
}

/// Who may list a business's system users.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SystemUsers {
    /// Admins, as documented.
    #[default]
    Admins,
    /// Everyone in the business.
    Everyone,
    /// Nobody.
    Nobody,
}

/// An entry that stands in a list although nothing in the world is behind it: a double, a contradiction, a broken id.
#[derive(Clone, Debug)]
pub struct Stray {
    list: Pattern,
    on: Pages,
    entry: Value,
}

/// On which pages of a list something stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Pages {
    /// On the first.
    #[default]
    First,
    /// On all behind the first.
    Later,
    /// On all.
    Every,
}

/// Calls that are refused whatever they ask, for good or a number of times.
#[derive(Clone, Debug)]
pub struct Refusal {
    call: Pattern,
    left: Option<i64>,
    error: GraphError,
}

impl Quirks {
    /// Reads the `quirks` of a world.
    pub fn read(value: &Value, place: &str) -> Result<Self, WorldError> {
        let keys = [
            "dead_token",
            "account_refusal",
            "system_users",
            "lists_only_readable",
            "empty_lists",
            "forbidden_fields",
            "null_items",
            "null_calls",
            "stray_entries",
            "page_size",
            "preflight_refused",
            "refusals",
        ];
        let reader = Reader::new(value, place, &keys)?;
        let dead_tokens = [("object", DeadToken::Object), ("items", DeadToken::Items), ("inspect", DeadToken::Inspect)];
        let refusals = [
            ("100/33", AccountRefusal::Unsupported),
            ("10", AccountRefusal::Scope),
            ("200", AccountRefusal::Permissions),
        ];
        let listers =
            [("admins", SystemUsers::Admins), ("everyone", SystemUsers::Everyone), ("nobody", SystemUsers::Nobody)];
        let page_size = reader.number("page_size")?.map(usize::try_from).transpose();
        Ok(Self {
            dead_token: reader.choice("dead_token", &dead_tokens)?,
            account_refusal: reader.choice("account_refusal", &refusals)?,
            system_users: reader.choice("system_users", &listers)?,
            lists_only_readable: reader.flag("lists_only_readable", false)?,
            empty_lists: reader.texts("empty_lists")?,
            forbidden_fields: reader.texts("forbidden_fields")?,
            null_items: reader.indexes("null_items")?,
            null_calls: reader.texts("null_calls")?.iter().map(|call| Pattern::read(call)).collect(),
            stray_entries: reader
                .list("stray_entries")?
                .into_iter()
                .map(|(value, at)| stray(value, &at))
                .collect::<Result<_, _>>()?,
            page_size: page_size.map_err(|_| reader.wrong("page_size", "is less than 0"))?.filter(|size| *size > 0),
            preflight_refused: reader.flag("preflight_refused", false)?,
            refusals: reader
                .list("refusals")?
                .into_iter()
                .map(|(value, at)| refusal(value, &at))
                .collect::<Result<_, _>>()?,
        })
    }

    /// Whether the batch item of this call comes back as `null`.
    pub fn leaves_open(&self, path: &[String]) -> bool {
        self.null_calls.iter().any(|call| call.matches(path))
    }

    /// The entries that a page of a list holds beside the true ones; the list by the id it hangs on and its name.
    pub fn strays(&self, list: [&str; 2], is_first_page: bool) -> impl Iterator<Item = Value> {
        let path = list.map(str::to_owned);
        let is_meant = move |stray: &&Stray| {
            stray.list.matches(&path)
                && match stray.on {
                    Pages::First => is_first_page,
                    Pages::Later => !is_first_page,
                    Pages::Every => true,
                }
        };
        self.stray_entries.iter().filter(is_meant).map(|stray| stray.entry.clone())
    }

    /// The scripted refusal of a call, if there is one left.
    pub fn refuse(&mut self, path: &[String]) -> Option<GraphError> {
        let meant = |refusal: &&mut Refusal| refusal.call.matches(path) && refusal.left != Some(0);
        let refusal = self.refusals.iter_mut().find(meant)?;
        refusal.left = refusal.left.map(|left| left.saturating_sub(1));
        Some(refusal.error.clone())
    }
}

fn stray(value: &Value, place: &str) -> Result<Stray, WorldError> {
    let reader = Reader::new(value, place, &["list", "on", "entry"])?;
    let pages = [("first", Pages::First), ("later", Pages::Later), ("every", Pages::Every)];
    let entry = reader.object("entry").map(|(value, _)| value.clone());
    Ok(Stray {
        list: Pattern::read(&reader.text("list")?),
        on: reader.choice("on", &pages)?,
        entry: entry.ok_or_else(|| reader.wrong("entry", "is missing"))?,
    })
}

fn refusal(value: &Value, place: &str) -> Result<Refusal, WorldError> {
    let keys = ["call", "times", "status", "code", "subcode", "message", "kind", "is_transient"];
    let reader = Reader::new(value, place, &keys)?;
    let status = reader.number("status")?.map_or(Ok(400), u16::try_from);
    let code = reader.number("code")?.ok_or_else(|| reader.wrong("code", "is missing"))?;
    let mut error = GraphError::new(
        status.map_err(|_| reader.wrong("status", "is no HTTP status"))?,
        code,
        reader.text("message")?,
    );
    error.subcode = reader.number("subcode")?;
    error.is_transient = reader.flag("is_transient", false)?;
    error.kind = reader.optional_text("kind")?.unwrap_or(error.kind);
    Ok(Refusal { call: Pattern::read(&reader.text("call")?), left: reader.number("times")?, error })
}
