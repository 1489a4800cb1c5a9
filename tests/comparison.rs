//! Two checks side by side: nothing is called lost, gained or kept without proof.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "the steps of a test fail loudly")]

use rstest::rstest;
use system_user_guide::domain::answer::{Answer, Meaning, Refusal};
use system_user_guide::domain::bookmark::Bookmark;
use system_user_guide::domain::catalogue::Code;
use system_user_guide::domain::choice::Choice;
use system_user_guide::domain::comparison::{Comparison, Thing, compare};
use system_user_guide::domain::facts::{
    AccountFacts, Entry, Essentials, Facts, Given, Grants, Heard, Inspection, Listing, Named,
};
use system_user_guide::domain::guide::{Event, Guide, Held, Pasted, Screen};
use system_user_guide::domain::id::{AccountId, AppId, PhoneId, UserId};
use system_user_guide::domain::inquiry::{Question, next};
use system_user_guide::domain::judge::{Goal, judge};
use system_user_guide::domain::permission::default_wanted;
use system_user_guide::domain::phone::Phone;

const ONE: &str = "102290129340398";
const TWO: &str = "102290129340399";
const NUMBER: &str = "106540352242922";
const OTHER_NUMBER: &str = "106540352242923";

fn refusal(meaning: Meaning) -> Refusal {
    Refusal { meaning, code: 1, subcode: None, text: String::new(), trace: None }
}

fn refused<T>(meaning: Meaning) -> Answer<T> {
    Answer::Refused(refusal(meaning))
}

fn whole<T>(items: Vec<T>) -> Listing<T> {
    Listing { items, end: Answer::Given(()), ..Listing::default() }
}

