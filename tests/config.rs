//! `config.json` from any hands: what is read, and what is refused with which key.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use proptest::prelude::*;
use rstest::rstest;
use serde_json::{Value, json};
use system_user_guide::config::{Config, ConfigError, Field, Link, Problem};
use system_user_guide::domain::permission::Wanted;

fn read(value: &Value) -> Result<Config, ConfigError> {
    Config::read(&value.to_string())
}

fn whole() -> Value {
    json!({
        "brand": {"name": "Acme Chat", "logo": "brand/logo.svg", "support_url": "https://acme.example/help"},
        "system_user_name": "acme-connect",
        "permissions": [
            {"name": "whatsapp_business_messaging", "need": "required"},
            {"name": "catalog_management", "need": "optional"},
        ],
        "hand_over": {
            "fields": ["waba_id", "token"],
            "paste_url": "https://acme.example/channels",
            "paste_label": "Open Acme Chat",
        },
        "links": {
            "previous": {"url": "https://acme.example/docs/1", "label": "Payment"},
            "next": {"url": "https://acme.example/docs/3", "label": "Webhook"},
        },
        "languages": ["en", "pt-BR"],
        "graph_version": "v26.0",
        "embedders": ["https://help.acme.example"],
    })
}

#[test]
fn every_key_is_read() {
    let link = |address: &str, label: &str| Some(Link { address: address.into(), label: label.into() });
    let wanted = |name: &str, required| Wanted { name: name.into(), required };
    let expected = Config {
        brand: "Acme Chat".into(),
        logo: Some("brand/logo.svg".into()),
        support: Some("https://acme.example/help".into()),
        system_user_name: "acme-connect".into(),
        wanted: vec![wanted("whatsapp_business_messaging", true), wanted("catalog_management", false)],
        hand_over: vec![Field::Account, Field::Token],
        paste_at: link("https://acme.example/channels", "Open Acme Chat"),
        previous: link("https://acme.example/docs/1", "Payment"),
        next: link("https://acme.example/docs/3", "Webhook"),
        languages: vec!["en".into(), "pt-BR".into()],
        graph_version: "v26.0".into(),
        embedders: vec!["https://help.acme.example".into()],
    };
    assert_eq!(read(&whole()), Ok(expected));
}

#[test]
fn what_is_not_said_is_as_by_default() {
    assert_eq!(read(&json!({})), Ok(Config::default()));
    let brand = Config { brand: "Acme".into(), ..Config::default() };
    assert_eq!(read(&json!({"brand": {"name": "Acme"}})), Ok(brand));
}

/// The files that the documentation shows are read, and eleapi's says what holds without any.
#[rstest]
#[case("docs/config/eleapi.json", Some(Config::default()))]
#[case("docs/config/other-brand.json", None)]
fn the_examples_are_good(#[case] path: &str, #[case] expected: Option<Config>) {
    let text = std::fs::read_to_string(path).unwrap();
    let config = Config::read(&text).unwrap();
    if let Some(expected) = expected {
        assert_eq!(config, expected);
    } else {
        assert_ne!(config.brand, Config::default().brand);
        assert_ne!(config.wanted, Config::default().wanted);
    }
}

