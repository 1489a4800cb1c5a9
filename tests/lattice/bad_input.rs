//! Input that is broken: ids that are none, in the address and in lists; lists that repeat, contradict themselves, or
//! say something else on the next page. Nothing of it makes the guide panic, or say that something is right that is not.

use crate::compare::Tally;
use crate::defects;
use crate::scene::{ACCOUNT, PHONE, Scene, USER};
use serde_json::{Value, json};

/// Texts that stand where an id is due.
fn ids() -> Vec<String> {
    let mut ids: Vec<String> = (1..=30).chain([50, 64, 100, 128, 255, 256, 400]).map(|long| "7".repeat(long)).collect();
    let odd = [
        "",
        " ",
        "0",
        "00000",
        "-12345",
        "+12345",
        "12345.0",
        "1e10",
        "0x12345",
        "abc",
        "me",
        "me/permissions",
        "null",
        "١٢٣٤٥٦٧",
        "１２３４５６",
        "🌱",
        "🌱🌱🌱🌱🌱",
        "12345\u{200b}",
        "12345\n",
        "12345\0",
        "\u{202e}54321",
        "12345?x=1",
        "12345&fields=id",
        "{result=owner:$.id}",
        "%35%36%37%38%39",
        "<b>12345</b>",
        "\"12345\"",
        "12345,67890",
        "../12345",
    ];
    ids.extend(odd.map(str::to_owned));
    ids.extend([ACCOUNT, PHONE, USER].map(|id| format!(" {id}")));
    ids.push(format!("{ACCOUNT}0"));
    ids
}

/// Every list, with an entry as Meta would write it, except for its id.
fn entries(id: &Value) -> [(&'static str, Value); 7] {
    [
        ("*/assigned_whatsapp_business_accounts", json!({ "id": id, "tasks": ["MANAGE"] })),
        ("*/owned_whatsapp_business_accounts", json!({ "id": id, "name": "X" })),
        ("*/client_whatsapp_business_accounts", json!({ "id": id, "name": "X" })),
        ("*/system_users", json!({ "id": id, "role": "ADMIN" })),
        ("*/assigned_users", json!({ "id": id, "tasks": ["MANAGE"] })),
        ("*/subscribed_apps", json!({ "whatsapp_business_api_data": { "id": id } })),
        ("*/phone_numbers", json!({ "id": id, "status": "CONNECTED", "platform_type": "CLOUD_API" })),
    ]
}

fn stray(scene: &mut Scene, list: &str, on: &str, entry: &Value) {
    scene.quirk("stray_entries", json!({ "list": list, "on": on, "entry": entry }));
}

#[test]
fn no_id_in_the_address_does_harm() {
    let mut tally = Tally::default();
    for id in ids() {
        let fields: [fn(&mut Scene) -> &mut Option<String>; 5] = [
            |scene| &mut scene.app,
            |scene| &mut scene.account,
            |scene| &mut scene.phone,
            |scene| &mut scene.chosen_account,
            |scene| &mut scene.chosen_phone,
        ];
        for (at, field) in fields.into_iter().enumerate() {
            let mut scene = Scene::good();
            *field(&mut scene) = Some(id.clone());
            tally.survive(&format!("{id:?} in the address, place {at}"), &scene);
        }
    }
    tally.report("ids in the address");
}

#[test]
fn no_id_in_a_list_does_harm() {
    let mut tally = Tally::default();
    let numbers = [json!(0), json!(-1), json!(12345), json!(u64::MAX), json!(1.5), json!(null), json!([]), json!({})];
    for id in ids().into_iter().map(Value::from).chain(numbers) {
        for (list, entry) in entries(&id) {
            let mut scene = Scene::good();
            stray(&mut scene, list, "first", &entry);
            tally.survive(&format!("{id} in {list}"), &scene);
        }
    }
    tally.report("ids in lists");
}

/// Whatever else a list says of the one that is asked about: the same again, something else, nothing, nonsense.
#[test]
fn no_second_word_of_a_list_does_harm() {
    let mut tally = Tally::default();
    let tasks = [
        json!(["MANAGE"]),
        json!(["DEVELOP"]),
        json!([]),
        json!(null),
        json!("MANAGE"),
        json!([1]),
        json!([["MANAGE"]]),
        json!({ "0": "MANAGE" }),
    ];
    let second = |list: &'static str, id: &str, tasks: &Value| (list, json!({ "id": id, "tasks": tasks }));
    for tasks in &tasks {
        let words = [
            second("*/assigned_whatsapp_business_accounts", ACCOUNT, tasks),
            second("*/assigned_users", USER, tasks),
            ("*/system_users", json!({ "id": USER, "role": tasks })),
            ("*/phone_numbers", json!({ "id": PHONE, "status": tasks, "platform_type": "CLOUD_API" })),
        ];
        for (list, entry) in words {
            for (on, pages) in [("first", Value::Null), ("later", json!(1)), ("every", json!(1))] {
                for partial in [false, true] {
                    let mut scene = Scene::good();
                    scene.world["quirks"]["page_size"] = pages.clone();
                    scene.world["quirks"]["system_users"] = json!("everyone");
                    fill_pages(&mut scene);
                    if partial {
                        scene.account()["assigned"][0]["tasks"] = json!(["DEVELOP"]);
                    }
                    stray(&mut scene, list, on, &entry);
                    tally.survive(&format!("{list} says {entry} on {on} pages, partial {partial}"), &scene);
                }
            }
        }
    }
    tally.report("second words");
}

/// More accounts, people, system users and numbers, so that every list has a second page when pages are short.
fn fill_pages(scene: &mut Scene) {
    scene.add_second(true);
    let second = json!({ "id": "401500000000009", "name": "Other", "kind": "system", "business": "201500000000001" });
    Scene::push(&mut scene.world["users"], second);
    Scene::push(&mut scene.account()["assigned"], json!({ "user": "401500000000009", "tasks": ["MANAGE"] }));
    Scene::push(&mut scene.account()["phones"], json!({ "id": "601500000000003" }));
}

/// Pages of one, with every defect: lists that are long do not change what may be said.
#[test]
fn short_pages_change_nothing() {
    let mut tally = Tally::default();
    for defect in defects::all() {
        let mut scene = Scene::good();
        defect.apply(&mut scene);
        scene.world["quirks"]["page_size"] = json!(1);
        tally.compare(&format!("pages of one + {}", defect.name), &scene);
    }
    tally.report("short pages");
}

/// A list whose every page holds an entry that is no entry, or the whole of the page before.
#[test]
fn lists_that_turn_in_a_circle_end() {
    let mut tally = Tally::default();
    for id in [json!(ACCOUNT), json!(USER), json!(PHONE), json!("🌱"), json!("9".repeat(400)), json!(7)] {
        for (list, entry) in entries(&id) {
            for on in ["later", "every"] {
                let mut scene = Scene::good();
                fill_pages(&mut scene);
                scene.world["quirks"]["page_size"] = json!(1);
                stray(&mut scene, list, on, &entry);
                stray(&mut scene, list, on, &entry);
                tally.survive(&format!("{id} twice on {on} pages of {list}"), &scene);
            }
        }
    }
    tally.report("pages that repeat");
}
