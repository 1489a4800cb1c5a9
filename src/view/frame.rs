//! What surrounds every screen.

use super::element::{begin_headings_at, classed, el, live, nothing, several};
use super::{
    action::{Look, out},
    announce::announce,
    language, practice,
    progress::progress,
    screen::{quietly, screen},
    version::version,
};
use crate::app::App;
use crate::content::PageId;
use crate::domain::guide::Screen;
use crate::domain::step::Step;
use leptos::prelude::*;

/// The whole page.
#[must_use]
#[inline(never)]
pub fn frame(app: App) -> impl IntoView {
    begin_headings_at(app.heading);
    let words = app.words;
    let on_screen = Memo::new(move |_| app.state.with(|guide| guide.screen));
    let skip =
        classed("a", "skip").set("href", "#main").on("click", |event| skip(&event)).text(words.page_skip()).view();
    let top = el("header")
        .set("class", "top")
        .child(brand(app))
        .child(classed("p", "top__safe").child(super::icon::lock()).text(words.page_safe()).view())
        .child(ways(app, on_screen))
        .view();
    let leaked = live(move || {
        if !app.leaked.get() {
            return nothing();
        }
        classed("p", "notice notice--fail").set("role", "alert").text(words.page_leaked()).view()
    });
    let main = el("main")
        .set("id", "main")
        .bind("data-screen", move || Some(on_screen.get().name()))
        .child(leaked)
        .children(language::notice(app))
        .child(quietly(app, move || version(app)))
        .child(quietly(app, move || practice::banner(app)))
        .child(strange(app))
        .child(live(move || screen(app, on_screen.get())))
        .view();
    let layout = classed("div", "layout").child(progress(app, on_screen)).child(main).view();
    several(vec![skip, top, layout, announce(app)])
}

/// The platform's logo, where there is one, and what the guide is for.
fn brand(app: App) -> AnyView {
    let logo = app
        .config
        .logo
        .as_ref()
        .map(|file| [crate::host::address::up(), file].concat())
        .map(|file| classed("img", "top__logo").set("src", &file).set("alt", &app.config.brand).view());
    classed("p", "top__name").children(logo).text(app.words.page_title()).view()
}

/// The languages; inside another page also the way out of it, on the same screen.
fn ways(app: App, on_screen: Memo<Screen>) -> AnyView {
    if app.is_alone() {
        return language::menu(app);
    }
    let own_window = live(move || {
        let address = crate::host::address::own_window(on_screen.get());
        out(app, Look::Plain, app.words.frame_own_window(), &address)
    });
    classed("div", "top__ways").child(own_window).child(language::menu(app)).view()
}

/// That the link led nowhere. The list of cases says so itself.
fn strange(app: App) -> AnyView {
    let is_lost = Memo::new(move |_| app.strange.get() && app.state.with(|guide| guide.screen == Screen::Start));
    live(move || {
        if !is_lost.get() {
            return nothing();
        }
        classed("p", "notice notice--warn").set("role", "status").text(app.words.page_unknown()).view()
    })
}

/// A fragment is a screen's name here, so the skip link moves the focus itself.
fn skip(event: &web_sys::Event) {
    event.prevent_default();
    crate::host::focus::put_on("main h1");
}

/// The title of a screen, as the tab and the list of steps show it.
pub(super) fn title(app: App, screen: Screen) -> String {
    let words = app.words;
    match screen {
        Screen::Start => words.nav_start().to_owned(),
        Screen::Finish => words.nav_finish().to_owned(),
        Screen::Accounts => words.nav_accounts().to_owned(),
        Screen::Report => words.nav_report().to_owned(),
        Screen::Privacy => words.nav_privacy().to_owned(),
        Screen::Share => words.nav_share().to_owned(),
        Screen::Practice(_) => words.nav_practice().to_owned(),
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

/// How many steps there are, as text.
pub(super) fn total() -> String {
    Step::ALL.len().to_string()
}
