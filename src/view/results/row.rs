//! One check: what happened, the one thing to do, and everything else folded away.

use super::super::action::{Look, act, at_meta, go, out};
use super::super::element::{Element, classed, el};
use super::super::icon;
use super::super::prose::{fold, fold_later, inlines, prose};
use super::super::wording::{check_name, state_word, verdict_page};
use super::change;
use crate::app::App;
use crate::content::Page;
use crate::domain::calendar::is_worthwhile;
use crate::domain::catalogue::{Check, Code, State};
use crate::domain::guide::Screen;
use crate::domain::id::{AccountId, PhoneId};
use crate::domain::order::{Deed, Order};
use crate::domain::step::Step;
use crate::domain::verdict::{Value, Verdict};
use leptos::prelude::{AnyView, IntoAny, WithUntracked};

pub(super) fn row(app: App, verdict: &Verdict, offers: &[Order]) -> AnyView {
    let state = verdict.state();
    // The title of a settled row names what it is about, unless the check could not be made.
    let about = verdict.row.phone.as_ref().map(PhoneId::as_str).or(verdict.row.account.as_ref().map(AccountId::as_str));
    let subject = about
        .filter(|_| matches!(state, None | Some(State::Unknown)))
        .map(|id| classed("bdi", "row__subject").text(id).view());
    let name = classed("p", "row__name")
        .child(classed("span", "row__state").text(state_word(app, state)).view())
        .child(el("span").text(check_name(app, verdict)).view())
        .children(subject)
        .view();
    let settled = verdict_page(app, verdict).map(|page| settled(app, verdict, page, offers)).unwrap_or_default();
    let listed = listed(verdict);
    // The first of these takes the focus when a check ends.
    let listed = if state == Some(State::Fail) { listed.set("tabindex", "-1") } else { listed };
    listed.child(icon::verdict(state)).child(classed("div", "row__body").child(name).children(settled).view()).view()
}

/// The same inside a closed fold, where nobody sees more than that it is there.
pub(super) fn brief(verdict: &Verdict) -> AnyView {
    listed(verdict).view()
}

fn listed(verdict: &Verdict) -> Element {
    let word = verdict.state().map_or("pending", State::as_str);
    classed("li", &format!("row row--{word}"))
        .set("data-check", &verdict.row.id())
        .set("data-verdict", word)
        .set("data-code", verdict.code.map_or("", Code::as_str))
        .set("data-subject", verdict.row.subject())
}

fn settled(app: App, verdict: &Verdict, page: Page, offers: &[Order]) -> Vec<AnyView> {
    let words = app.words;
    let fine = verdict.state() == Some(State::Pass);
    let mut parts = vec![classed("p", "row__title").text(page.title.clone()).view()];
    if !page.action.is_empty() {
        parts.push(classed("p", "row__do").children(inlines(app, &page.action)).view());
    }
    if !verdict.advice.is_empty() {
        let said = verdict.advice.iter().map(|advice| el("bdi").text(advice.clone()).view());
        parts.push(classed("p", "row__advice").text(words.results_advice()).children(said).view());
    }
    if !fine {
        parts.push(ways(app, verdict, &page, offers));
    }
    let why = if fine { words.results_about() } else { words.results_why() };
    let of = classed("span", "hidden").text(format!(": {}", check_name(app, verdict))).view();
    let verdict = verdict.clone();
    let key = format!("{} {}", verdict.row.id(), verdict.row.subject());
    let inside = move |open: bool| if open { inside(app, &verdict, &page) } else { Vec::new() };
    parts.push(fold_later(app, "fold", key, vec![why.to_owned().into_any(), of], inside));
    parts
}

fn inside(app: App, verdict: &Verdict, page: &Page) -> Vec<AnyView> {
    let mut inside = vec![prose(app, &page.body, None)];
    let read = page.read.as_ref().map(|address| out(app, Look::Plain, app.words.step_read_more(), address));
    inside.extend(read.map(|link| el("p").child(link).view()));
    inside.push(technical(app, verdict));
    inside
}

/// What the page can do itself, the step where it is put right, and the page at Meta.
fn ways(app: App, verdict: &Verdict, page: &Page, offers: &[Order]) -> AnyView {
    let words = app.words;
    let deed = match verdict.row.check {
        Check::AccountControl => Some(Deed::Assign),
        Check::AccountWebhook => Some(Deed::Subscribe),
        _ => None,
    };
    let fits = |order: &&Order| Some(order.deed) == deed && Some(&order.account) == verdict.row.account.as_ref();
    let offer = offers.iter().find(fits).map(|order| change::offer(app, order));
    let step = page.step.filter(|step| *step != Step::TOKEN).map(|step| {
        let text = words.results_go_to_step(&step.number().to_string());
        go(app, "go-to-step", Look::Secondary, &text, Screen::Step(step))
    });
    let meta = page.meta.map(|meta| at_meta(app, Look::Secondary, words.step_open_meta(), meta));
    let ends_at =
        verdict.values.iter().find_map(|(_, value)| if let Value::Date(at) = value { Some(*at) } else { None });
    let real = app.state.with_untracked(|guide| guide.practice.is_none());
    let calendar = ends_at.filter(|at| real && is_worthwhile(*at, crate::host::clock::now())).map(|at| {
        let remind = move || {
            let day = crate::host::locale::day(at);
            app.remind(at, &words.calendar_title(&app.config.brand), &words.calendar_body(&day, &app.config.brand));
        };
        act("calendar", Look::Secondary, words.results_calendar(), remind)
    });
    classed("div", "ways ways--small").children(offer).children(calendar).children(step).children(meta).view()
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
