//! A report as JSON. Written by hand, so that the keys stand in the order of the contract, one check a line.

use super::{Line, Report, SCHEMA};
use crate::domain::id::{AppId, BusinessId};
use crate::json::quote;

impl Report {
    /// The report as a file. The same report gives the same text.
    #[must_use]
    pub fn to_json(&self) -> String {
        let ids = &self.ids;
        let accounts: Vec<String> = ids.accounts.iter().map(|id| quote(id.as_str())).collect();
        let phones: Vec<String> = ids.phones.iter().map(|id| quote(id.as_str())).collect();
        let checks: Vec<String> = self.checks.iter().map(check).collect();
        let mut json = String::from("{\n");
        for (key, value) in [
            ("schema", quote(SCHEMA)),
            ("build", quote(&self.build)),
            ("graph_version", quote(&self.graph_version)),
            ("checked_at", quote(&self.checked_at.iso())),
            ("overall", quote(self.overall.as_str())),
        ] {
            json.extend(["  \"", key, "\": ", &value, ",\n"]);
        }
        json.extend([
            "  \"ids\": {\n    \"app\": ",
            &text_or_null(ids.app.as_ref().map(AppId::as_str)),
            ",\n    \"business\": ",
            &text_or_null(ids.business.as_ref().map(BusinessId::as_str)),
            ",\n    \"accounts\": [",
            &accounts.join(", "),
            "],\n    \"phones\": [",
            &phones.join(", "),
            "]\n  },\n  \"checks\": [",
            &checks.join(","),
            "\n  ]",
        ]);
        if self.left_out > 0 {
            json.extend([",\n  \"left_out\": ", &self.left_out.to_string()]);
        }
        json.push_str("\n}\n");
        json
    }
}

fn check(line: &Line) -> String {
    format!(
        "\n    {{ \"id\": {}, \"subject\": {}, \"verdict\": {}, \"code\": {}, \"trace\": {} }}",
        quote(&line.id),
        quote(&line.subject),
        quote(line.state.as_str()),
        quote(&line.code),
        text_or_null(line.trace.as_deref()),
    )
}

fn text_or_null(of: Option<&str>) -> String {
    of.map_or_else(|| "null".to_owned(), quote)
}
