//! Finding and reading the published descriptions.

use serde_json::{Value, json};
use std::{collections::BTreeSet, fs, path::PathBuf};

/// Meta's descriptions, read.
pub struct Descriptions {
    folder: PathBuf,
    /// The description of the WhatsApp Business API.
    pub openapi: Value,
}

impl Descriptions {
    /// Reads them, or says that the test is skipped.
    pub fn find() -> Option<Self> {
        let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/graph-spec");
        let folder = std::env::var_os("GRAPH_SPEC").map_or_else(beside, PathBuf::from);
        let file = folder.join("business-messaging-api_v23.0.yaml");
        let Ok(text) = fs::read_to_string(&file) else {
            println!("skipped: {} is not there", file.display());
            return None;
        };
        let openapi = serde_saphyr::from_str(&text).expect("Meta's OpenAPI description is YAML");
        Some(Self { folder, openapi })
    }

    /// A file of the SDK's code generator.
    pub fn sdk(&self, name: &str) -> Value {
        let text = fs::read_to_string(self.folder.join(format!("{name}.json"))).expect(name);
        serde_json::from_str(&text).expect(name)
    }

    /// The fields the SDK knows of a node.
    pub fn sdk_fields(&self, node: &str) -> BTreeSet<String> {
        let described = self.sdk(node);
        let fields = described["fields"].as_array().expect("fields").iter();
        fields.map(|field| field["name"].as_str().expect("a name").to_owned()).collect()
    }

    /// The values of an enumeration of the SDK.
    pub fn sdk_enum(&self, name: &str) -> BTreeSet<String> {
        let all = self.sdk("enum_types");
        let found = all.as_array().expect("a list").iter().find(|one| one["name"] == name).expect(name);
        texts(&found["values"])
    }

    /// The properties of a schema.
    pub fn properties(&self, schema: &str) -> BTreeSet<String> {
        let properties = &self.openapi["components"]["schemas"][schema]["properties"];
        properties.as_object().expect(schema).keys().cloned().collect()
    }

    /// The values of an enumeration in that description.
    pub fn openapi_enum(&self, schema: &str) -> BTreeSet<String> {
        texts(&self.openapi["components"]["schemas"][schema]["enum"])
    }

    /// A schema with everything it refers to, complete in itself.
    pub fn closed(&self, schema: &Value) -> Value {
        let mut closed = schema.clone();
        closed["components"] = json!({ "schemas": self.openapi["components"]["schemas"] });
        closed
    }

    /// The schema of the good reply to a method on a path.
    pub fn reply(&self, method: &str, path: &str) -> Value {
        let path = format!("/{{Version}}/{path}");
        let schema = &self.openapi["paths"][&path][method]["responses"]["200"]["content"]["application/json"]["schema"];
        assert!(schema.is_object(), "{method} {path} is not described");
        self.closed(schema)
    }
}

fn texts(list: &Value) -> BTreeSet<String> {
    list.as_array().expect("a list").iter().map(|value| value.as_str().expect("a text").to_owned()).collect()
}
