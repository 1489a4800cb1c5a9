//! The person's progress: where it is kept, and the ways to save, open and forget it.

use super::action::{Look, act};
use super::element::{classed, el, keyed, live, nothing};
use super::file_field::file_field;
use crate::app::{App, ProgressNotice};
use crate::host::memory::Memory;
use leptos::prelude::*;

/// The card, where the progress is the person's own: what is done in practice is not kept.
pub(super) fn unless_practising(app: App) -> AnyView {
    let practises = Memo::new(move |_| app.state.with(|guide| guide.practice.is_some()));
    live(move || if practises.get() { nothing() } else { keeping(app) })
}

/// The card on the first screen.
#[inline(never)]
fn keeping(app: App) -> AnyView {
    let words = app.words;
    let memory = move || app.kept().0;
    let about = keyed(
        move || memory_word(memory()).to_owned(),
        move || {
            let text = match memory() {
                Memory::Kept => words.progress_about(),
                Memory::Denied => words.progress_denied(),
                Memory::OtherVersion => words.progress_other_version(),
            };
            el("p").set("data-memory", memory_word(memory())).text(text).view()
        },
    );
    let choose = move |event: web_sys::Event| app.open_progress(&event);
    let file = file_field("progress-file", words.progress_file(), ".txt,text/plain", choose);
    let buttons = classed("div", "ways")
        .child(act("save-progress", Look::Secondary, words.progress_save(), move || app.save_progress()))
        .child(act("forget-progress", Look::Quiet, words.progress_reset(), move || app.start_over()))
        .view();
    let done = move || app.kept().1;
    let said = keyed(
        move || done().map_or("", kept_word).to_owned(),
        move || {
            let Some(done) = done() else { return nothing() };
            let text = match done {
                ProgressNotice::Opened => words.progress_opened(),
                ProgressNotice::Refused => words.progress_refused(),
                ProgressNotice::Forgotten => words.progress_forgotten(),
            };
            classed("p", "notice").set("data-kept", kept_word(done)).text(text).view()
        },
    );
    classed("section", "card field keeping")
        .set("id", "keeping")
        .set("aria-labelledby", "keeping-heading")
        .child(el("h2").set("id", "keeping-heading").text(words.progress_heading()).view())
        .child(about)
        .child(buttons)
        .child(file)
        .child(el("div").set("role", "status").child(said).view())
        .view()
}

const fn kept_word(kept: ProgressNotice) -> &'static str {
    match kept {
        ProgressNotice::Opened => "opened",
        ProgressNotice::Refused => "refused",
        ProgressNotice::Forgotten => "forgotten",
    }
}

const fn memory_word(memory: Memory) -> &'static str {
    match memory {
        Memory::Kept => "kept",
        Memory::Denied => "denied",
        Memory::OtherVersion => "other-version",
    }
}
