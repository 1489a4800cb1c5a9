//! What holds where a `config.json` says nothing: eleapi's own settings.

use super::{Config, Field};
use crate::domain::permission::default_wanted;

/// The version of the Graph API spoken, in use until July 2028.
const GRAPH_VERSION: &str = "v25.0";

impl Default for Config {
    fn default() -> Self {
        Self {
            brand: "eleapi".to_owned(),
            logo: None,
            support: None,
            // A neutral name: Meta may refuse names with WhatsApp, Facebook or Bot in them.
            system_user_name: "eleapi-connect".to_owned(),
            wanted: default_wanted(),
            hand_over: Field::ALL.to_vec(),
            paste_at: None,
            previous: None,
            next: None,
            languages: Vec::new(),
            graph_version: GRAPH_VERSION.to_owned(),
            embedders: Vec::new(),
        }
    }
}
