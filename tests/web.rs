//! The screens in a real browser, without a network: every part in the states it can be in.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::task::tick;
use system_user_guide::app::{App, Beginning, Seal, Wish};
use system_user_guide::config::Config;
use system_user_guide::content::Words;
use system_user_guide::domain::address::Address;
use system_user_guide::domain::answer::{Answer, Failure};
use system_user_guide::domain::catalogue::Code;
use system_user_guide::domain::facts::{Inspection, Named, Page};
use system_user_guide::domain::guide::{Effect, Event, Forgot};
use system_user_guide::domain::inquiry::{List, Question};
use system_user_guide::domain::learning::Finding;
use system_user_guide::domain::step::Step;
use system_user_guide::view::frame;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{ClipboardEvent, ClipboardEventInit, DataTransfer, Element, EventInit, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

const TOKEN: &str = "EAAGm0PX4ZCpsBOZB7ZAZBq1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6j7k8l9ZAz1x2c3v4b5n6m7q8w9e0ZDZD";

/// The guide in a page of its own, taken away when dropped.
struct Stage {
    app: App,
    root: HtmlElement,
    guide: Option<UnmountHandle<leptos::tachys::view::any_view::AnyViewState>>,
}

impl Drop for Stage {
    fn drop(&mut self) {
        drop(self.guide.take());
        self.root.remove();
    }
}

impl Stage {
    async fn set(fragment: &str) -> Self {
        let document = document();
        // What a failed test could not take away.
        if let Some(left) = document.get_element_by_id("stage") {
            left.remove();
        }
        let root: HtmlElement = document.create_element("div").unwrap().dyn_into().unwrap();
        root.set_id("stage");
        document.body().unwrap().append_child(&root).unwrap();
        let made = StoredValue::new(None);
        let beginning = Beginning {
            address: Address::read("?app=634974688087057", fragment),
            words: Box::leak(Box::new(Words::english())),
            config: Box::leak(Box::new(Config::default())),
            wish: Wish::Spoken,
        };
        let guide = mount_to(root.clone(), move || {
            let app = App::start(beginning);
            // Sealed for real, the page could not report to the runner of these tests.
            app.set_seal(Seal::Sealed);
            made.set_value(Some(app));
            frame(app).into_any()
        });
        tick().await;
        Self { app: made.get_value().unwrap(), root, guide: Some(guide) }
    }

    fn see(&self, selector: &str) -> Element {
        self.root.query_selector(selector).unwrap().unwrap_or_else(|| panic!("{selector} is not there"))
    }

    fn sees(&self, selector: &str) -> bool {
        self.root.query_selector(selector).unwrap().is_some()
    }

    fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.see(selector).get_attribute(name)
    }

    async fn press(&self, selector: &str) {
        self.see(selector).dyn_into::<HtmlElement>().unwrap().click();
        tick().await;
    }

    /// Opens a fold, as a press on its title does.
    async fn unfold(&self, selector: &str) -> web_sys::Element {
        let fold = self.see(selector);
        fold.set_attribute("open", "").unwrap();
        fold.dispatch_event(&web_sys::Event::new("toggle").unwrap()).unwrap();
        tick().await;
        fold
    }

    async fn paste(&self, text: &str) {
        let data = DataTransfer::new().unwrap();
        data.set_data("text/plain", text).unwrap();
        let init = ClipboardEventInit::new();
        init.set_clipboard_data(Some(&data));
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = ClipboardEvent::new_with_event_init_dict("paste", &init).unwrap();
        let not_prevented = self.field().dispatch_event(&event).unwrap();
        assert!(!not_prevented, "the browser would have put the text into the field");
        tick().await;
    }

    async fn type_in(&self, text: &str) {
        self.field().set_value(text);
        let init = EventInit::new();
        init.set_bubbles(true);
        self.field().dispatch_event(&web_sys::Event::new_with_event_init_dict("change", &init).unwrap()).unwrap();
        tick().await;
    }

    fn field(&self) -> HtmlInputElement {
        self.see("input[data-field=token]").dyn_into().unwrap()
    }

    /// Moves the state without the browser doing what it answers: no call leaves the page.
    async fn happen(&self, event: Event) -> Vec<Effect> {
        let effects = self.app.state.try_update(|guide| guide.update(event)).unwrap();
        tick().await;
        effects
    }

    /// Begins a check and answers its first call.
    async fn check(&self, answer: impl Fn(&Question) -> Finding) {
        self.paste(TOKEN).await;
        let effects = self.happen(Event::Check).await;
        for effect in effects {
            if let Effect::Ask { ticket, questions } = effect {
                let findings = Ok(questions.iter().map(&answer).collect());
                self.happen(Event::Learned { ticket, questions, findings }).await;
            }
        }
    }
}

