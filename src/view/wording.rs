//! From ids to words: which text belongs to what, and what its placeholders stand for.

use crate::app::App;
use crate::content::picture::Own;
use crate::content::{Page, PageId, PasteAnswer};
use crate::domain::answer::Kind;
use crate::domain::catalogue::{Check, State};
use crate::domain::guide::Pasted;
use crate::domain::health::PartKind;
use crate::domain::overall::Overall;
use crate::domain::paste::Removed;
use crate::domain::verdict::{Value, Verdict};
use crate::host;
use leptos::prelude::Track;

/// What the customer's own things are called in a picture.
pub(super) fn own_name(app: App, own: Own) -> String {
    let words = app.words;
    match own {
        Own::Business => words.picture_business(),
        Own::App => words.picture_app(),
        Own::Account => words.picture_account(),
        Own::SystemUser => &app.config.system_user_name,
    }
    .to_owned()
}

/// A page, its placeholders filled with these values and with those that every page may mention.
pub(super) fn page(app: App, id: PageId, values: &[(&'static str, String)]) -> Page {
    let own = values.iter().map(|(name, value)| (*name, value.as_str()));
    let config = app.config;
    let platform = [("brand", config.brand.as_str()), ("system_user_name", config.system_user_name.as_str())];
    let all: Vec<(&str, &str)> = own.chain(platform).collect();
    let permissions: Vec<&str> = config.wanted.iter().map(|wanted| wanted.name.as_str()).collect();
    app.words.page(id).clone().with_each("permission", &permissions).filled(&all)
}

/// The page that says what a settled check means; nothing while it is under way. Where the words of verdicts have not
/// come, it says so, and is drawn again when they do.
pub(super) fn verdict_page(app: App, verdict: &Verdict) -> Option<Page> {
    let code = verdict.code?;
    let id = PageId::verdict(verdict.row.check, code);
    app.words_came.track();
    if !app.words.has(id) {
        return Some(Page { title: app.words.results_words_missing().to_owned(), ..Page::EMPTY });
    }
    let mut values = vec![("check", check_name(app, verdict))];
    for (name, value) in &verdict.values {
        let text = match value {
            Value::Text(text) => text.clone(),
            Value::Number(number) => app.words.number(u32::try_from(*number).unwrap_or(u32::MAX)),
            Value::Date(seconds) => host::locale::day(*seconds),
            Value::Kind(kind) => kind_name(app, *kind).to_owned(),
            Value::Part(kind, name) => part_name(app, *kind, name.as_deref()),
        };
        values.push((name, text));
    }
    Some(page(app, id, &values))
}

fn kind_name(app: App, kind: Kind) -> &'static str {
    let words = app.words;
    match kind {
        Kind::Phone => words.kind_phone(),
        Kind::App => words.kind_app(),
        Kind::Business => words.kind_business(),
        Kind::User => words.kind_user(),
        Kind::Other => words.kind_other(),
    }
}

fn part_name(app: App, kind: PartKind, name: Option<&str>) -> String {
    let words = app.words;
    match (kind, name) {
        (PartKind::Phone, Some(name)) => return words.part_phone_named(name),
        (PartKind::Phone, None) => words.part_phone(),
        (PartKind::Account, _) => words.part_account(),
        (PartKind::Business, _) => words.part_business(),
        (PartKind::App, _) => words.part_app(),
        (PartKind::Other, _) => words.part_other(),
    }
    .to_owned()
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
        Check::SystemUserRole => words.check_system_user_role(),
        Check::AccountReview => words.check_account_review(),
        Check::AccountPayment => words.check_account_payment(),
        Check::AccountWebhook => words.check_account_webhook(),
        Check::AccountHealth => words.check_account_health(),
        Check::PhoneFound => words.check_phone_found(),
        Check::PhoneRegistered => words.check_phone_registered(),
        Check::PhoneVerified => words.check_phone_verified(),
        Check::PhoneName => words.check_phone_name(),
        Check::PhoneQuality => words.check_phone_quality(),
        Check::PhoneMode => words.check_phone_mode(),
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
    app.overall().map_or("", |overall| overall_word(app, overall))
}

/// An answer in one line.
pub(super) fn overall_word(app: App, overall: Overall) -> &'static str {
    let words = app.words;
    match overall {
        Overall::Checking => words.overall_checking(),
        Overall::Ready => words.overall_ready(),
        Overall::Attention => words.overall_attention(),
        Overall::NotReady => words.overall_not_ready(),
        Overall::Unproved => words.overall_unproved(),
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
    page(app, PageId::Paste(answer), &[("removed", host::locale::list(&removed))])
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