fn texts(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

fn phone(id: &str) -> Phone {
    Phone { id: PhoneId::parse(id).unwrap(), number: None, name: None, states: [const { None }; 6], health: None }
}

fn assigned(id: &str, tasks: Option<&[&str]>) -> Entry {
    Entry { id: id.to_owned(), tasks: tasks.map(texts), ..Entry::default() }
}

/// A living token with one account, fully controlled, with one number; every list was read to its end.
fn good() -> Facts {
    let inspection = Inspection {
        valid: true,
        kind: Some("SYSTEM_USER".to_owned()),
        app: AppId::parse("634974688087057"),
        user: UserId::parse("122100001"),
        scopes: Some(texts(&["business_management", "whatsapp_business_management", "public_profile"])),
        ..Inspection::default()
    };
    let account = AccountFacts {
        essentials: Answer::Given(Essentials { name: Some("Bakery".to_owned()), ..Essentials::default() }),
        people: whole(Vec::new()),
        phones: whole(vec![phone(NUMBER)]),
        heard: Heard { with_token: true, ..Heard::default() },
        ..AccountFacts::new(AccountId::parse(ONE).unwrap())
    };
    Facts {
        reached: true,
        inspection: Answer::Given(inspection),
        identity: Answer::Given(Named { id: "122100001".to_owned(), name: None }),
        grants: Answer::Given(Grants { complete: true, ..Grants::default() }),
        app: Answer::Given(Named { id: "634974688087057".to_owned(), name: None }),
        assigned: whole(vec![assigned(ONE, Some(&["MANAGE"]))]),
        owned: whole(Vec::new()),
        client: whole(Vec::new()),
        staff: whole(Vec::new()),
        accounts: vec![account],
        ..Facts::default()
    }
}

fn changed(change: fn(&mut Facts)) -> Facts {
    let mut facts = good();
    change(&mut facts);
    facts
}

fn inspected(facts: &mut Facts) -> &mut Inspection {
    match &mut facts.inspection {
        Answer::Given(found) => found,
        other => panic!("{other:?}"),
    }
}

/// The lists in short: `-` lost, `+` gained, `?` unsure.
fn told(comparison: &Comparison) -> Vec<String> {
    let lists = [("-", &comparison.lost), ("+", &comparison.gained), ("?", &comparison.unsure)];
    let all = lists.into_iter().flat_map(|(sign, list)| list.iter().map(move |thing| (sign, thing)));
    all.map(|(sign, thing)| match thing {
        Thing::Permission(name) => format!("{sign}permission {name}"),
        Thing::Account(label) => format!("{sign}account {label}"),
        Thing::Control(label) => format!("{sign}control {label}"),
        Thing::Phone(label) => format!("{sign}phone {label}"),
    })
    .collect()
}

/// Meta refuses the account and all that belongs to it.
fn refuse(facts: &mut Facts, meaning: Meaning) {
    let account = &mut facts.accounts[0];
    account.essentials = refused(meaning);
    account.people = Listing { end: refused(meaning), ..Listing::default() };
    account.phones = Listing { end: refused(meaning), ..Listing::default() };
}

fn unchanged(_: &mut Facts) {}

#[test]
fn two_equal_tokens_keep_everything() {
    let comparison = compare(&good(), &good()).unwrap();
    assert_eq!(told(&comparison), [""; 0]);
    assert!(comparison.keeps_everything());
    assert_eq!((comparison.same_app, comparison.same_user), (Some(true), Some(true)));
}

#[rstest]
// Permissions: `debug_token` speaks of this very token, and counts.
#[case(|f: &mut Facts| inspected(f).scopes = Some(texts(&["business_management"])), &["-permission whatsapp_business_management"])]
#[case(|f: &mut Facts| inspected(f).scopes = Some(texts(&["business_management", "whatsapp_business_management"])), &[])]
#[case(|f: &mut Facts| inspected(f).scopes = Some(texts(&["business_management", "whatsapp_business_management", "x", "x"])), &[
    "+permission x",
])]
// No readable list, an incomplete one, one under way: nobody knows.
#[case(|f: &mut Facts| inspected(f).scopes = None, &[
    "-permission business_management", "-permission whatsapp_business_management",
])]
#[case(|f: &mut Facts| { inspected(f).scopes = None; f.grants = Answer::Given(Grants::default()) }, &[
    "?permission business_management", "?permission whatsapp_business_management",
])]
#[case(|f: &mut Facts| { inspected(f).scopes = None; f.grants = Answer::Pending }, &[
    "?permission business_management", "?permission whatsapp_business_management",
])]
#[case(|f: &mut Facts| { inspected(f).scopes = None; f.grants = Answer::Missing(Code::Unreachable) }, &[
    "?permission business_management", "?permission whatsapp_business_management",
])]
// Half a list proves what it has and what it says was declined.
#[case(|f: &mut Facts| {
    inspected(f).scopes = None;
    let (granted, declined) = (texts(&["business_management"]), texts(&["whatsapp_business_management"]));
    f.grants = Answer::Given(Grants { granted, declined, complete: false });
}, &["-permission whatsapp_business_management"])]
// A contradiction: `me/permissions` grants what `debug_token` does not list for this token.
#[case(|f: &mut Facts| {
    inspected(f).scopes = Some(texts(&["whatsapp_business_management"]));
    f.grants = Answer::Given(Grants { granted: texts(&["business_management"]), ..Grants::default() });
}, &["-permission business_management"])]
// Accounts.
#[case(|f: &mut Facts| refuse(f, Meaning::NoPermission), &["-account Bakery (102290129340398)"])]
#[case(|f: &mut Facts| refuse(f, Meaning::AccessDenied), &["-account Bakery (102290129340398)"])]
#[case(|f: &mut Facts| refuse(f, Meaning::NotFound), &["-account Bakery (102290129340398)"])]
#[case(|f: &mut Facts| refuse(f, Meaning::AppNotCapable), &["-account Bakery (102290129340398)"])]
#[case(|f: &mut Facts| f.accounts[0].essentials = refused(Meaning::Other), &["?account Bakery (102290129340398)"])]
#[case(|f: &mut Facts| f.accounts[0].essentials = refused(Meaning::RateLimited), &["?account Bakery (102290129340398)"])]
#[case(|f: &mut Facts| f.accounts[0].essentials = refused(Meaning::MetaDown), &["?account Bakery (102290129340398)"])]
#[case(|f: &mut Facts| f.accounts[0].essentials = Answer::Missing(Code::Unreachable), &["?account Bakery (102290129340398)"])]
#[case(|f: &mut Facts| f.accounts[0].essentials = Answer::Pending, &["?account Bakery (102290129340398)"])]
#[case(|f: &mut Facts| f.accounts[0].essentials = Answer::NotAsked, &["?account Bakery (102290129340398)"])]
#[case(|f: &mut Facts| f.accounts.clear(), &["?account Bakery (102290129340398)"])]
// Contradictions: refused, yet its numbers are shown, or its people.
#[case(|f: &mut Facts| f.accounts[0].essentials = refused(Meaning::NotFound), &["?account Bakery (102290129340398)"])]
#[case(|f: &mut Facts| { refuse(f, Meaning::NotFound); f.accounts[0].people.items.push(Entry::default()) }, &[
    "?account Bakery (102290129340398)",
])]
// Control.
#[case(|f: &mut Facts| f.assigned.items[0].tasks = Some(texts(&["DEVELOP"])), &["-control Bakery (102290129340398)"])]
#[case(|f: &mut Facts| f.assigned.items[0].tasks = Some(Vec::new()), &["-control Bakery (102290129340398)"])]
#[case(|f: &mut Facts| f.assigned.items[0].tasks = None, &["?control Bakery (102290129340398)"])]
#[case(|f: &mut Facts| f.assigned = Listing::default(), &["?control Bakery (102290129340398)"])]
// In no list, and not known to be an employee: an admin's default access is full control.
#[case(|f: &mut Facts| f.assigned.items.clear(), &[])]
#[case(|f: &mut Facts| {
    f.assigned.items.clear();
    f.staff.items.push(Entry { id: "122100001".to_owned(), role: Some("EMPLOYEE".to_owned()), ..Entry::default() });
}, &["-control Bakery (102290129340398)"])]
// A contradiction: the account's own list says less than the assigned accounts do.
#[case(|f: &mut Facts| f.accounts[0].people.items.push(assigned("122100001", Some(&["DEVELOP"]))), &[
    "?control Bakery (102290129340398)",
])]
// Numbers.
#[case(|f: &mut Facts| f.accounts[0].phones.items.clear(), &["-phone 106540352242922"])]
#[case(|f: &mut Facts| { f.accounts[0].phones.items.clear(); f.accounts[0].phones.end = Answer::Pending }, &[
    "?phone 106540352242922",
])]
#[case(|f: &mut Facts| f.accounts[0].phones = Listing::default(), &["?phone 106540352242922"])]
#[case(|f: &mut Facts| { f.accounts[0].phones.items.clear(); f.accounts[0].phones.end = refused(Meaning::AccessDenied) }, &[
    "?phone 106540352242922",
])]
#[case(|f: &mut Facts| f.accounts[0].phones.end = Answer::Missing(Code::Unreachable), &[])]
#[case(|f: &mut Facts| f.accounts[0].phones.items.push(phone(OTHER_NUMBER)), &["+phone 106540352242923"])]
// A number that moved to another account of the same token is not lost.
#[case(|f: &mut Facts| {
    let numbers = std::mem::take(&mut f.accounts[0].phones.items);
    let second = AccountFacts { phones: whole(numbers), ..AccountFacts::new(AccountId::parse(TWO).unwrap()) };
    f.accounts.push(second);
}, &[])]
// A further account, whose numbers are not told apart.
#[case(|f: &mut Facts| {
    let id = AccountId::parse(TWO).unwrap();
    f.accounts.push(AccountFacts { id, phones: whole(vec![phone(OTHER_NUMBER)]), ..f.accounts[0].clone() });
}, &["+account Bakery (102290129340399)"])]
fn what_the_new_token_lacks(#[case] change: fn(&mut Facts), #[case] expected: &[&str]) {
    let comparison = compare(&good(), &changed(change)).unwrap();
    assert_eq!(told(&comparison), expected);
    let kept = !expected.iter().any(|thing| thing.starts_with(['-', '?']));
    assert_eq!(comparison.keeps_everything(), kept);
}

