//! From ids to words: which text belongs to what, and what its placeholders stand for.

use crate::app::App;
use crate::content::{Page, PageId, PasteAnswer};
use crate::domain::catalogue::{Check, State};
use crate::domain::guide::Pasted;
use crate::domain::overall::Overall;
use crate::domain::paste::Removed;
use crate::domain::verdict::{Value, Verdict};
use crate::host;

/// The platform whose customers use the guide, and the name it suggests for the system user.
const BRAND: &str = "eleapi";
/// A neutral name: Meta may refuse names with WhatsApp, Facebook or Bot in them.
const SYSTEM_USER_NAME: &str = "eleapi-connect";

/// A page, its placeholders filled with these values and with those that every page may mention.
pub(super) fn page(app: App, id: PageId, values: &[(&'static str, String)]) -> Page {
    let own = values.iter().map(|(name, value)| (*name, value.as_str()));
    let all: Vec<(&str, &str)> = own.chain([("brand", BRAND), ("system_user_name", SYSTEM_USER_NAME)]).collect();
    app.words.page(id).filled(&all)
}

/// The page that says what a settled check means; nothing while it is under way.
pub(super) fn verdict_page(app: App, verdict: &Verdict) -> Option<Page> {
    let code = verdict.code?;
    let mut values = vec![("check", check_name(app, verdict))];
    for (name, value) in &verdict.values {
        let text = match value {
            Value::Text(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Date(seconds) => host::locale::day(*seconds, app.words.language()),
        };
        values.push((name, text));
    }
    Some(page(app, PageId::verdict(verdict.row.check, code), &values))
}

/// What a check proves, in a few words.
pub(super) fn check_name(app: App, verdict: &Verdict) -> String {
    let words = app.words;
    match verdict.row.check {
        Check::Permission => return words.check_permission(verdict.row.permission.as_deref().unwrap_or_default()),
        Check::Connection => words.check_connection(),
        Check::TokenValid => words.check_token_valid(),
        Check::TokenKind => words.check_token_kind(),
        Check::TokenExpiry => words.check_token_expiry(),
        Check::TokenApp => words.check_token_app(),
        Check::PermissionExtra => words.check_permission_extra(),
        Check::AccountFound => words.check_account_found(),
        Check::AccountReadable => words.check_account_readable(),
        Check::AccountControl => words.check_account_control(),
    }
    .to_owned()
}

/// The word for a state; `None` is a check under way.
pub(super) fn state_word(app: App, state: Option<State>) -> &'static str {
    match state {
        None => app.words.state_pending(),
        Some(State::Pass) => app.words.state_pass(),
        Some(State::Warn) => app.words.state_warn(),
        Some(State::Fail) => app.words.state_fail(),
        Some(State::Unknown) => app.words.state_unknown(),
    }
}

/// The answer in one line; empty before the first check.
pub(super) fn overall_title(app: App) -> &'static str {
    let words = app.words;
    match app.overall() {
        None => "",
        Some(Overall::Checking) => words.overall_checking(),
        Some(Overall::Ready) => words.overall_ready(),
        Some(Overall::Attention) => words.overall_attention(),
        Some(Overall::NotReady) => words.overall_not_ready(),
        Some(Overall::Unproved) => words.overall_unproved(),
    }
}

/// The paste doctor's page.
pub(super) fn paste_page(app: App, pasted: &Pasted) -> Page {
    let answer = match pasted.problem {
        Some(problem) => PasteAnswer::Problem(problem),
        None if pasted.removed.is_empty() => PasteAnswer::Ok,
        None => PasteAnswer::Repaired,
    };
    let removed: Vec<&str> = pasted.removed.iter().map(|removed| removed_word(app, *removed)).collect();
    page(app, PageId::Paste(answer), &[("removed", removed.join(", "))])
}

fn removed_word(app: App, removed: Removed) -> &'static str {
    let words = app.words;
    match removed {
        Removed::Blanks => words.removed_blanks(),
        Removed::LineBreaks => words.removed_line_breaks(),
        Removed::Invisible => words.removed_invisible(),
        Removed::Quotes => words.removed_quotes(),
        Removed::Punctuation => words.removed_punctuation(),
        Removed::Prefix => words.removed_prefix(),
        Removed::Address => words.removed_address(),
        Removed::Surroundings => words.removed_surroundings(),
    }
}
