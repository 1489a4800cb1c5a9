//! Reports on the screen: one's own, to hand on, and one that somebody sent.

mod open;
mod own;

pub(super) use open::open;
pub(super) use own::own;

use super::wording::{state_word, verdict_page};
use crate::app::App;
use crate::domain::verdict::Verdict;
use crate::report::{Line, Report};

/// What a line of a report says, in words; without a name in it, because a report has none.
fn title(app: App, report: &Report, line: &Line) -> String {
    let unknown = || app.words.report_unknown_check(&line.id);
    let Some((row, code)) = line.known() else { return unknown() };
    let is_meant = |verdict: &&Verdict| verdict.row == row && verdict.code == Some(code);
    let verdict = report.verdicts().into_iter().find(|verdict| is_meant(&verdict));
    verdict.and_then(|verdict| verdict_page(app, &verdict)).map_or_else(unknown, |page| page.title)
}

/// When and by which build it was made.
fn made(app: App, report: &Report) -> String {
    app.words.report_made(&report.checked_at.iso(), &report.build)
}

/// The whole report as text.
fn text(app: App, report: &Report) -> String {
    let words = app.words;
    let overall = super::wording::overall_word(app, report.overall);
    let head = [words.report_name(), &made(app, report), overall];
    report.to_text(&head, &|state| state_word(app, Some(state)).to_owned(), &|line| title(app, report, line))
}
