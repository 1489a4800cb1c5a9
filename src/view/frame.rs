//! What surrounds every screen.

use super::{announce::announce, progress::progress, screen::screen};
use crate::app::App;
use crate::content::PageId;
use crate::domain::guide::{Guide, Screen};
use crate::domain::step::Step;
use leptos::html::{a, div, header, main, p};
use leptos::prelude::*;

/// The whole page.
pub fn frame(app: App) -> impl IntoView {
    let words = app.words;
    let on_screen = Memo::new(move |_| app.state.with(|guide: &Guide| guide.screen));
    (
        a().class("skip").href("#main").on(leptos::ev::click, skip).child(words.page_skip()),
        header().class("top").child((
            p().class("top__name").child(words.page_title()),
            p().class("top__safe").child((super::icon::lock(), words.page_safe())),
        )),
        div().class("layout").child((
            progress(app, on_screen),
            main()
                .id("main")
                .attr("data-screen", move || on_screen.get().name())
                .child((
                    app.leaked.then(|| p().class("notice notice--fail").attr("role", "alert").child(words.page_leaked())),
                    move || screen(app, on_screen.get()),
                )),
        )),
        announce(app),
    )
}

/// A fragment is a screen's name here, so the skip link moves the focus itself.
fn skip(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    crate::host::focus::put_on("main h1");
}

/// The title of a screen, as the tab and the list of steps show it.
pub(super) fn title(app: App, screen: Screen) -> String {
    let words = app.words;
    match screen {
        Screen::Start => words.nav_start().to_owned(),
        Screen::Finish => words.nav_finish().to_owned(),
        Screen::Step(step) => words.nav_step_named(&number(step), &step_title(app, step)),
    }
}

/// The title of a step's page.
pub(super) fn step_title(app: App, step: Step) -> String {
    super::wording::page(app, PageId::Step(step), &[]).title
}

/// A step's number as text.
pub(super) fn number(step: Step) -> String {
    step.number().to_string()
}
