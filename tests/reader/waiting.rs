//! Answers come one by one and in any order: a row waits for all it needs, and takes back nothing that it said.

use crate::conversation::{bytes, cases, choice, given, replies, row};
use serde_json::Value;
use std::collections::BTreeMap;
use system_user_guide::domain::catalogue::Code;
use system_user_guide::domain::facts::Facts;
use system_user_guide::domain::inquiry::{Question, next};
use system_user_guide::domain::judge::{Goal, judge};
use system_user_guide::domain::permission::default_wanted;
use system_user_guide::graph::reply;

/// Which of the questions under way is answered next.
type Order = fn(&[Question]) -> usize;
const ORDERS: [(&str, Order); 6] = [
    ("the last first", |waiting| waiting.len() - 1),
    ("from the middle", |waiting| waiting.len() / 2),
    ("here and there", |waiting| 7 * waiting.len() % 5 % waiting.len()),
    ("the app last", |waiting| other_than(waiting, |question| *question == Question::App)),
    ("the account last", |waiting| other_than(waiting, |question| matches!(question, Question::Account(_)))),
    ("the numbers last", |waiting| other_than(waiting, |question| matches!(question, Question::Phones { .. }))),
];

fn other_than(waiting: &[Question], last: fn(&Question) -> bool) -> usize {
    waiting.iter().position(|question| !last(question)).unwrap_or_default()
}

/// Rows about the whole grow with what is heard: a permission is declared before it is proved, one account comes before
/// the second. How an account and its number stand, and the role, is said once.
fn is_said_once(row: &str) -> bool {
    let checks =
        ["system-user.role", "account.review", "account.payment", "account.webhook", "account.health", "phone."];
    checks.iter().any(|check| row.starts_with(check))
}

/// What Meta itself takes back: a number that stands on the next page in another state; an app that its next answer
/// contradicts; and what was refused together, before it was known that the account can be read, and is asked again.
fn meta_takes_back(case: &Value, row: &str, said: Option<Code>) -> bool {
    let about = case["about"].as_str().unwrap_or_default();
    let replies = case["replies"].to_string();
    let asked_again = ["?only=", "?plain"].iter().any(|again| replies.contains(again));
    let refused = said == Some(Code::NotVisible) || row.starts_with("account.health");
    row.starts_with("phone.") && about.contains("on both pages")
        || row.starts_with("account.webhook") && about.contains("different apps")
        || asked_again && refused
}

/// Holds the conversation of a case one answer at a time, and says which rows took back what they said.
fn taken_back(case: &Value, order: Order) -> Vec<String> {
    let (given, choice, wanted, replies) = (given(case), choice(case), default_wanted(), replies(case));
    let mut facts = Facts::new(&given);
    let mut waiting: Vec<Question> = Vec::new();
    let mut said = BTreeMap::new();
    let mut faults = Vec::new();
    loop {
        let asked: Vec<Question> = next(&facts).into_iter().flatten().collect();
        facts.asked(&asked);
        waiting.extend(asked);
        for verdict in judge(&facts, Goal { given: &given, wanted: &wanted, choice: &choice }) {
            let row = row(&verdict);
            let before = said.insert(row.clone(), verdict.code).flatten();
            let held = verdict.code == before || !is_said_once(&row) || meta_takes_back(case, &row, before);
            if let Some(before) = before.filter(|_| !held) {
                faults.push(format!("{row} was {} and is {:?}", before.as_str(), verdict.code));
            }
        }
        if waiting.is_empty() {
            return faults;
        }
        let question = [waiting.remove(order(&waiting))];
        facts.learn(reply::read(&question, 200, &bytes(&replies, &question)).unwrap());
    }
}

#[test]
fn no_row_takes_back_what_it_said() {
    let mut all = vec![("baseline.json".to_owned(), Value::Null)];
    let of_calls = ["whole", "failure", "cancelled"];
    all.extend(cases().into_iter().filter(|(_, case)| of_calls.iter().all(|key| case.get(key).is_none())));
    let faults: Vec<String> = all
        .iter()
        .flat_map(|(name, case)| ORDERS.map(|(how, order)| (name, how, taken_back(case, order))))
        .flat_map(|(name, how, faults)| faults.into_iter().map(move |fault| format!("{name}, {how}: {fault}")))
        .collect();
    println!("{} conversations in {} orders", all.len(), ORDERS.len());
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