#[rstest]
#[case::unknown("/colour", json!("red"), "colour", Problem::Unknown)]
#[case::unknown_inside("/brand/colour", json!("red"), "brand.colour", Problem::Unknown)]
#[case::unknown_in_list("/permissions/1/why", json!("x"), "permissions.1.why", Problem::Unknown)]
#[case::origin("/graph_origin", json!("https://evil.example"), "graph_origin", Problem::Unknown)]
#[case::no_table("/brand", json!("Acme"), "brand", Problem::Wrong)]
#[case::null("/brand/name", json!(null), "brand.name", Problem::Wrong)]
#[case::empty("/brand/name", json!(" "), "brand.name", Problem::Wrong)]
#[case::lines("/brand/name", json!("a\nb"), "brand.name", Problem::Wrong)]
#[case::long("/brand/name", json!("a".repeat(201)), "brand.name", Problem::Wrong)]
#[case::logo_elsewhere("/brand/logo", json!("https://evil.example/x.svg"), "brand.logo", Problem::Wrong)]
#[case::logo_without_scheme("/brand/logo", json!("//evil.example/x.svg"), "brand.logo", Problem::Wrong)]
#[case::logo_up("/brand/logo", json!("../x.svg"), "brand.logo", Problem::Wrong)]
#[case::logo_script("/brand/logo", json!("javascript:x.svg"), "brand.logo", Problem::Wrong)]
#[case::logo_kind("/brand/logo", json!("logo.html"), "brand.logo", Problem::Wrong)]
#[case::http("/brand/support_url", json!("http://acme.example"), "brand.support_url", Problem::Wrong)]
#[case::script("/hand_over/paste_url", json!("javascript:alert(1)"), "hand_over.paste_url", Problem::Wrong)]
#[case::data("/links/next/url", json!("data:text/html,x"), "links.next.url", Problem::Wrong)]
#[case::need("/permissions/0/need", json!("must"), "permissions.0.need", Problem::Wrong)]
#[case::permission("/permissions/0/name", json!("Manage pages"), "permissions.0.name", Problem::Wrong)]
#[case::permission_twice("/permissions/1/name", json!("whatsapp_business_messaging"), "permissions", Problem::Wrong)]
#[case::no_permissions("/permissions", json!([]), "permissions", Problem::Wrong)]
#[case::field("/hand_over/fields/0", json!("app_secret"), "hand_over.fields.0", Problem::Wrong)]
#[case::field_twice("/hand_over/fields/0", json!("token"), "hand_over.fields", Problem::Wrong)]
#[case::language("/languages/0", json!("<script>"), "languages.0", Problem::Wrong)]
#[case::version("/graph_version", json!("v25.0/../v1.0"), "graph_version", Problem::Wrong)]
#[case::version_short("/graph_version", json!("v9.0"), "graph_version", Problem::Wrong)]
#[case::embedder_any("/embedders/0", json!("*"), "embedders.0", Problem::Wrong)]
#[case::embedder_wild("/embedders/0", json!("https://*.acme.example"), "embedders.0", Problem::Wrong)]
#[case::embedder_page("/embedders/0", json!("https://help.acme.example/"), "embedders.0", Problem::Wrong)]
#[case::embedder_http("/embedders/0", json!("http://help.acme.example"), "embedders.0", Problem::Wrong)]
#[case::embedder_more("/embedders/0", json!("https://a.example; sandbox"), "embedders.0", Problem::Wrong)]
#[case::version_number("/graph_version", json!(25), "graph_version", Problem::Wrong)]
fn a_value_is_refused_with_its_key(
    #[case] pointer: &str,
    #[case] value: Value,
    #[case] key: &str,
    #[case] problem: Problem,
) {
    let mut config = whole();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match config.pointer_mut(parent).unwrap() {
        Value::Object(object) => drop(object.insert(name.into(), value)),
        Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
        _ => unreachable!(),
    }
    assert_eq!(read(&config), Err(ConfigError { key: key.into(), problem }));
}

#[rstest]
#[case(json!({"brand": {}}), "brand.name")]
#[case(json!({"permissions": [{"name": "business_management"}]}), "permissions.0.need")]
#[case(json!({"hand_over": {"paste_url": "https://acme.example"}}), "hand_over.paste_label")]
#[case(json!({"hand_over": {"paste_label": "Open"}}), "hand_over.paste_url")]
#[case(json!({"links": {"next": {"url": "https://acme.example"}}}), "links.next.label")]
fn what_has_to_be_there_is_missed(#[case] config: Value, #[case] key: &str) {
    assert_eq!(read(&config), Err(ConfigError { key: key.into(), problem: Problem::Missing }));
}

#[rstest]
#[case("", "", Problem::NotJson)]
#[case("brand: Acme", "", Problem::NotJson)]
#[case("[]", "", Problem::Wrong)]
#[case(r#"{"graph_version": "v25.0", "graph_version": "v24.0"}"#, "graph_version", Problem::Wrong)]
fn a_file_that_is_none_is_refused(#[case] text: &str, #[case] key: &str, #[case] problem: Problem) {
    assert_eq!(Config::read(text), Err(ConfigError { key: key.into(), problem }));
}

proptest! {
    #[test]
    fn no_text_makes_it_fall(text in ".{0,300}") {
        let _ = Config::read(&text);
    }
}
