//! One check: what happened, the one thing to do, and everything else folded away.

use super::super::action::{Look, at_meta, go, out};
use super::super::element::{classed, el};
use super::super::icon;
use super::super::prose::{fold, inlines, prose};
use super::super::wording::{check_name, state_word, verdict_page};
use crate::app::App;
use crate::content::Page;
use crate::domain::catalogue::{Code, State};
use crate::domain::guide::Screen;
use crate::domain::step::Step;
use crate::domain::verdict::Verdict;
use leptos::prelude::{AnyView, IntoAny};

pub(super) fn row(app: App, verdict: &Verdict) -> AnyView {
    let state = verdict.state();
    let word = state.map_or("pending", State::as_str);
    // A settled row names its account in its title.
    let subject = verdict
        .row
        .account
        .as_ref()
        .filter(|_| state.is_none())
        .map(|id| classed("span", "row__subject").text(app.words.results_account(id.as_str())).view());
    let name = classed("p", "row__name")
        .child(classed("span", "row__state").text(state_word(app, state)).view())
        .child(el("span").text(check_name(app, verdict)).view())
        .children(subject)
        .view();
    let settled = verdict_page(app, verdict).map(|page| settled(app, verdict, page)).unwrap_or_default();
    classed("li", &format!("row row--{word}"))
        .set("data-check", &verdict.row.id())
        .set("data-verdict", word)
        .set("data-code", verdict.code.map_or("", Code::as_str))
        .set("data-subject", verdict.row.subject())
        .child(icon::verdict(state))
        .child(classed("div", "row__body").child(name).children(settled).view())
        .view()
}

fn settled(app: App, verdict: &Verdict, page: Page) -> Vec<AnyView> {
    let words = app.words;
    let fine = verdict.state() == Some(State::Pass);
    let why = if fine { words.results_about() } else { words.results_why() };
    let of = classed("span", "hidden").text(format!(": {}", check_name(app, verdict))).view();
    let read =
        page.read.as_ref().map(|address| el("p").child(out(app, Look::Plain, words.step_read_more(), address)).view());
    let mut inside = vec![prose(app, &page.body, None)];
    inside.extend(read);
    inside.push(technical(app, verdict));
    let mut parts = Vec::new();
    if !page.action.is_empty() {
        parts.push(classed("p", "row__do").children(inlines(app, &page.action)).view());
    }
    if !fine {
        parts.push(ways(app, &page));
    }
    parts.push(fold("fold", vec![why.to_owned().into_any(), of], inside));
    parts.insert(0, classed("p", "row__title").text(page.title).view());
    parts
}

/// The step where it is put right, and the page at Meta.
fn ways(app: App, page: &Page) -> AnyView {
    let words = app.words;
    let step = page.step.filter(|step| *step != Step::TOKEN).map(|step| {
        let text = words.results_go_to_step(&step.number().to_string());
        go(app, "go-to-step", Look::Secondary, &text, Screen::Step(step))
    });
    let meta = page.meta.map(|meta| at_meta(app, Look::Secondary, words.step_open_meta(), meta));
    classed("div", "ways ways--small").children(step).children(meta).view()
}

/// What support staff ask for: our code, and Meta's own words made harmless.
fn technical(app: App, verdict: &Verdict) -> AnyView {
    let words = app.words;
    let code = verdict.code.map_or("", Code::as_str);
    let mut entries = vec![(words.results_verdict(), format!("{} / {code}", verdict.row.id()))];
    if let Some(refusal) = &verdict.refusal {
        let code = refusal.code.to_string();
        let both = refusal.subcode.map(|subcode| format!("{code} / {subcode}"));
        entries.push((words.results_code(), both.unwrap_or(code)));
        entries.push((words.results_said(), refusal.text.clone()));
        entries.push((words.results_trace(), refusal.trace.clone().unwrap_or_default()));
    }
    let entries = entries.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| {
        let value = el("bdi").set("dir", "ltr").text(value).view();
        el("div").child(el("dt").text(name).view()).child(el("dd").child(value).view()).view()
    });
    let list = el("dl").children(entries).view();
    fold("fold fold--technical", vec![words.results_details().to_owned().into_any()], vec![list])
}
