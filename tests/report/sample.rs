//! A check with everything that a report must not tell.

use system_user_guide::domain::answer::{Answer, Meaning, Refusal};
use system_user_guide::domain::catalogue::{Check, Code};
use system_user_guide::domain::check::Row;
use system_user_guide::domain::facts::{AccountFacts, AppOwner, Facts, Given, Inspection, Listing, Named};
use system_user_guide::domain::id::{AccountId, AppId, BusinessId, PhoneId};
use system_user_guide::domain::overall::Overall;
use system_user_guide::domain::phone::Phone;
use system_user_guide::domain::verdict::{Value, Verdict};
use system_user_guide::report::Report;

pub const TOKEN: &str = "EAAGm0PX4ZCpsBAKZCzgZDZD123456789012345678901234567890";
pub const NAME: &str = "Zerubabel Bakery";
pub const TELEPHONE: &str = "+1 555-123-4567";
pub const DIGITS: &str = "15551234567";
pub const PAGING: &str = "https://graph.facebook.com/v25.0/me?access_token=";
pub const ACCOUNT: &str = "102290129340398";
pub const PHONE: &str = "106540352242922";
pub const APP: &str = "634974688087057";
pub const BUSINESS: &str = "506914307656634";
/// 2026-11-24T13:29:23Z.
pub const NOW: i64 = 1_795_526_963;
/// What stands in no report, in any form.
pub const SECRETS: [&str; 6] = [TOKEN, NAME, TELEPHONE, DIGITS, PAGING, "555-123"];

pub fn account() -> AccountId {
    AccountId::parse(ACCOUNT).unwrap()
}

pub fn phone() -> PhoneId {
    PhoneId::parse(PHONE).unwrap()
}

/// What Meta told, with names, a telephone number and the token in it.
pub fn facts() -> Facts {
    let number = Phone {
        id: phone(),
        number: Some(TELEPHONE.to_owned()),
        name: Some(NAME.to_owned()),
        states: [const { None }; 6],
        health: None,
    };
    let account = AccountFacts {
        name: Some(NAME.to_owned()),
        phones: Listing {
            items: vec![number],
            end: Answer::Given(()),
            after: Some(format!("{PAGING}{TOKEN}")),
            pages: 1,
        },
        ..AccountFacts::new(account())
    };
    Facts {
        inspection: Answer::Given(Inspection {
            valid: true,
            app: AppId::parse(APP),
            app_name: Some(NAME.to_owned()),
            ..Inspection::default()
        }),
        identity: Answer::Given(Named { id: "122100001".to_owned(), name: Some(NAME.to_owned()) }),
        owner: Answer::Given(AppOwner { business: BusinessId::parse(BUSINESS) }),
        accounts: vec![account],
        ..Facts::default()
    }
}

/// A verdict with a name, a telephone number and the token wherever it takes a text.
pub fn verdict(row: Row, code: Code, trace: Option<&str>) -> Verdict {
    let text = format!("{NAME} {TELEPHONE} {PAGING}{TOKEN}");
    Verdict {
        values: ["account", "phone", "app"].map(|name| (name, Value::Text(text.clone()))).to_vec(),
        refusal: trace.map(|trace| Refusal {
            meaning: Meaning::Other,
            code: 190,
            subcode: None,
            text: text.clone(),
            trace: Some(trace.to_owned()),
        }),
        advice: vec![text],
        ..Verdict::recalled(row, code)
    }
}

/// One row of each kind.
pub fn verdicts() -> Vec<Verdict> {
    vec![
        verdict(Row::once(Check::Connection), Code::Ok, None),
        verdict(Row::once(Check::TokenValid), Code::Valid, None),
        verdict(Row::once(Check::TokenExpiry), Code::Expires, None),
        verdict(Row::permission("business_management"), Code::Missing, Some("AbC_d-12")),
        verdict(Row::once(Check::PermissionExtra), Code::NotVisible, None),
        verdict(Row::account(Check::AccountReadable, &account()), Code::Readable, None),
        verdict(Row::account(Check::PhoneFound, &account()), Code::Found, None),
        verdict(Row::phone(Check::PhoneRegistered, &account(), &phone()), Code::Connected, None),
    ]
}

pub fn of(verdicts: &[Verdict]) -> Option<Report> {
    Report::of(verdicts, Overall::NotReady, &facts(), &Given::default(), "3f9a-c1.2", "v25.0", NOW)
}

pub fn report() -> Report {
    of(&verdicts()).unwrap()
}
