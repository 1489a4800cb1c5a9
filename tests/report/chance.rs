//! Any check: its report can be read again, and tells no secret.

use super::contract::schema;
use super::sample::{DIGITS, NAME, PAGING, SECRETS, TELEPHONE, TOKEN, facts, verdict};
use proptest::prelude::*;
use system_user_guide::domain::catalogue::{Check, Code, State};
use system_user_guide::domain::check::Row;
use system_user_guide::domain::facts::Given;
use system_user_guide::domain::id::{AccountId, AppId, BusinessId, PhoneId};
use system_user_guide::domain::overall::Overall;
use system_user_guide::domain::verdict::Verdict;
use system_user_guide::report::{Report, read};

fn id() -> impl Strategy<Value = String> {
    "[0-9]{5,20}".prop_filter("a telephone number", |id| id != DIGITS)
}

fn row() -> impl Strategy<Value = Row> {
    let permission = prop_oneof![3 => "[a-z][a-z0-9_]{0,40}", 1 => Just(TOKEN.to_owned()), 1 => ".{0,100}"];
    let (check, ids) = (prop::sample::select(Check::ALL), (id(), id()));
    (check, permission, ids).prop_map(|(check, permission, (account, phone))| {
        let (account, phone) = (AccountId::parse(&account).unwrap(), PhoneId::parse(&phone).unwrap());
        let name = check.as_str();
        if check == Check::Permission {
            Row::permission(&permission)
        } else if name.starts_with("account.") && check != Check::AccountFound || check == Check::PhoneFound {
            Row::account(check, &account)
        } else if name.starts_with("phone.") {
            Row::phone(check, &account, &phone)
        } else {
            Row::once(check)
        }
    })
}

fn any_verdict() -> impl Strategy<Value = Verdict> {
    let trace = prop_oneof![
        Just(None),
        "[A-Za-z0-9_-]{1,64}".prop_map(Some),
        ".{0,80}".prop_map(Some),
        prop::sample::select(vec![TOKEN, NAME, TELEPHONE, PAGING]).prop_map(|secret| Some(secret.to_owned())),
    ];
    (row(), prop::sample::select(Code::ALL), trace, any::<bool>())
        .prop_map(|(row, code, trace, aside)| Verdict { aside, ..verdict(row, code, trace.as_deref()) })
}

fn given() -> impl Strategy<Value = Given> {
    let account = prop_oneof![Just(None), id().prop_map(Some), Just(Some(DIGITS.to_owned()))];
    (account, prop::option::of(id())).prop_map(|(account, other)| Given {
        app: other.as_deref().and_then(AppId::parse),
        business: other.as_deref().and_then(BusinessId::parse),
        account: account.as_deref().and_then(AccountId::parse),
        phone: account.as_deref().and_then(PhoneId::parse),
    })
}

fn any_report() -> impl Strategy<Value = Report> {
    let words = prop_oneof![
        "[A-Za-z0-9._-]{1,64}",
        ".{0,70}",
        prop::sample::select(vec![TOKEN, NAME, TELEPHONE, PAGING]).prop_map(str::to_owned)
    ];
    let all = vec![Overall::Ready, Overall::Attention, Overall::NotReady, Overall::Unproved];
    let overall = prop::sample::select(all);
    let parts = (prop::collection::vec(any_verdict(), 0..40), overall, given(), words, any::<i64>());
    parts.prop_map(|(mut verdicts, overall, given, build, at)| {
        if let Some(account) = &given.account {
            verdicts.push(verdict(Row::account(Check::AccountReadable, account), Code::NotAssigned, None));
        }
        Report::of(&verdicts, overall, &facts(), &given, &build, &build, at).unwrap()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_report_can_be_read_again_keeps_the_contract_and_tells_no_secret(report in any_report()) {
        let json = report.to_json();
        prop_assert_eq!(read(&json), Ok(report.clone()));
        let value = serde_json::from_str(&json).unwrap();
        let faults: Vec<String> = schema().iter_errors(&value).map(|fault| fault.to_string()).collect();
        prop_assert!(faults.is_empty(), "{:?}\n{}", faults, json);
        let text = report.to_text(&["head"], &|state| state.as_str().to_owned(), &|line| line.id.clone());
        for secret in SECRETS {
            prop_assert!(!json.contains(secret) && !text.contains(secret), "{} in {}\n{}", secret, json, text);
        }
        for verdict in report.verdicts() {
            prop_assert!(verdict.code.is_some());
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,200}") {
        prop_assert!(read(&text).is_err());
    }

    #[test]
    fn a_damaged_report_is_read_or_refused(report in any_report(), at in any::<prop::sample::Index>(), sign in any::<char>()) {
        let mut characters: Vec<char> = report.to_json().chars().collect();
        let at = at.index(characters.len());
        characters[at] = sign;
        if let Ok(other) = read(&characters.into_iter().collect::<String>()) {
            for line in &other.checks {
                let proved = line.known().map(|(row, code)| row.check.state(code));
                prop_assert_eq!(line.state, proved.unwrap_or(State::Unknown));
            }
        }
    }
}
