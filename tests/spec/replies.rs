//! Every simulated reply has the shape Meta describes, but for the places where Meta's documents contradict each other.

use crate::{
    descriptions::Descriptions,
    exceptions::{EXCEPTIONS, Exception},
};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use system_user_guide::simulator::{Request, Simulator, World, worlds};

const TOKEN: &str = "EAAspec";
const BUSINESS: &str = "201500000000001";

/// The reads that have a description: what follows the id, and the path of the description.
const OF_BUSINESS: &[(&str, &str)] = &[
    ("?fields=id,name,timezone_id", "{Business-ID}"),
    ("/owned_whatsapp_business_accounts?fields=id,name&limit=100", "{Business-ID}/owned_whatsapp_business_accounts"),
    ("/client_whatsapp_business_accounts?fields=id,name&limit=100", "{Business-ID}/client_whatsapp_business_accounts"),
];
const OF_ME: &[(&str, &str)] = &[(
    "/assigned_whatsapp_business_accounts?fields=id,name,tasks&limit=100",
    "{User-ID}/assigned_whatsapp_business_accounts",
)];
const OF_ACCOUNT: &[(&str, &str)] = &[
    ("", "{WABA-ID}"),
    ("?fields=id,name,owner_business_info", "{WABA-ID}"),
    ("?fields=account_review_status,business_verification_status,country,currency,ownership_type,status", "{WABA-ID}"),
    ("/phone_numbers", "{WABA-ID}/phone_numbers"),
    ("/phone_numbers?fields=id,display_phone_number,status,account_mode,quality_rating", "{WABA-ID}/phone_numbers"),
    ("/subscribed_apps", "{WABA-ID}/subscribed_apps"),
    (
        "/assigned_users?business=201500000000001&fields=id,name,tasks,user_type&limit=100",
        "{WhatsApp-Business-Account-ID}/assigned_users",
    ),
];
const OF_PHONE: &[(&str, &str)] = &[
    ("", "{Phone-Number-ID}"),
    ("?fields=id,display_phone_number,verified_name,code_verification_status,name_status", "{Phone-Number-ID}"),
    ("?fields=id,display_phone_number,status", "{WhatsApp-Account-Number-ID}"),
];

#[derive(Default)]
struct Counts {
    replies: usize,
    errors: usize,
    excepted: BTreeSet<usize>,
}

/// Asks and compares.
struct Comparison<'d> {
    descriptions: &'d Descriptions,
    validators: BTreeMap<String, Validator>,
    counts: Counts,
}

impl Comparison<'_> {
    fn ask(&mut self, graph: &mut Simulator, method: &str, call: &str, path: &str) -> Option<Value> {
        let (node, query) = call.split_once('?').unwrap_or((call, ""));
        let mut request = Request::form(&format!("/v25.0/{node}"), &[("access_token", TOKEN), ("method", method)]);
        request.body.extend(format!("&{query}").bytes());
        let reply = graph.answer(&request);
        let body = reply.json();
        let good = reply.status == 200;
        let name = if good { format!("{method} {path}") } else { "error".to_owned() };
        let descriptions = self.descriptions;
        let validator = self.validators.entry(name).or_insert_with(|| {
            let schema = if good {
                descriptions.reply(&method.to_lowercase(), path)
            } else {
                descriptions.closed(&json!({ "$ref": "#/components/schemas/GraphAPIError" }))
            };
            jsonschema::validator_for(&schema).expect("a schema")
        });
        for error in validator.iter_errors(&body) {
            let at = error.instance_path().to_string();
            let complaint = error.to_string();
            let found = EXCEPTIONS.iter().position(|exception| {
                exception.path == path
                    && at.ends_with(exception.at)
                    && error.schema_path().to_string().ends_with(exception.keyword)
                    && exception.about.iter().any(|about| complaint.contains(about))
            });
            let index = found.unwrap_or_else(|| panic!("{method} {call}: at `{at}`: {complaint}\n{body}"));
            self.counts.excepted.insert(index);
        }
        if good {
            self.counts.replies += 1;
        } else {
            self.counts.errors += 1;
        }
        good.then_some(body)
    }
}

#[test]
fn simulated_replies_and_errors_have_the_described_shapes() {
    let Some(descriptions) = Descriptions::find() else { return };
    let mut comparison =
        Comparison { descriptions: &descriptions, validators: BTreeMap::new(), counts: Counts::default() };
    for (name, text) in worlds::ALL {
        let mut world = World::parse(text).expect(name);
        world.bind("token", TOKEN);
        let mut graph = Simulator::new(world, 1_795_000_000);
        for (rest, path) in OF_ME {
            comparison.ask(&mut graph, "GET", &format!("me{rest}"), path);
        }
        for (rest, path) in OF_BUSINESS {
            comparison.ask(&mut graph, "GET", &format!("{BUSINESS}{rest}"), path);
        }
        let state = graph.state();
        for account in state["accounts"].as_array().expect("accounts") {
            let id = account["id"].as_str().expect("an id");
            for (rest, path) in OF_ACCOUNT {
                comparison.ask(&mut graph, "GET", &format!("{id}{rest}"), path);
            }
            let phones = comparison.ask(&mut graph, "GET", &format!("{id}/phone_numbers"), "{WABA-ID}/phone_numbers");
            let phones = phones.unwrap_or_default();
            for phone in phones["data"].as_array().into_iter().flatten() {
                let id = phone["id"].as_str().expect("an id");
                for (rest, path) in OF_PHONE {
                    comparison.ask(&mut graph, "GET", &format!("{id}{rest}"), path);
                }
            }
            comparison.ask(&mut graph, "POST", &format!("{id}/subscribed_apps"), "{WABA-ID}/subscribed_apps");
            comparison.ask(&mut graph, "DELETE", &format!("{id}/subscribed_apps"), "{WABA-ID}/subscribed_apps");
            let assigning = format!("{id}/assigned_users?user=401500000000001&tasks=MANAGE");
            comparison.ask(&mut graph, "POST", &assigning, "{WhatsApp-Business-Account-ID}/assigned_users");
        }
    }
    let Counts { replies, errors, excepted } = comparison.counts;
    println!("{replies} replies and {errors} errors compared in {} worlds", worlds::ALL.len());
    for (index, exception) in EXCEPTIONS.iter().enumerate() {
        let Exception { path, at, why, .. } = exception;
        assert!(excepted.contains(&index), "the exception for {path} {at} is needed no more");
        println!("excepted: {path} {at}: {why}");
    }
    assert!(replies > 500 && errors > 100, "{replies} replies, {errors} errors");
}

#[test]
fn a_reply_of_another_shape_would_be_found() {
    let Some(descriptions) = Descriptions::find() else { return };
    let schema = descriptions.reply("get", "{WABA-ID}");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    assert!(validator.is_valid(&json!({ "id": "1", "name": "x" })));
    assert!(!validator.is_valid(&json!({ "id": 1, "name": "x" })));
    let error = descriptions.closed(&json!({ "$ref": "#/components/schemas/GraphAPIError" }));
    let validator = jsonschema::validator_for(&error).expect("a schema");
    assert!(!validator.is_valid(&json!({ "error": { "message": "x", "type": "y" } })));
}
