//! Changes made at Meta for a person: every way in which the one POST and the reading back can go wrong.
//!
//! The guide, its calls and its reading of replies are the real ones; Meta is the simulator, whose state is the truth
//! that the last screen is held against.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "the steps of a test fail loudly")]
#![allow(clippy::print_stdout, reason = "a test says how much it compared")]

#[path = "changes/stage.rs"]
mod stage;

use serde_json::{Value, json};
use stage::{Fault, Meta, Stage as Scene};
use system_user_guide::domain::answer::{Answer, Failure};
use system_user_guide::domain::catalogue::Code;
use system_user_guide::domain::guide::{Event, Forgot, Stage};
use system_user_guide::domain::order::Deed;
use system_user_guide::domain::practice::Case;

type Changing = fn(&mut Value);
type World = (Deed, &'static str, Changing);

/// Worlds in which something can be put right, and one change of each description.
const WORLDS: [World; 3] = [
    (Deed::Assign, "admin", |world| world["accounts"][0]["assigned"][0]["tasks"] = json!(["DEVELOP"])),
    (Deed::Subscribe, "good", |world| world["accounts"][0]["subscribed_apps"] = json!([])),
    (Deed::Subscribe, "account-states", |world| {
        let account = world["accounts"][5].clone();
        world["accounts"] = json!([account]);
    }),
];

const POST_FAULTS: [Fault; 8] = [
    Fault::None,
    Fault::Lost { performed: false, failure: Failure::Connection(Code::Offline) },
    Fault::Lost { performed: true, failure: Failure::Connection(Code::Timeout) },
    Fault::Lost { performed: false, failure: Failure::Connection(Code::Timeout) },
    Fault::Replaced { performed: true, status: 503, body: r#"{"error":{"code":2,"message":"down"}}"# },
    Fault::Replaced { performed: false, status: 500, body: "<html>" },
    Fault::Replaced { performed: true, status: 200, body: "[null]" },
    Fault::Replaced {
        performed: false,
        status: 200,
        body: r#"[{"code":403,"body":"{\"error\":{\"code\":200,\"message\":\"(#200) Permissions error\"}}"}]"#,
    },
];

const READ_FAULTS: [Fault; 4] = [
    Fault::None,
    Fault::Lost { performed: true, failure: Failure::Connection(Code::Blocked) },
    Fault::Replaced { performed: true, status: 200, body: "[null]" },
    Fault::Replaced { performed: true, status: 200, body: r#"[{"code":200,"body":"{\"data\":[{\"id\":7}]}"}]"# },
];

/// What the screen says must be so at Meta, or the screen says that it does not know.
fn assert_true(scene: &Scene, stage: Stage) {
    let is_so = scene.meta.is_so(scene.order().deed);
    match stage {
        Stage::Done | Stage::Already => assert!(is_so, "{stage:?}, and it is not so"),
        Stage::NotDone => assert!(!is_so, "{stage:?}, and it is so"),
        Stage::Unknown(_) | Stage::Unread(_) => {}
        Stage::Reading | Stage::Asking | Stage::Sending | Stage::ReadingBack => panic!("{stage:?} is no end"),
    }
}

#[test]
fn whatever_goes_wrong_the_screen_tells_the_truth() {
    let (mut ends, mut known) = (0, 0);
    for (deed, world, change) in WORLDS {
        for post in POST_FAULTS {
            for read in READ_FAULTS {
                let mut scene = Scene::set(world, change);
                scene.prepare(deed);
                assert_eq!(scene.stage(), Some(Stage::Asking));
                assert!(!scene.meta.is_so(deed), "nothing is changed before the yes");
                scene.meta.next = vec![post, read];
                scene.does(Event::Confirm);
                scene.does(Event::Confirm);
                let stage = scene.stage().unwrap();
                assert_true(&scene, stage);
                assert!(scene.posts <= 1, "{} POSTs after one yes", scene.posts);
                let told = matches!(post, Fault::None) && matches!(read, Fault::None);
                assert!(!told || stage == Stage::Done, "{stage:?} though nothing went wrong");
                ends += 1;
                known += usize::from(!matches!(stage, Stage::Unknown(_)));

                // Looking again asks once more and sends nothing; with a clear view it ends in the truth.
                scene.does(Event::LookAgain);
                let again = scene.stage().unwrap();
                assert_true(&scene, again);
                assert!(!matches!(again, Stage::Unknown(_)), "a clear view, and still unknown");
                assert!(scene.posts <= 1, "looking again sent something");
            }
        }
    }
    println!("{ends} ends, {known} of them known at once, the others by looking again");
    assert_eq!((ends, known), (96, 15));
}

/// A POST whose reply is lost, or in whose course Meta failed, may still take effect after the reading back.
#[test]
fn a_late_change_is_never_called_not_done() {
    let down = r#"{"error":{"code":2,"message":"down"}}"#;
    for (deed, world, change) in WORLDS {
        for fault in [POST_FAULTS[3], Fault::Replaced { performed: false, status: 503, body: down }] {
            let mut scene = Scene::set(world, change);
            let order = scene.offer(deed);
            scene.prepare(deed);
            scene.meta.next = vec![fault];
            scene.does(Event::Confirm);
            assert!(matches!(scene.stage(), Some(Stage::Unknown(_))), "{fault:?} {:?}", scene.stage());
            scene.meta.make(deed, &order);
            scene.does(Event::LookAgain);
            assert_eq!((scene.stage(), scene.posts), (Some(Stage::Done), 1));
            assert!(!scene.offered().contains(&deed), "what is done is not offered again");
        }
    }
}

/// A list that names the system user, and does not say what they may do, does not say that the change failed.
#[test]
fn a_list_that_does_not_tell_leaves_it_unknown() {
    for body in [
        r#"[{"code":200,"body":"{\"data\":[{\"id\":\"401500000000001\",\"tasks\":[\"MANAGE\"]},{\"id\":\"401500000000001\",\"tasks\":[\"DEVELOP\"]}]}"}]"#,
        r#"[{"code":200,"body":"{\"data\":[{\"id\":\"401500000000001\"}]}"}]"#,
    ] {
        let (deed, world, change) = WORLDS[0];
        let mut scene = Scene::set(world, change);
        scene.prepare(deed);
        scene.meta.next = vec![POST_FAULTS[7], Fault::Replaced { performed: false, status: 200, body }];
        scene.does(Event::Confirm);
        assert_eq!(scene.stage(), Some(Stage::Unknown(Code::UnreadableReply)), "{body}");
    }
}

#[test]
fn what_is_so_already_is_not_sent() {
    for (deed, world, change) in WORLDS {
        let mut scene = Scene::set(world, change);
        // Somebody else makes the change between the check and the press.
        scene.meta.make(deed, &scene.offer(deed));
        scene.prepare(deed);
        assert_eq!((scene.stage(), scene.posts), (Some(Stage::Already), 0));
    }
}

#[test]
fn what_cannot_be_read_is_not_sent() {
    for (deed, world, change) in WORLDS {
        for read in &READ_FAULTS[1..] {
            let mut scene = Scene::set(world, change);
            scene.meta.next = vec![*read];
            scene.prepare(deed);
            assert!(matches!(scene.stage(), Some(Stage::Unread(_))), "{:?}", scene.stage());
            scene.does(Event::Confirm);
            assert_eq!(scene.posts, 0, "sent without having been shown");
        }
    }
}

#[test]
fn a_no_changes_nothing() {
    for (deed, world, change) in WORLDS {
        let mut scene = Scene::set(world, change);
        scene.prepare(deed);
        scene.does(Event::Dismiss);
        scene.does(Event::Confirm);
        assert_eq!((scene.stage(), scene.posts, scene.meta.is_so(deed)), (None, 0, false));
    }
}

#[test]
fn in_practice_nothing_is_offered() {
    for (_, world, change) in WORLDS {
        let mut scene = Scene::set(world, change);
        assert_ne!(scene.offered(), []);
        scene.guide.practice = Some(Case::Good);
        assert_eq!(scene.offered(), []);
    }
}

/// The token goes while the POST is under way: what became of it stays open, and nothing more is sent.
#[test]
fn a_token_forgotten_on_the_way_leaves_it_unknown() {
    for (deed, world, change) in WORLDS {
        let mut scene = Scene::set(world, change);
        scene.prepare(deed);
        scene.hold = true;
        scene.does(Event::Confirm);
        assert_eq!(scene.stage(), Some(Stage::Sending));
        scene.does(Event::Check);
        scene.does(Event::Dismiss);
        scene.does(Event::Practise(Some(Case::Good)));
        assert_eq!(scene.stage(), Some(Stage::Sending), "it cannot be waved away while it is under way");
        scene.does(Event::Forget(Forgot::Left));
        assert!(matches!(scene.stage(), Some(Stage::Unknown(_))));
        scene.hold = false;
        scene.answer_held();
        scene.does(Event::LookAgain);
        assert!(matches!(scene.stage(), Some(Stage::Unknown(_))), "nothing can be asked without a token");
        assert_eq!(scene.posts, 1);
    }
}

/// Nothing that can be pressed at the wrong moment sends anything.
#[test]
fn one_change_at_a_time() {
    for (deed, world, change) in WORLDS {
        let mut scene = Scene::set(world, change);
        let order = scene.offer(deed);
        for event in [Event::Confirm, Event::LookAgain, Event::Dismiss] {
            scene.does(event);
        }
        assert_eq!((scene.stage(), scene.posts), (None, 0), "there is no change yet");
        scene.hold = true;
        scene.does(Event::Check);
        scene.does(Event::Prepare(order.clone()));
        assert_eq!(scene.stage(), None, "none begins while a check runs");
        scene.hold = false;
        scene.answer_held();
        scene.does(Event::Prepare(order));
        assert_eq!(scene.stage(), Some(Stage::Asking));
    }
}

#[test]
fn an_answer_to_another_question_counts_for_nothing() {
    for (deed, world, change) in WORLDS {
        let mut scene = Scene::set(world, change);
        scene.prepare(deed);
        scene.hold = true;
        scene.does(Event::Confirm);
        scene.does(Event::Posted { ticket: 0, posted: Ok(Answer::Given(())) });
        assert_eq!(scene.stage(), Some(Stage::Sending));
    }
}

/// Only an admin's token can assign, so nobody else is offered it; and nothing is offered that is right already.
#[test]
fn only_what_helps_and_can_be_done_is_offered() {
    let table: [(&str, Changing, &[Deed]); 8] = [
        ("good", |_| {}, &[]),
        ("admin", |_| {}, &[]),
        ("partial-control", |_| {}, &[]),
        ("admin", |world| world["accounts"][0]["assigned"][0]["tasks"] = json!(["DEVELOP"]), &[Deed::Assign]),
        ("good", |world| world["accounts"][0]["subscribed_apps"] = json!([]), &[Deed::Subscribe]),
        ("expired", |world| world["accounts"][0]["subscribed_apps"] = json!([]), &[]),
        ("admin-default", |_| {}, &[]),
        // It cannot be read, so it could not be shown what would change.
        ("admin", |world| world["accounts"][0]["assigned"][0]["tasks"] = json!([]), &[]),
    ];
    for (world, change, expected) in table {
        let scene = Scene::set(world, change);
        assert_eq!(scene.offered(), expected, "{world}");
    }
}

#[test]
fn the_truth_is_read_from_the_simulator() {
    let mut meta = Meta::new("good", |_| {});
    assert!(meta.is_so(Deed::Assign) && meta.is_so(Deed::Subscribe));
    meta = Meta::new("partial-control", |world| world["accounts"][0]["subscribed_apps"] = json!([]));
    assert!(!meta.is_so(Deed::Assign) && !meta.is_so(Deed::Subscribe));
}