#[rstest]
#[case(unchanged, true, &[])]
// What the old token had is not known to the end, so nobody can say that nothing is lost.
#[case(|f: &mut Facts| inspected(f).scopes = None, true, &[
    "+permission business_management", "+permission whatsapp_business_management",
])]
#[case(|f: &mut Facts| { inspected(f).scopes = None; f.grants = Answer::Given(Grants::default()) }, false, &[])]
#[case(|f: &mut Facts| { inspected(f).scopes = None; f.grants = Answer::NotAsked }, false, &[])]
#[case(|f: &mut Facts| f.assigned.end = Answer::Pending, false, &[])]
#[case(|f: &mut Facts| f.owned.end = refused(Meaning::NoPermission), false, &[])]
#[case(|f: &mut Facts| f.client = Listing::default(), false, &[])]
#[case(|f: &mut Facts| f.accounts[0].essentials = Answer::Missing(Code::Unreachable), false, &[])]
#[case(|f: &mut Facts| f.accounts[0].phones.end = Answer::Pending, false, &[])]
#[case(|f: &mut Facts| f.assigned.items[0].tasks = None, false, &[])]
// The old token knew of no account; unless its lists ended, the account may have been there unseen.
#[case(|f: &mut Facts| f.accounts.clear(), true, &["+account Bakery (102290129340398)"])]
#[case(|f: &mut Facts| { f.accounts.clear(); f.owned.end = Answer::NotAsked }, false, &[])]
// It was refused: that is known, unless the refused account shows numbers all the same.
#[case(|f: &mut Facts| refuse(f, Meaning::AccessDenied), true, &["+account Bakery (102290129340398)"])]
#[case(|f: &mut Facts| f.accounts[0].essentials = refused(Meaning::AccessDenied), false, &[])]
#[case(|f: &mut Facts| refuse(f, Meaning::Other), false, &[])]
// Less control, fewer numbers.
#[case(|f: &mut Facts| f.assigned.items[0].tasks = Some(texts(&["DEVELOP"])), true, &["+control Bakery (102290129340398)"])]
#[case(|f: &mut Facts| f.accounts[0].phones.items.clear(), true, &["+phone 106540352242922"])]
#[case(|f: &mut Facts| f.accounts[0].phones = Listing::default(), false, &[])]
fn what_the_old_token_lacked(#[case] change: fn(&mut Facts), #[case] whole: bool, #[case] expected: &[&str]) {
    let comparison = compare(&changed(change), &good()).unwrap();
    assert_eq!((told(&comparison), comparison.whole), (texts(expected), whole));
    assert_eq!(comparison.keeps_everything(), whole);
}

