//! A report that somebody sent: opened on this device, and shown like a check of one's own.

use super::super::action::{Look, act};
use super::super::element::{classed, el, live, nothing, several};
use super::super::file_field::file_field;
use super::super::results::{boxed_answer, sorted};
use super::super::wording::overall_word;
use super::{made, title};
use crate::app::App;
use crate::host::field::take_lines;
use crate::report::{Report, ReportError};
use leptos::prelude::*;

const FIELD: &str = "report";

pub(in crate::view) fn open(app: App) -> AnyView {
    let words = app.words;
    let kinds = ".json,application/json,text/plain";
    let file = file_field("report-file", words.report_file(), kinds, move |event| app.open_report_file(&event));
    let field = el("textarea")
        .set("id", "report-text")
        .set("data-field", FIELD)
        .set("dir", "ltr")
        .set("rows", "6")
        .set("spellcheck", "false")
        .set("autocomplete", "off")
        .view();
    let ways = classed("section", "card field")
        .on("dragover", |event| event.prevent_default())
        .on("drop", move |event| {
            event.prevent_default();
            app.open_report_file(&event);
        })
        .child(file)
        .child(el("label").set("for", "report-text").text(words.report_paste()).view())
        .child(field)
        .child(act("read-report", Look::Primary, words.report_open(), move || app.open_report(&take_lines(FIELD))))
        .view();
    let shown = live(move || match app.report.get() {
        None => nothing(),
        Some(Err(error)) => classed("p", "notice notice--fail")
            .set("data-report-error", error.as_str())
            .text(error_text(app, error))
            .view(),
        Some(Ok(report)) => opened(app, &report),
    });
    several(vec![
        el("p").text(words.report_open_about()).view(),
        ways,
        classed("div", "results").set("role", "status").child(shown).view(),
    ])
}

fn opened(app: App, report: &Report) -> AnyView {
    let words = app.words;
    let strange = report.checks.iter().filter(|line| line.known().is_none());
    let strange: Vec<AnyView> = strange.map(|line| el("li").text(title(app, report, line)).view()).collect();
    let left_out = u32::try_from(report.left_out).unwrap_or(u32::MAX);
    let left_out = (left_out > 0).then(|| el("p").text(words.report_left_out(left_out)).view());
    let note = el("div")
        .child(el("p").text(words.report_opened()).view())
        .child(el("p").text(made(app, report)).view())
        .children(left_out)
        .view();
    several(vec![
        el("h2").text(words.results_heading()).view(),
        boxed_answer(report.overall, overall_word(app, report.overall), note),
        sorted(app, &report.verdicts(), &[]),
        el("ul").children(strange).view(),
        act("close-report", Look::Secondary, words.report_close(), move || {
            app.report.set(None);
            crate::host::focus::put_on("#report-text");
        }),
    ])
}

fn error_text(app: App, error: ReportError) -> &'static str {
    let words = app.words;
    match error {
        ReportError::TooLong | ReportError::TooManyLines => words.report_error_too_long(),
        ReportError::HoldsToken => words.report_error_secret(),
        ReportError::NotJson | ReportError::TooDeep => words.report_error_not_json(),
        ReportError::NotAReport => words.report_error_not_a_report(),
        ReportError::Newer => words.report_error_newer(),
        ReportError::Incomplete | ReportError::BadId | ReportError::BadWord | ReportError::Contradiction => {
            words.report_error_broken()
        }
    }
}
