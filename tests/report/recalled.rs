//! From a report back to the screen.

use super::sample::{ACCOUNT, APP, PHONE, account, of, phone, report, verdict, verdicts};
use system_user_guide::content::PageId;
use system_user_guide::domain::catalogue::{Check, Code, REASONS};
use system_user_guide::domain::check::Row;
use system_user_guide::domain::id::AccountId;
use system_user_guide::domain::verdict::{Value, Verdict};
use system_user_guide::report::read;

fn value<'a>(verdict: &'a Verdict, name: &str) -> Option<&'a Value> {
    verdict.values.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
}

fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

#[test]
fn rows_and_codes_come_back() {
    let recalled = read(&report().to_json()).unwrap().verdicts();
    let told = |verdict: &Verdict| (verdict.row.id(), verdict.row.subject().to_owned(), verdict.code, verdict.state());
    let rows: Vec<_> = recalled.iter().map(told).collect();
    assert_eq!(rows, verdicts().iter().map(told).collect::<Vec<_>>());
    let number = recalled.last().unwrap();
    assert_eq!((&number.row.phone, &number.row.account), (&Some(phone()), &None));
    assert_eq!(recalled[5].row.account, Some(account()));
}

#[test]
fn every_placeholder_of_every_page_has_a_value() {
    let mut rows = Vec::new();
    for &check in Check::ALL {
        let row = [(check.as_str(), ""), (check.as_str(), ACCOUNT), ("permission.business_management", "")]
            .into_iter()
            .find_map(|(id, subject)| Row::parse(id, subject).filter(|row| row.check == check))
            .unwrap();
        let (pass, warn, fail) = check.outcomes();
        let codes = [pass, warn, fail, REASONS].concat();
        rows.extend(codes.into_iter().map(|code| verdict(row.clone(), code, None)));
    }
    let recalled = of(&rows).unwrap().verdicts();
    assert_eq!(recalled.len(), rows.len());
    for verdict in recalled {
        let page = PageId::verdict(verdict.row.check, verdict.code.unwrap());
        for name in page.placeholders().iter().filter(|name| **name != "check") {
            assert!(value(&verdict, name).is_some(), "{name} of {}", page.path());
        }
    }
}

#[test]
fn what_a_report_tells_is_told_and_the_rest_is_open() {
    let mut all = verdicts();
    all.push(verdict(Row::once(Check::AccountFound), Code::One, None));
    let recalled = of(&all).unwrap().verdicts();
    let of_check = |check| recalled.iter().find(|verdict| verdict.row.check == check).unwrap();
    for (check, name, expected) in [
        (Check::AccountReadable, "account", ACCOUNT),
        (Check::AccountFound, "account", ACCOUNT),
        (Check::PhoneRegistered, "phone", PHONE),
        (Check::PhoneRegistered, "account", "…"),
        (Check::PhoneFound, "phone", "…"),
        (Check::PhoneFound, "other", "…"),
        (Check::Permission, "permission", "business_management"),
        (Check::TokenValid, "app", APP),
        (Check::TokenExpiry, "date", "…"),
        (Check::PermissionExtra, "permissions", "…"),
        (Check::TokenValid, "account", "…"),
    ] {
        assert_eq!(value(of_check(check), name), Some(&text(expected)), "{name} of {}", check.as_str());
    }
}

#[test]
fn accounts_are_counted_when_all_were_found() {
    let second = AccountId::parse("102290129340399").unwrap();
    for (code, count) in [(Code::Readable, Value::Number(2)), (Code::NotAssigned, text("…"))] {
        let mut all = verdicts();
        all.push(verdict(Row::account(Check::AccountReadable, &second), code, None));
        all.push(verdict(Row::once(Check::AccountFound), Code::Several, None));
        let recalled = of(&all).unwrap().verdicts();
        let found = recalled.last().unwrap();
        assert_eq!(value(found, "count"), Some(&count));
        assert_eq!(value(found, "account"), Some(&text("…")));
    }
}

#[test]
fn rows_are_parsed_and_nothing_else() {
    for (id, subject, good) in [
        ("token.valid", "", true),
        ("token.valid", ACCOUNT, false),
        ("account.found", "", true),
        ("account.readable", ACCOUNT, true),
        ("account.readable", "", false),
        ("account.readable", "1234", false),
        ("phone.found", ACCOUNT, true),
        ("phone.mode", PHONE, true),
        ("phone.mode", "", false),
        ("permission.extra", "", true),
        ("permission.business_management", "", true),
        ("permission.business_management", ACCOUNT, false),
        ("permission", "", false),
        ("permission.", "", false),
        ("permission.9", "", false),
        ("permission.a b", "", false),
        ("permissionextra", "", false),
        ("token", "", false),
        ("", "", false),
    ] {
        let row = Row::parse(id, subject);
        assert_eq!(row.is_some(), good, "{id} {subject}");
        if let Some(row) = row {
            assert_eq!((row.id().as_str(), row.subject()), (id, subject));
        }
    }
    assert_eq!(Row::parse("permission.extra", "").map(|row| row.check), Some(Check::PermissionExtra));
}
