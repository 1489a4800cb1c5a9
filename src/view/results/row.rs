//! One check: what happened, the one thing to do, and everything else folded away.

use super::super::action::{Look, at_meta, go, out};
use super::super::prose::{inlines, prose};
use super::super::wording::{check_name, state_word, verdict_page};
use super::super::icon;
use crate::app::App;
use crate::content::Page;
use crate::domain::answer::Refusal;
use crate::domain::catalogue::{Code, State};
use crate::domain::guide::Screen;
use crate::domain::step::Step;
use crate::domain::verdict::Verdict;
use leptos::html::{bdi, dd, details, div, dl, dt, li, p, span, summary};
use leptos::prelude::*;

pub(super) fn row(app: App, verdict: &Verdict) -> AnyView {
    let state = verdict.state();
    let page = verdict_page(app, verdict);
    let name = check_name(app, verdict);
    li().class(format!("row row--{}", state.map_or("pending", State::as_str)))
        .attr("data-check", verdict.row.id())
        .attr("data-verdict", state.map_or("pending", State::as_str))
        .attr("data-code", verdict.code.map_or("", Code::as_str))
        .attr("data-subject", verdict.row.subject().to_owned())
        .child((
            icon::verdict(state),
            div().class("row__body").child((
                p().class("row__name").child((
                    span().class("row__state").child(state_word(app, state)),
                    span().child(name),
                    verdict.row.account.as_ref().map(|id| span().class("row__subject").child(app.words.results_account(id.as_str()))),
                )),
                page.map(|page| settled(app, verdict, page)),
            )),
        ))
        .into_any()
}

fn settled(app: App, verdict: &Verdict, page: Page) -> AnyView {
    let words = app.words;
    let fine = verdict.state() == Some(State::Pass);
    let why = if fine { words.results_about() } else { words.results_why() };
    (
        p().class("row__title").child(page.title.clone()),
        (!page.action.is_empty()).then(|| p().class("row__do").child(inlines(app, &page.action))),
        (!fine).then(|| ways(app, &page)),
        details().class("fold").child((
            summary().child((why, span().class("hidden").child(format!(": {}", check_name(app, verdict))))),
            div().class("fold__body").child((
                prose(app, &page.body, None),
                page.read.map(|address| p().child(out(app, None, words.step_read_more().to_owned(), address))),
                technical(app, verdict),
            )),
        )),
    )
        .into_any()
}

/// The step where it is put right, and the page at Meta.
fn ways(app: App, page: &Page) -> AnyView {
    let words = app.words;
    let step = page.step.filter(|step| *step != Step::TOKEN);
    div()
        .class("ways ways--small")
        .child((
            step.map(|step| {
                let text = words.results_go_to_step(&step.number().to_string());
                go(app, "go-to-step", Look::Secondary, text, Screen::Step(step))
            }),
            page.meta.map(|meta| at_meta(app, Some(Look::Secondary), words.step_open_meta().to_owned(), meta)),
        ))
        .into_any()
}

/// What support staff ask for: our code, and Meta's own words made harmless.
fn technical(app: App, verdict: &Verdict) -> AnyView {
    let words = app.words;
    let code = verdict.code.map_or("", Code::as_str);
    let entry = |name: &'static str, value: String| {
        div().child((dt().child(name), dd().child(bdi().attr("dir", "ltr").child(value)))).into_any()
    };
    let mut entries = vec![entry(words.results_verdict(), format!("{} / {code}", verdict.row.id()))];
    if let Some(Refusal { code, subcode, text, trace, .. }) = &verdict.refusal {
        let number = subcode.map_or_else(|| code.to_string(), |subcode| format!("{code} / {subcode}"));
        entries.push(entry(words.results_code(), number));
        if !text.is_empty() {
            entries.push(entry(words.results_said(), text.clone()));
        }
        if let Some(trace) = trace {
            entries.push(entry(words.results_trace(), trace.clone()));
        }
    }
    details()
        .class("fold fold--technical")
        .child((summary().child(words.results_details()), dl().class("fold__body").child(entries)))
        .into_any()
}
