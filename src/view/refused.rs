//! What stands on the page when the platform's settings are wrong: the guide has not started, and this is why.

use super::element::classed;
use crate::config::{ConfigError, Problem};
use crate::content::Words;
use leptos::prelude::*;

/// The message, for whoever runs the page.
#[must_use]
pub fn refused(words: &Words, error: &ConfigError) -> impl IntoView + use<> {
    let text = match error.problem {
        Problem::NotJson => words.config_not_json().to_owned(),
        Problem::Unknown => words.config_unknown(&error.key),
        Problem::Missing => words.config_missing(&error.key),
        Problem::Wrong => words.config_wrong(&error.key),
    };
    classed("p", "notice notice--fail").set("role", "alert").set("data-config", &error.key).text(text).view()
}
