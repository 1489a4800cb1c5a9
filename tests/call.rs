//! The body of a call: what Meta receives, and where the token is.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "the steps of a test fail loudly")]

use proptest::prelude::*;
use serde_json::{Value, json};
use system_user_guide::domain::answer::Answer;
use system_user_guide::domain::app_secret::AppSecret;
use system_user_guide::domain::facts::{AppOwner, Essentials, Facts, Given};
use system_user_guide::domain::id::{AccountId, BusinessId};
use system_user_guide::domain::inquiry::{Extra, List, Question, next};
use system_user_guide::domain::learning::Finding;
use system_user_guide::domain::order::{Deed, Order};
use system_user_guide::domain::paste::diagnose;
use system_user_guide::domain::token::AccessToken;
use system_user_guide::graph::call::Call;

const TOKEN: &str = "EAAGMadeUp0for1tests2only3ZAq7Wd9KpLx2Vb8Rn4Ty6Uz1Ci5Om3Sj0Hk7ZDZD";

fn token() -> AccessToken {
    diagnose(TOKEN).outcome.unwrap()
}

fn account(number: usize) -> AccountId {
    AccountId::parse(&format!("1022901293{number:05}")).unwrap()
}

fn list(list: List, after: Option<&str>) -> Question {
    Question::List { list, after: after.map(str::to_owned) }
}

/// Takes a form apart, as a server does; panics on anything that is no form.
fn fields(body: &[u8]) -> Vec<(String, String)> {
    let decode = |text: &str| {
        let mut bytes = text.bytes();
        let mut decoded = Vec::new();
        while let Some(byte) = bytes.next() {
            match byte {
                b'%' => {
                    let digits = [bytes.next().unwrap(), bytes.next().unwrap()];
                    decoded.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
                }
                b'+' => decoded.push(b' '),
                byte => {
                    assert!(
                        byte.is_ascii_alphanumeric() || b"-._~".contains(&byte),
                        "{} stands bare",
                        char::from(byte)
                    );
                    decoded.push(byte);
                }
            }
        }
        String::from_utf8(decoded).unwrap()
    };
    let body = std::str::from_utf8(body).unwrap();
    body.split('&').map(|pair| pair.split_once('=').map(|(key, value)| (decode(key), decode(value))).unwrap()).collect()
}

/// The questions as Meta reads them.
fn items(questions: &[Question], facts: &Facts) -> Vec<Value> {
    let body = Call::new(questions, facts).body(&token());
    let fields = fields(&body);
    let batch = &fields.iter().find(|(key, _)| key == "batch").unwrap().1;
    serde_json::from_str(batch).unwrap()
}

fn urls(questions: &[Question], facts: &Facts) -> Vec<String> {
    items(questions, facts).iter().map(|item| item["relative_url"].as_str().unwrap().to_owned()).collect()
}

fn first_round() -> (Vec<Question>, Facts) {
    let facts = Facts::new(&Given { account: Some(account(1)), ..Given::default() });
    (next(&facts).into_iter().flatten().collect(), facts)
}

#[test]
fn the_first_call_is_the_batch_that_meta_documents() {
    let (questions, facts) = first_round();
    let body = Call::new(&questions, &facts).body(&token());
    let fields = fields(&body);
    let keys: Vec<&str> = fields.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, ["access_token", "include_headers", "batch"]);
    assert_eq!((fields[0].1.as_str(), fields[1].1.as_str()), (TOKEN, "false"));
    let owner = "{result=owner:$.owner_business.id}";
    let get = |url: &str| json!({ "method": "GET", "relative_url": url });
    let named = |name: &str, url: &str| json!({ "method": "GET", "name": name, "omit_response_on_success": false, "relative_url": url });
    let wanted = [
        get(&format!("debug_token?input_token={TOKEN}")),
        get("me?fields=id,name"),
        get("me/permissions"),
        get("app?fields=id,name"),
        get("me/assigned_whatsapp_business_accounts?fields=id,name,tasks&limit=100"),
        named("owner", "app?fields=id,owner_business"),
        get(&format!("{owner}/system_users?fields=id,name,role&limit=100")),
        get(&format!("{owner}/owned_whatsapp_business_accounts?fields=id,name&limit=100")),
        get(&format!("{owner}/client_whatsapp_business_accounts?fields=id,name&limit=100")),
        get("me/assigned_product_catalogs?fields=id&limit=1"),
        named("a102290129300001", "102290129300001?fields=id,name,owner_business_info"),
        get("102290129300001/assigned_users?business={result=a102290129300001:$.owner_business_info.id}\
             &fields=id,name,tasks,user_type&limit=100"),
        get("102290129300001?fields=id,account_review_status,primary_funding_id,health_status"),
        get(
            "102290129300001/phone_numbers?limit=100&fields=id,display_phone_number,verified_name,health_status,status,\
             code_verification_status,name_status,quality_rating,platform_type,account_mode",
        ),
        get("102290129300001/subscribed_apps?limit=100"),
    ];
    assert_eq!(serde_json::from_str::<Vec<Value>>(&fields[2].1).unwrap(), wanted);
}