#[rstest]
#[case(|f: &mut Facts| inspected(f).valid = false)]
#[case(|f: &mut Facts| f.inspection = Answer::Pending)]
#[case(|f: &mut Facts| f.identity = refused(Meaning::TokenDead(Code::Revoked)))]
#[case(|f: &mut Facts| f.identity = refused(Meaning::SecretRequired))]
#[case(|f: &mut Facts| { f.inspection = Answer::NotAsked; f.identity = Answer::NotAsked })]
#[case(|f: &mut Facts| { f.inspection = refused(Meaning::NoRoleOnApp); f.identity = Answer::Missing(Code::Unreachable) })]
fn tokens_that_are_not_proved_to_live_are_not_compared(#[case] change: fn(&mut Facts)) {
    assert_eq!(compare(&good(), &changed(change)), None);
    assert_eq!(compare(&changed(change), &good()), None);
}

#[rstest]
#[case(unchanged, Some(true), Some(true))]
#[case(|f: &mut Facts| inspected(f).app = None, Some(true), Some(true))]
#[case(|f: &mut Facts| { inspected(f).app = None; f.app = refused(Meaning::Other) }, None, Some(true))]
// Two answers that name two apps name none.
#[case(|f: &mut Facts| inspected(f).app = AppId::parse("999999"), None, Some(true))]
// Another id in the same app is another user; in another app it may be the same one.
#[case(|f: &mut Facts| { inspected(f).user = UserId::parse("122100002"); f.identity = me("122100002") }, Some(true), Some(false))]
#[case(|f: &mut Facts| {
    other_app(f);
    inspected(f).user = UserId::parse("122100002");
    f.identity = me("122100002");
}, Some(false), None)]
#[case(other_app, Some(false), Some(true))]
// Two answers that disagree.
#[case(|f: &mut Facts| f.identity = me("122100002"), Some(true), None)]
#[case(|f: &mut Facts| inspected(f).user = None, Some(true), Some(true))]
#[case(|f: &mut Facts| { inspected(f).user = None; f.identity = refused(Meaning::Other) }, Some(true), None)]
fn app_and_user(#[case] change: fn(&mut Facts), #[case] app: Option<bool>, #[case] user: Option<bool>) {
    let comparison = compare(&good(), &changed(change)).unwrap();
    assert_eq!((comparison.same_app, comparison.same_user), (app, user));
}

