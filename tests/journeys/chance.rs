//! Anything in any order.

use super::browser::{Browser, GOOD, Meta, account, bad_paste, good_paste, step};
use proptest::prelude::*;
use system_user_guide::domain::answer::Failure;
use system_user_guide::domain::catalogue::{Check, Code, State};
use system_user_guide::domain::choice::Choice;
use system_user_guide::domain::guide::{Effect, Event, Focus, Forgot, Screen};
use system_user_guide::domain::id::AccountId;
use system_user_guide::domain::inquiry::Question;
use system_user_guide::domain::overall::Overall;

/// Something that may happen at any time.
#[derive(Clone, Debug)]
enum Happening {
    Does(Event),
    Hears(usize),
    Misses(usize, Failure),
    /// An answer to a check that may never have been.
    Stray(u32),
}

fn happening() -> impl Strategy<Value = Happening> {
    let event = prop_oneof![
        3 => Just(good_paste()),
        1 => Just(bad_paste()),
        4 => Just(Event::Check),
        1 => any::<bool>().prop_map(Event::WaitForNetwork),
        2 => Just(Event::Cancel),
        1 => prop::sample::select(vec![Forgot::Asked, Forgot::Idle, Forgot::Left]).prop_map(Event::Forget),
        1 => (1_u8..=7).prop_map(|number| Event::Tick(step(number))),
        1 => (0_usize..3).prop_map(|number| Event::Choose(Choice { account: AccountId::parse(&account(number)), phone: None })),
        1 => (1_u8..=7).prop_map(|number| Event::Open(Screen::Step(step(number)))),
    ];
    let failures = vec![
        Failure::Unreachable,
        Failure::UnreadableReply,
        Failure::Connection(Code::Offline),
        Failure::Connection(Code::RateLimited),
    ];
    prop_oneof![
        4 => event.prop_map(Happening::Does),
        4 => (0_usize..8).prop_map(Happening::Hears),
        1 => (0_usize..8, prop::sample::select(failures)).prop_map(|(call, failure)| Happening::Misses(call, failure)),
        1 => (0_u32..20).prop_map(Happening::Stray),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_in_whatever_order(happenings in prop::collection::vec(happening(), 0..60), accounts in 0_usize..130) {
        let meta = Meta { accounts, ..GOOD };
        let mut browser = Browser::new();
        let mut highest = 0;
        for happening in happenings {
            let held = browser.guide.held.is_some();
            let checking = browser.guide.is_checking();
            let effects = match happening {
                Happening::Does(event) => browser.does(event),
                Happening::Hears(call) if call < browser.calls.len() => browser.hears(call, meta),
                Happening::Misses(call, failure) if call < browser.calls.len() => browser.misses(call, failure),
                Happening::Stray(ticket) if ticket > highest => {
                    let before = browser.guide.clone();
                    let findings = Ok(vec![meta.answer(&Question::Inspect)]);
                    browser.does(Event::Learned { ticket, questions: vec![Question::Inspect], findings });
                    prop_assert_eq!(&browser.guide, &before, "an answer to nothing was heard");
                    continue;
                }
                Happening::Hears(_) | Happening::Misses(..) | Happening::Stray(_) => continue,
            };
            for effect in &effects {
                if let Effect::Ask { ticket, questions } = effect {
                    highest = highest.max(*ticket);
                    prop_assert!(browser.guide.is_checking() && browser.guide.held.is_some());
                    prop_assert!((1..=50).contains(&questions.len()));
                    prop_assert_eq!(*ticket, highest, "calls belong to the newest check");
                }
            }
            let now = browser.guide.is_checking();
            let current = browser.calls.iter().filter(|(ticket, _)| *ticket == highest).count();
            prop_assert!(!now || (1..=4).contains(&current), "{} calls while checking", current);
            prop_assert!(!now || browser.guide.held.is_some(), "a check without a token");
            prop_assert!(!browser.guide.waits_for_network || browser.guide.held.is_some(), "waits with no token");
            prop_assert_eq!(now, browser.overall() == Some(Overall::Checking));
            prop_assert!(!held || browser.guide.held.is_some() || effects.contains(&Effect::Wipe), "gone but not wiped");
            prop_assert!(effects.iter().filter(|effect| matches!(effect, Effect::Focus(_))).count() <= 1);
            if checking && !now {
                let has_failed = browser.overall() == Some(Overall::NotReady);
                let focus = Effect::Focus(if has_failed { Focus::Failure } else { Focus::Summary });
                let ended = effects.contains(&Effect::Abort) || effects.contains(&focus);
                prop_assert!(ended, "ended in silence");
            }
            if !now {
                let verdicts = browser.guide.verdicts();
                prop_assert!(verdicts.iter().all(|verdict| verdict.code.is_some()), "a row waits for ever");
                let mut counted = verdicts.iter().filter(|verdict| !verdict.aside);
                let fails = counted.any(|v| v.state() == Some(State::Fail) && v.row.check != Check::Connection);
                prop_assert_eq!(fails, browser.guide.overall(&verdicts) == Some(Overall::NotReady));
            }
        }
        browser.hears_all(meta);
        prop_assert!(!browser.guide.is_checking(), "every check ends once its calls do");
    }
}
