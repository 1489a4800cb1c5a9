//! Which calls a scripted refusal is for.

/// Path segments; `*` stands for any one segment, `**` alone for every call, and no segment at all for a batch's own POST.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern(Vec<String>);

impl Pattern {
    /// Reads `debug_token`, `*/subscribed_apps`, `/` or `**`.
    pub fn read(text: &str) -> Self {
        Self(text.split('/').filter(|segment| !segment.is_empty()).map(str::to_owned).collect())
    }

    /// Whether a call's path is meant.
    pub fn matches(&self, path: &[String]) -> bool {
        let same = |(wanted, segment): (&String, &String)| wanted == "*" || wanted == segment;
        self.0 == ["**"] || (self.0.len() == path.len() && self.0.iter().zip(path).all(same))
    }
}
