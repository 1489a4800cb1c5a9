//! The report of the last check, seen first, then copied or downloaded.

use super::super::action::{Look, act, go};
use super::super::element::{classed, el, keyed, nothing, several};
use super::super::hand_over::copy;
use super::super::prose::fold_later;
use super::text;
use crate::app::App;
use crate::domain::guide::Screen;
use crate::domain::overall::Overall;
use crate::host;
use leptos::prelude::*;

/// The card below the results; the way to open somebody else's report is always there.
pub(in crate::view) fn own(app: App) -> AnyView {
    let words = app.words;
    // The report itself is made when somebody wants to see, copy or keep it.
    // Of made-up answers there is none: nobody could tell it from a real one.
    let practises = move || app.state.with(|guide| guide.practice.is_some());
    let ended = move || app.overall().filter(|overall| *overall != Overall::Checking && !practises());
    let key = move || ended().map(|overall| overall.as_str().to_owned()).unwrap_or_default();
    let card = keyed(key, move || if ended().is_some() { card(app) } else { nothing() });
    let open = go(app, "open-report", Look::Quiet, words.nav_to_report(), Screen::Report);
    several(vec![card, open])
}

fn card(app: App) -> AnyView {
    let words = app.words;
    let text = move || app.own_report().map(|report| text(app, &report)).unwrap_or_default();
    let json = move || app.own_report().map(|report| report.to_json()).unwrap_or_default();
    let shown = move || classed("pre", "report__text").set("dir", "auto").set("tabindex", "0").text(text()).view();
    let preview = move |open: bool| if open { vec![shown()] } else { Vec::new() };
    let save = move || host::file::save("system-user-guide-report.json", "application/json", &json());
    let buttons = classed("div", "ways")
        .child(copy(app, "copy-report", words.report_copy(), None, text))
        .child(copy(app, "copy-report-json", words.report_copy_json(), None, json))
        .child(act("download-report", Look::Secondary, words.report_download(), save))
        .view();
    classed("section", "card report")
        .set("aria-labelledby", "report-heading")
        .child(el("h3").set("id", "report-heading").text(words.report_heading()).view())
        .child(el("p").text(words.report_about()).view())
        .child(fold_later(app, "fold", "report".to_owned(), vec![words.report_preview().into_any()], preview))
        .child(buttons)
        .view()
}
