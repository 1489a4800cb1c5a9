//! The token goes, or another takes its place, whatever is under way.

use super::browser::{Browser, GOOD, bad_paste, good_paste};
use system_user_guide::domain::guide::{Effect, Event, Focus, Forgot};
use system_user_guide::domain::overall::Overall;

#[test]
fn forgetting_during_a_check_stops_it() {
    for (why, focus) in [(Forgot::Asked, true), (Forgot::Idle, false), (Forgot::Left, false)] {
        let mut browser = Browser::with_token();
        browser.does(Event::Check);
        browser.hears(0, GOOD);
        let effects = browser.does(Event::Forget(why));
        let mut wanted = vec![Effect::Abort, Effect::NoteTime, Effect::Wipe];
        wanted.extend(focus.then_some(Effect::Focus(Focus::Field)));
        assert_eq!(effects, wanted, "{why:?}");
        assert_eq!((browser.guide.held.as_ref(), browser.guide.forgot), (None, Some(why)));
        assert!(!browser.guide.verdicts().is_empty(), "what was found out holds no secret, and stays");
        assert_eq!(browser.does(Event::Check), [], "no token, no check");
        let before = browser.guide.clone();
        browser.hears_all(GOOD);
        assert_eq!(browser.guide, before, "late answers");
        browser.does(good_paste());
        assert_eq!(browser.guide.forgot, None, "a new token, a new start");
    }
}

#[test]
fn forgetting_without_a_token_wipes_all_the_same() {
    let mut browser = Browser::new();
    for why in [Forgot::Asked, Forgot::Idle, Forgot::Left] {
        assert_eq!(
            browser.does(Event::Forget(why)),
            [Effect::Wipe],
            "{why:?}: the field may hold what was not pasted yet"
        );
        assert_eq!(browser.guide.forgot, None, "nothing was lost");
    }
}

#[test]
fn forgetting_after_a_check_keeps_its_results() {
    let mut browser = Browser::with_token();
    browser.does(Event::Check);
    browser.hears_all(GOOD);
    assert_eq!(browser.does(Event::Forget(Forgot::Idle)), [Effect::Wipe]);
    assert_eq!(browser.overall(), Some(Overall::Ready));
    assert_eq!(browser.guide.pasted, None);
}

#[test]
fn a_paste_during_a_check_takes_its_place() {
    for (paste, wiped) in [(good_paste(), false), (bad_paste(), true)] {
        let mut browser = Browser::with_token();
        browser.does(Event::Check);
        let mut wanted = vec![Effect::Abort, Effect::NoteTime];
        wanted.extend(wiped.then_some(Effect::Wipe));
        assert_eq!(browser.does(paste), wanted);
        assert_eq!((browser.guide.run.as_ref(), browser.guide.held.is_none()), (None, wiped));
        assert_eq!(browser.overall(), None, "what was found out was about the token before");
        let before = browser.guide.clone();
        browser.hears_all(GOOD);
        assert_eq!(browser.guide, before, "late answers");
    }
}