#[test]
fn the_address_never_changes_and_holds_no_token() {
    assert_eq!(Call::address("v25.0"), "https://graph.facebook.com/v25.0/");
}

#[test]
fn the_token_is_in_the_body_only() {
    let (questions, facts) = first_round();
    let call = Call::new(&questions, &facts);
    let printed = format!("{call:?} {questions:?} {facts:?} {:?}", call.clone());
    assert!(!printed.contains("EAAG") && !printed.contains("ZDZD"), "{printed}");
    let body = String::from_utf8(call.body(&token()).to_vec()).unwrap();
    assert_eq!(body.matches(TOKEN).count(), 2, "as the key of the call and as the token to be looked at");
    let without = questions.into_iter().filter(|question| *question != Question::Inspect).collect::<Vec<_>>();
    let body = String::from_utf8(Call::new(&without, &facts).body(&token()).to_vec()).unwrap();
    assert_eq!(body.matches(TOKEN).count(), 1);
}

/// A body that grew while it was written would leave pieces of the token behind in memory: the room taken at the start
/// is the room at the end, even when every byte has to be escaped.
#[test]
fn the_body_never_grows() {
    let cursor = "\u{7f}".repeat(1000);
    for questions in [first_round().0, vec![list(List::Assigned, Some(&cursor))], vec![Question::Inspect; 50]] {
        for (token, proof) in [(token(), 0), (proved(), 64)] {
            let body = Call::new(&questions, &Facts::new(&Given::default())).body(&token);
            let batch = &fields(&body).pop().unwrap().1;
            let marks = batch.matches(TOKEN).count();
            let items = batch.len() - marks * (TOKEN.len() - 1);
            assert_eq!(body.capacity(), 3 * items + (marks + 1) * TOKEN.len() + proof + 96);
            assert!(body.len() <= body.capacity());
        }
    }
}

const SECRET: &str = "00112233445566778899aabbccddeeff";

fn proved() -> AccessToken {
    let mut token = token();
    token.prove(AppSecret::from_paste(SECRET).unwrap());
    token
}

/// Beside the token, for every item of the batch; the secret itself is nowhere.
#[test]
fn a_proof_goes_along_and_the_secret_does_not() {
    let (questions, facts) = first_round();
    let token = proved();
    let proof = token.proof().unwrap().to_owned();
    let body = Call::new(&questions, &facts).body(&token);
    let sent = fields(&body);
    let keys: Vec<&str> = sent.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, ["access_token", "appsecret_proof", "include_headers", "batch"]);
    assert_eq!(sent[1].1, proof);
    assert!(proof.len() == 64 && !String::from_utf8_lossy(&body).contains(SECRET));
}

/// One POST, in Meta's words for full control, and nothing beside it.
#[test]
fn a_change_is_one_post_for_one_account() {
    let order = |deed| Order { deed, account: account(1), whom: "104169029247128".to_owned() };
    for (deed, url, form) in [
        (Deed::Assign, "102290129300001/assigned_users", "user=104169029247128&tasks=[%22MANAGE%22]"),
        (Deed::Subscribe, "102290129300001/subscribed_apps", ""),
    ] {
        let sent = fields(&Call::change(&order(deed)).body(&token()));
        let batch: Vec<Value> = serde_json::from_str(&sent.last().unwrap().1).unwrap();
        assert_eq!(batch, [json!({ "method": "POST", "relative_url": url, "body": form })]);
    }
}

#[test]
fn later_pages_name_the_portfolio_and_the_cursor() {
    let mut facts = Facts::new(&Given { account: Some(account(1)), ..Given::default() });
    let business = BusinessId::parse("506914307656634");
    let essentials = Essentials { owner: business.clone(), ..Essentials::default() };
    facts.learn(vec![
        Finding::Owner(Answer::Given(AppOwner { business })),
        Finding::Account(account(1), Answer::Given(essentials)),
    ]);
    let questions = [
        list(List::Assigned, Some("QVFI")),
        list(List::Staff, Some("QVFI")),
        list(List::Owned, Some("QVFI")),
        list(List::Client, Some("QVFI")),
        list(List::People(account(1)), Some("QVFI")),
        list(List::Subscribers(account(1)), Some("QVFI")),
        Question::Phones { account: account(1), plain: true, after: Some("QVFI".to_owned()) },
    ];
    assert_eq!(
        urls(&questions, &facts),
        [
            "me/assigned_whatsapp_business_accounts?fields=id,name,tasks&limit=100&after=QVFI",
            "506914307656634/system_users?fields=id,name,role&limit=100&after=QVFI",
            "506914307656634/owned_whatsapp_business_accounts?fields=id,name&limit=100&after=QVFI",
            "506914307656634/client_whatsapp_business_accounts?fields=id,name&limit=100&after=QVFI",
            "102290129300001/assigned_users?business=506914307656634&fields=id,name,tasks,user_type&limit=100&after=QVFI",
            "102290129300001/subscribed_apps?limit=100&after=QVFI",
            "102290129300001/phone_numbers?limit=100&after=QVFI",
        ]
    );
}