/// A token that lives, of a person whose name means mischief; nothing else is told.
fn person(question: &Question) -> Finding {
    let name = Some("<img src=x onerror=alert(1)>".to_owned());
    let lost = Code::Unreachable;
    match question {
        Question::Inspect => Finding::Inspection(Answer::Given(Inspection {
            valid: true,
            kind: Some("USER".to_owned()),
            app_name: name,
            app: system_user_guide::domain::id::AppId::parse("12345"),
            ..Inspection::default()
        })),
        Question::Me => Finding::Identity(Answer::Given(Named { id: "1234567".to_owned(), name })),
        Question::Grants => Finding::Grants(Answer::Missing(lost)),
        Question::App => Finding::App(Answer::Missing(lost)),
        Question::Owner => Finding::Owner(Answer::Missing(lost)),
        Question::List { list: List::Assigned, .. } => Finding::List(List::Assigned, Answer::Given(Page::default())),
        Question::List { list, .. } => Finding::List(list.clone(), Answer::Missing(lost)),
        Question::Catalogs => Finding::Catalogs(Answer::Missing(lost)),
        Question::Account(id) => Finding::Account(id.clone(), Answer::Missing(lost)),
        Question::Extras(id, only) => Finding::Extras(id.clone(), *only, Answer::Missing(lost)),
        Question::Phones { account, plain, .. } => Finding::Phones(account.clone(), *plain, Answer::Missing(lost)),
    }
}

#[wasm_bindgen_test]
async fn the_field_has_the_manners_of_a_secret() {
    let stage = Stage::set("#/step/4").await;
    for (name, value) in
        [("type", "password"), ("autocomplete", "off"), ("spellcheck", "false"), ("autocapitalize", "off")]
    {
        assert_eq!(stage.attribute("input[data-field=token]", name).as_deref(), Some(value), "{name}");
    }
    assert!(!stage.sees("form") && !stage.sees("input[data-field=token][name]"));
    assert!(stage.sees("label[for=token-field]"));
}

#[wasm_bindgen_test]
async fn a_pasted_token_never_enters_the_document() {
    let stage = Stage::set("#/step/4").await;
    stage.paste(&format!(" {TOKEN}\t")).await;
    assert!(stage.sees("[data-paste=repaired]"));
    assert_eq!(stage.field().value(), "");
    let html = stage.root.outer_html();
    assert!(html.contains("EAAG…ZDZD"), "the mask is shown");
    assert!(!html.contains(&TOKEN[..12]) && !html.contains(&TOKEN[20..40]));
}

#[wasm_bindgen_test]
async fn a_typed_token_is_taken_out_of_the_field() {
    let stage = Stage::set("#/step/4").await;
    stage.type_in(TOKEN).await;
    assert_eq!(stage.field().value(), "");
    assert!(stage.sees("[data-paste=ok]"));
}

#[wasm_bindgen_test]
async fn what_is_no_token_is_named_and_not_kept() {
    let stage = Stage::set("#/step/4").await;
    stage.paste("0123456789abcdef0123456789abcdef").await;
    assert!(stage.sees("[data-paste=app-secret]"));
    assert!(!stage.sees("[data-action=forget]"));
    stage.press("[data-action=check]").await;
    assert!(stage.sees("[data-paste=empty]"), "there is nothing to check");
    assert!(!stage.sees("[data-check]"));
}

#[wasm_bindgen_test]
async fn every_check_stands_in_its_place_while_it_is_pending() {
    let stage = Stage::set("#/step/4").await;
    stage.paste(TOKEN).await;
    stage.happen(Event::Check).await;
    assert_eq!(stage.attribute("[data-overall]", "data-overall").as_deref(), Some("checking"));
    let rows = stage.root.query_selector_all("[data-check][data-verdict=pending]").unwrap();
    assert_eq!(rows.length(), 12);
    assert!(stage.sees("[data-action=cancel]"));
}

