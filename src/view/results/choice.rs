//! Which account and which number the customer wants to use, where there are several.

use super::super::element::{classed, el, keyed, nothing, several};
use super::super::icon;
use super::super::wording::state_word;
use crate::app::App;
use crate::domain::choice::Choice;
use crate::domain::guide::{Event, Guide};
use crate::domain::id::{AccountId, PhoneId};
use crate::domain::selection::Candidate;
use crate::domain::verdict::Verdict;
use leptos::prelude::*;

/// The choice of an account, and of a number of it.
pub(in crate::view) fn choice(app: App) -> AnyView {
    let words = app.words;
    several(vec![
        pick(app, "account", words.choice_account(), Guide::accounts, |_, id| Choice {
            account: AccountId::parse(id),
            phone: None,
        }),
        pick(app, "phone", words.choice_phone(), Guide::phones, |choice, id| Choice {
            phone: PhoneId::parse(id),
            ..choice
        }),
    ])
}

type Listing = fn(&Guide, &[Verdict]) -> Vec<Candidate>;
type Choosing = fn(Choice, &str) -> Choice;

fn pick(app: App, name: &'static str, legend: &'static str, list: Listing, choosing: Choosing) -> AnyView {
    let candidates = move || app.verdicts.with(|verdicts| app.state.with(|guide| list(guide, verdicts)));
    let key = move || {
        let mut key = String::new();
        for candidate in candidates() {
            key.extend([candidate.id.as_str(), state_word(app, candidate.state)]);
            key.extend(candidate.name.as_deref());
            key.extend(candidate.owner.as_deref());
            key.push(if candidate.chosen { '+' } else { '-' });
        }
        key
    };
    keyed(key, move || {
        let candidates = candidates();
        if candidates.len() < 2 {
            return nothing();
        }
        let open = candidates.iter().all(|candidate| !candidate.chosen);
        let mut options: Vec<AnyView> =
            candidates.iter().map(|candidate| option(app, name, choosing, Some(candidate), candidate.chosen)).collect();
        options.push(option(app, name, choosing, None, open));
        classed("fieldset", "choice card")
            .set("data-choice", name)
            .child(el("legend").text(legend).view())
            .child(classed("p", "field__hint").text(app.words.choice_hint()).view())
            .children(options)
            .view()
    })
}

fn option(app: App, name: &'static str, choosing: Choosing, of: Option<&Candidate>, chosen: bool) -> AnyView {
    let words = app.words;
    let id = of.map(|candidate| candidate.id.clone()).unwrap_or_default();
    let radio = el("input")
        .set("type", "radio")
        .set("name", name)
        .set("value", &id)
        .ticked(move || chosen)
        .on("change", move |_| {
            let before = app.state.with_untracked(|guide| guide.choice.clone());
            app.dispatch(Event::Choose(choosing(before, &id)));
        })
        .view();
    let label = of.map_or(words.choice_all(), |candidate| candidate.name.as_deref().unwrap_or(&candidate.id));
    let number = of.filter(|candidate| candidate.name.is_some());
    let number = number.map(|candidate| classed("code", "choice__id").set("dir", "ltr").text(&candidate.id).view());
    let owner = of.and_then(|candidate| candidate.owner.as_ref());
    let owner = owner.map(|owner| classed("span", "choice__owner").text(words.choice_owner(owner)).view());
    let state = of.map(|candidate| {
        classed("span", &format!("choice__state row--{}", candidate.state.map_or("pending", |state| state.as_str())))
            .child(icon::verdict(candidate.state))
            .child(classed("span", "row__state").text(state_word(app, candidate.state)).view())
            .view()
    });
    let text =
        classed("span", "choice__text").child(el("bdi").text(label).view()).children(number).children(owner).view();
    classed("label", "tick choice__option").child(radio).child(text).children(state).view()
}
