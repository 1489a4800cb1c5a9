//! What a screen reader says by itself: that a check runs, how far it is, and how it ended.

use crate::app::App;
use crate::domain::guide::Phase;
use leptos::html::div;
use leptos::prelude::*;

/// One polite live region for the whole page; it changes only when there is something new to say.
pub(super) fn announce(app: App) -> impl IntoView {
    let said = Memo::new(move |_| {
        let words = app.words;
        let phase = app.state.with(|guide| guide.run.as_ref().map(|run| run.phase));
        app.verdicts.with(|verdicts| match phase {
            None => String::new(),
            Some(Phase::Running) => {
                let settled = verdicts.iter().filter(|verdict| verdict.code.is_some()).count();
                if settled == 0 {
                    words.announce_checking().to_owned()
                } else {
                    words.announce_settled(&settled.to_string(), &verdicts.len().to_string())
                }
            }
            Some(Phase::Done | Phase::Cancelled) => super::wording::overall_title(app).to_owned(),
        })
    });
    div().class("hidden").attr("role", "status").attr("aria-live", "polite").child(move || said.get())
}