#[wasm_bindgen_test]
async fn verdicts_say_what_is_wrong_and_foreign_text_stays_text() {
    let stage = Stage::set("#/step/4").await;
    stage.check(person).await;
    assert_eq!(stage.attribute("[data-check='token.kind']", "data-code").as_deref(), Some("person"));
    assert_eq!(stage.attribute("[data-check='token.app']", "data-code").as_deref(), Some("other-app"));
    assert_eq!(stage.attribute("[data-overall]", "data-overall").as_deref(), Some("not-ready"));
    assert!(!stage.sees("img"), "a name became markup");
    stage.unfold("[data-check='token.app'] details").await;
    let text = stage.see("[data-check='token.app']").text_content().unwrap();
    assert!(text.contains("<img src=x"), "{text}");
    let first = stage.see("[data-check]");
    assert_eq!(first.get_attribute("data-verdict").as_deref(), Some("fail"), "what needs doing comes first");
}

#[wasm_bindgen_test]
async fn a_failed_connection_leaves_the_set_up_unproved() {
    let stage = Stage::set("#/step/4").await;
    stage.paste(TOKEN).await;
    for effect in stage.happen(Event::Check).await {
        if let Effect::Ask { ticket, questions } = effect {
            let findings = Err(Failure::Connection(Code::Blocked));
            stage.happen(Event::Learned { ticket, questions, findings }).await;
        }
    }
    assert_eq!(stage.attribute("[data-overall]", "data-overall").as_deref(), Some("unproved"));
    assert_eq!(stage.attribute("[data-check=connection]", "data-code").as_deref(), Some("blocked"));
}

#[wasm_bindgen_test]
async fn cancelling_and_forgetting_leave_no_secret_behind() {
    let stage = Stage::set("#/step/4").await;
    stage.paste(TOKEN).await;
    stage.happen(Event::Check).await;
    stage.press("[data-action=cancel]").await;
    assert!(stage.sees("[data-action=check-again]"));
    stage.press("[data-action=forget]").await;
    assert!(!stage.sees("[data-action=forget]") && stage.sees("[data-action=check]"));
    assert!(!stage.root.outer_html().contains("EAAG"), "not even the mask stays");
    stage.happen(Event::Forget(Forgot::Idle)).await;
    assert!(stage.sees("[data-check]"), "what was found out stays");
}

#[wasm_bindgen_test]
async fn every_screen_has_one_heading_and_the_way_on() {
    let stage = Stage::set("#/start").await;
    let mut seen = vec![stage.attribute("main", "data-screen").unwrap()];
    while stage.sees("[data-action=next]") {
        stage.press("[data-action=next]").await;
        assert_eq!(stage.root.query_selector_all("h1").unwrap().length(), 1);
        seen.push(stage.attribute("main", "data-screen").unwrap());
    }
    assert_eq!(seen.join(" "), "start step-1 step-2 step-3 step-4 step-5 step-6 step-7 finish");
    stage.press("[data-action=back]").await;
    assert_eq!(stage.attribute("main", "data-screen").as_deref(), Some("step-7"));
}

#[wasm_bindgen_test]
async fn a_tick_shows_in_the_list_of_steps() {
    let stage = Stage::set("#/step/2").await;
    assert_eq!(stage.attribute("[data-step='2']", "data-state").as_deref(), Some("current"));
    stage.press(".tick input").await;
    stage.press("[data-action=next]").await;
    assert_eq!(stage.attribute("[data-step='2']", "data-state").as_deref(), Some("done"));
    assert_eq!(stage.attribute("[data-step='3'] a", "aria-current").as_deref(), Some("step"));
    stage.happen(Event::Tick(Step::ALL[1])).await;
    assert_eq!(stage.attribute("[data-step='2']", "data-state").as_deref(), Some("todo"));
}

#[wasm_bindgen_test]
async fn an_open_fold_stays_open_while_answers_come_in() {
    let stage = Stage::set("#/step/4").await;
    stage.check(person).await;
    let fold = stage.unfold("[data-check='token.kind'] details").await;
    stage.happen(Event::Tick(Step::ALL[0])).await;
    assert!(stage.see("[data-check='token.kind'] details").has_attribute("open"));
    assert!(fold.is_connected(), "the node was replaced");
}

#[wasm_bindgen_test]
async fn the_live_region_says_how_it_ended() {
    let stage = Stage::set("#/step/4").await;
    let said = || stage.see(".hidden[role=status]").text_content().unwrap();
    assert_eq!(said(), "");
    stage.check(person).await;
    assert_eq!(said(), stage.see(".summary__title").text_content().unwrap());
}

#[wasm_bindgen_test]
async fn taken_away_the_guide_leaves_nothing() {
    let stage = Stage::set("#/start").await;
    let root = stage.root.clone();
    drop(stage);
    assert_eq!(root.inner_text(), "");
}