fn me(id: &str) -> Answer<Named> {
    Answer::Given(Named { id: id.to_owned(), name: None })
}

fn other_app(facts: &mut Facts) {
    inspected(facts).app = AppId::parse("999999");
    facts.app = me("999999");
}

/// How the check of a new token ends that asked about an account which only the token before it could read.
fn after(heard: Heard, essentials: Answer<Essentials>, change: fn(&mut Facts)) -> Vec<(String, Option<Code>)> {
    let mut facts = changed(change);
    let account = AccountFacts { heard, essentials, ..AccountFacts::new(AccountId::parse(TWO).unwrap()) };
    facts.accounts.push(account);
    let goal = Goal { given: &Given::default(), wanted: &default_wanted(), choice: &Choice::default() };
    let verdicts = judge(&facts, goal).into_iter();
    verdicts.map(|verdict| (format!("{}@{}", verdict.row.id(), verdict.row.subject()), verdict.code)).collect()
}

#[test]
fn accounts_of_the_token_before_are_asked_about_and_known_as_such() {
    let before = good().readable();
    assert_eq!(before, [AccountId::parse(ONE).unwrap()]);
    let mut facts = Facts::new(&Given::default());
    facts.meet_before(&before);
    assert!(facts.accounts[0].heard.before && !facts.accounts[0].counts());
    assert!(next(&facts).concat().contains(&Question::Account(before[0].clone())));
    let mut given = Facts::new(&Given { account: before.first().cloned(), ..Given::default() });
    given.meet_before(&before);
    assert_eq!(given.accounts.len(), 1);
    assert_eq!(given.accounts[0].heard, Heard { in_address: true, before: true, ..Heard::default() });
}

#[test]
fn links_stay_exact_when_the_token_before_had_another_account() {
    let mut guide = Guide::new(Screen::Start, Given::default(), default_wanted(), Bookmark::default());
    let held = Held { mask: "EAAG…wxyz".to_owned(), length: 200 };
    guide.update(Event::Pasted(Pasted { problem: None, removed: Vec::new() }, Some(held)));
    guide.update(Event::Check);
    let facts = &mut guide.run.as_mut().unwrap().facts;
    *facts = good();
    facts.meet_before(&[AccountId::parse(TWO).unwrap()]);
    assert_eq!(guide.known_ids().account, AccountId::parse(ONE));
    guide.run.as_mut().unwrap().facts.accounts[1].heard.with_token = true;
    assert_eq!(guide.known_ids().account, None);
}

#[test]
fn an_account_of_the_token_before_counts_only_if_it_can_be_read() {
    let before = Heard { before: true, ..Heard::default() };
    let refusals = [Meaning::NotFound, Meaning::NoPermission, Meaning::AccessDenied];
    for change in [unchanged as fn(&mut Facts), |facts| facts.accounts.clear()] {
        let without = after(Heard::default(), Answer::NotAsked, change);
        for answer in refusals.map(refused).into_iter().chain([Answer::Missing(Code::Unreachable)]) {
            assert_eq!(after(before, answer.clone(), change), without, "{answer:?}");
        }
    }
    let rows = after(before, Answer::Given(Essentials::default()), unchanged);
    assert!(rows.contains(&("account.readable@102290129340399".to_owned(), Some(Code::Readable))));
    assert!(rows.contains(&("account.found@".to_owned(), Some(Code::Several))));
    // The same account, but given with the token, does count.
    let rows = after(Heard { with_token: true, ..before }, refused(Meaning::NotFound), unchanged);
    assert!(rows.iter().any(|(id, ..)| id == "account.readable@102290129340399"));
}