/// One forbidden field spoils a whole answer; asked for by itself it spoils only its own.
#[test]
fn fields_can_be_asked_for_one_by_one() {
    let facts = Facts::new(&Given::default());
    let questions = Extra::ALL.map(|extra| Question::Extras(account(1), Some(extra)));
    let plain = Question::Phones { account: account(1), plain: true, after: None };
    assert_eq!(
        urls(&[&questions[..], &[plain]].concat(), &facts),
        [
            "102290129300001?fields=id,account_review_status",
            "102290129300001?fields=id,primary_funding_id",
            "102290129300001?fields=id,health_status",
            "102290129300001/phone_numbers?limit=100",
        ]
    );
}

/// Whatever an answer is referred to by, the answer of that name is asked for before it and in the same call.
#[test]
fn references_point_backwards_inside_their_own_call() {
    let mut facts = Facts::new(&Given::default());
    let round: Vec<Question> = next(&facts).into_iter().flatten().collect();
    facts.asked(&round);
    let accounts: Vec<Question> = (1..=25)
        .flat_map(|number| [Question::Account(account(number)), list(List::People(account(number)), None)])
        .collect();
    for questions in [round, accounts] {
        let items = items(&questions, &facts);
        assert!(items.len() <= 50);
        let mut named = Vec::new();
        let mut references = 0;
        for item in &items {
            let url = item["relative_url"].as_str().unwrap();
            if let Some((_, reference)) = url.split_once("{result=") {
                let name = reference.split(':').next().unwrap();
                references += 1;
                assert!(named.contains(&name.to_owned()), "{url} refers to what was not asked before it");
            }
            if let Some(name) = item["name"].as_str() {
                assert!(!named.contains(&name.to_owned()), "{name} is used twice");
                assert_eq!(item["omit_response_on_success"], false, "{name} would be left out of the reply");
                named.push(name.to_owned());
            }
        }
        assert!(references >= 3, "{references}");
    }
}

#[test]
fn a_cursor_cannot_leave_its_place() {
    let hostile = [
        "\",\"method\":\"DELETE\"},{\"method\":\"POST\",\"relative_url\":\"me",
        "x&access_token=stolen&fields=id",
        "x&batch=[]",
        "x#fragment",
        "x%22%26",
        "{result=owner:$.id}",
        "../../4/delete",
        "\\u0022\\",
        "\u{1}",
        "\u{0}\n\r\t",
        "é😀\u{202e}",
        "",
    ];
    for cursor in hostile {
        let numbers = Question::Phones { account: account(1), plain: true, after: Some(cursor.to_owned()) };
        let questions = [list(List::Assigned, Some(cursor)), numbers, Question::Me];
        let items = items(&questions, &Facts::new(&Given::default()));
        assert_eq!(items.len(), 3, "{cursor:?}");
        assert!(items.iter().all(|item| item["method"] == "GET" && item.as_object().unwrap().len() == 2), "{cursor:?}");
        let heads = [
            "me/assigned_whatsapp_business_accounts?fields=id,name,tasks&limit=100",
            "102290129300001/phone_numbers?limit=100",
        ];
        for (item, expected) in items.iter().zip(heads) {
            let url = item["relative_url"].as_str().unwrap();
            let (head, after) = url.split_once("&after=").unwrap();
            assert_eq!(head, expected);
            assert!(!url.contains(TOKEN), "a cursor stood for the token");
            let decoded = fields(format!("after={after}").as_bytes());
            assert_eq!(decoded, [("after".to_owned(), cursor.to_owned())]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_cursor_comes_back_as_it_went(cursor in any::<String>()) {
        let urls = urls(&[list(List::Assigned, Some(&cursor))], &Facts::new(&Given::default()));
        let (_, after) = urls[0].split_once("&after=").unwrap();
        prop_assert_eq!(fields(format!("after={after}").as_bytes()), [("after".to_owned(), cursor)]);
    }

    /// Every token that the paste doctor lets through stands in the body as it is.
    #[test]
    fn a_token_needs_no_escaping(text in "EAA[A-Za-z0-9]{50,300}") {
        let token = diagnose(&text).outcome.unwrap();
        let body = Call::new(&[Question::Inspect], &Facts::new(&Given::default())).body(&token);
        let fields = fields(&body);
        prop_assert_eq!(&fields[0].1, &text);
        let batch: Value = serde_json::from_str(&fields[2].1).unwrap();
        let url = format!("debug_token?input_token={text}");
        prop_assert_eq!(batch[0]["relative_url"].as_str(), Some(url.as_str()));
    }
}
