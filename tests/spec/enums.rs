//! Words with a fixed set of values: the worlds use no others.

use crate::descriptions::Descriptions;
use serde_json::Value;
use std::collections::BTreeSet;
use system_user_guide::simulator::{Kind, known_fields, worlds};

fn tasks(world: &Value) -> impl Iterator<Item = &str> {
    let accounts = world["accounts"].as_array().into_iter().flatten();
    let assigned = accounts.flat_map(|account| account["assigned"].as_array().into_iter().flatten());
    assigned.flat_map(|one| one["tasks"].as_array().into_iter().flatten().filter_map(Value::as_str))
}

#[test]
fn tasks_in_the_worlds_are_described_tasks() {
    let Some(descriptions) = Descriptions::find() else { return };
    let sdk = descriptions.sdk_enum("whatsappbusinessaccountassigned_users_tasks_enum_param");
    let known: BTreeSet<_> = &sdk | &descriptions.openapi_enum("WhatsAppBusinessAccountPermission");
    let mut used = BTreeSet::new();
    for (name, text) in worlds::ALL {
        let world = serde_json::from_str(text).expect(name);
        for task in tasks(&world) {
            assert!(known.contains(task), "{name}: {task}");
            used.insert(task.to_owned());
        }
    }
    println!("{} of {} tasks used: {used:?}", used.len(), known.len());
    assert!(used.contains("MANAGE"));
}

#[test]
fn fields_the_simulator_knows_are_described_fields() {
    let Some(descriptions) = Descriptions::find() else { return };
    let mut count = 0;
    for (kind, schema) in [
        (Kind::SystemUser, None),
        (Kind::Application, None),
        (Kind::Business, None),
        (Kind::Catalog, None),
        (Kind::AssignedUser, Some("AssignedUser")),
        (Kind::Account, Some("WhatsAppBusinessAccount")),
    ] {
        let mut described = descriptions.sdk_fields(kind.type_name());
        described.extend(schema.into_iter().flat_map(|schema| descriptions.properties(schema)));
        for field in known_fields(kind) {
            assert!(described.contains(*field), "{field} of {}", kind.type_name());
            count += 1;
        }
    }
    println!("{count} fields compared");
}
