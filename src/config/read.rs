//! Reading a `config.json`, key by key.

use super::{Config, Field, Link};
use crate::domain::permission::Wanted;
use crate::domain::placement::is_origin;
use crate::domain::web::is_web;
use crate::json::{Object, Value};

/// The longest text that may be set, in bytes.
const LONGEST: usize = 200;
/// The most entries of a list.
const MOST: usize = 30;

/// Why a `config.json` is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// Which key, as `brand.name` or `permissions.0.need`; empty where it is the file as a whole.
    pub key: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What can be wrong with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The file is not JSON.
    NotJson,
    /// No such key is known.
    Unknown,
    /// It has to be there.
    Missing,
    /// Its value is not allowed.
    Wrong,
}

impl Problem {
    pub(super) fn of(self, key: &str) -> ConfigError {
        ConfigError { key: key.to_owned(), problem: self }
    }
}

type Read<T> = Result<T, ConfigError>;
/// Whether a text is allowed.
type Rule = fn(&str) -> bool;

/// An object, and where it stands.
struct Table<'v> {
    object: &'v Object,
    path: String,
}

impl<'v> Table<'v> {
    /// Takes an object whose keys are all known, and stand there once.
    fn open(value: &'v Value, path: String, known: &[&str]) -> Read<Self> {
        let Some(object) = value.as_object() else { return Err(Problem::Wrong.of(&path)) };
        let table = Self { object, path };
        for (name, _) in object.iter() {
            if !known.contains(&name.as_str()) {
                return Err(Problem::Unknown.of(&table.key(name)));
            }
            if object.iter().filter(|(other, _)| other == name).count() > 1 {
                return Err(Problem::Wrong.of(&table.key(name)));
            }
        }
        Ok(table)
    }

    fn key(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { [&self.path, ".", name].concat() }
    }

    /// A text that may be absent.
    fn text(&self, name: &str, rule: Rule) -> Read<Option<String>> {
        self.object.get(name).map(|value| text(value, &self.key(name), rule)).transpose()
    }

    /// A text that has to be there.
    fn needed(&self, name: &str, rule: Rule) -> Read<String> {
        self.text(name, rule)?.ok_or_else(|| Problem::Missing.of(&self.key(name)))
    }

    /// The table under a key that may be absent.
    fn table(&self, name: &str, known: &[&str]) -> Read<Option<Self>> {
        self.object.get(name).map(|value| Table::open(value, self.key(name), known)).transpose()
    }

    /// The entries of a list that may be absent, and is not empty where it is there; each with its place.
    fn entries(&self, name: &str) -> Read<Vec<(&'v Value, String)>> {
        let Some(value) = self.object.get(name) else { return Ok(Vec::new()) };
        let key = self.key(name);
        match value.as_array() {
            Some(items) if (1..=MOST).contains(&items.len()) => {
                Ok(items.iter().enumerate().map(|(at, item)| (item, [&key, ".", &at.to_string()].concat())).collect())
            }
            _ => Err(Problem::Wrong.of(&key)),
        }
    }

    /// The texts of a list, none of which stands there twice.
    fn texts(&self, name: &str, rule: Rule) -> Read<Vec<String>> {
        let mut texts = Vec::new();
        for (value, key) in self.entries(name)? {
            let text = text(value, &key, rule)?;
            if texts.contains(&text) {
                return Err(Problem::Wrong.of(&self.key(name)));
            }
            texts.push(text);
        }
        Ok(texts)
    }

    /// A link of two keys that belong together: both or none.
    fn link(&self, address: &str, label: &str) -> Read<Option<Link>> {
        if !(self.object.contains_key(address) || self.object.contains_key(label)) {
            return Ok(None);
        }
        Ok(Some(Link { address: self.needed(address, is_web)?, label: self.needed(label, is_plain)? }))
    }
}

// A release brings it as a function of its own, so that no other one grows by it.
#[inline(never)]
pub(super) fn config(value: &Value) -> Read<Config> {
    const KEYS: [&str; 8] =
        ["brand", "system_user_name", "permissions", "hand_over", "links", "languages", "graph_version", "embedders"];
    let root = Table::open(value, String::new(), &KEYS)?;
    let mut config = Config::default();
    if let Some(brand) = root.table("brand", &["name", "logo", "support_url"])? {
        config.brand = brand.needed("name", is_plain)?;
        config.logo = brand.text("logo", is_picture)?;
        config.support = brand.text("support_url", is_web)?;
    }
    if let Some(name) = root.text("system_user_name", is_plain)? {
        config.system_user_name = name;
    }
    let wanted = permissions(&root)?;
    if !wanted.is_empty() {
        config.wanted = wanted;
    }
    if let Some(hand_over) = root.table("hand_over", &["fields", "paste_url", "paste_label"])? {
        let names = hand_over.texts("fields", |name| Field::named(name).is_some())?;
        if !names.is_empty() {
            config.hand_over = names.iter().filter_map(|name| Field::named(name)).collect();
        }
        config.paste_at = hand_over.link("paste_url", "paste_label")?;
    }
    if let Some(links) = root.table("links", &["previous", "next"])? {
        for (name, link) in [("previous", &mut config.previous), ("next", &mut config.next)] {
            if let Some(table) = links.table(name, &["url", "label"])? {
                *link = Some(Link { address: table.needed("url", is_web)?, label: table.needed("label", is_plain)? });
            }
        }
    }
    config.languages = root.texts("languages", is_language)?;
    if let Some(version) = root.text("graph_version", is_version)? {
        config.graph_version = version;
    }
    config.embedders = root.texts("embedders", is_origin)?;
    Ok(config)
}

fn permissions(root: &Table) -> Read<Vec<Wanted>> {
    let mut wanted: Vec<Wanted> = Vec::new();
    for (value, path) in root.entries("permissions")? {
        let table = Table::open(value, path, &["name", "need"])?;
        let name = table.needed("name", is_permission)?;
        let need = table.needed("need", |need| matches!(need, "required" | "optional"))?;
        if wanted.iter().any(|other| other.name == name) {
            return Err(Problem::Wrong.of("permissions"));
        }
        wanted.push(Wanted { name, required: need == "required" });
    }
    Ok(wanted)
}

/// Plain words on one line, which hold to a rule.
fn text(value: &Value, key: &str, rule: Rule) -> Read<String> {
    match value.as_str() {
        Some(text) if text.len() <= LONGEST && is_plain(text) && rule(text) => Ok(text.to_owned()),
        _ => Err(Problem::Wrong.of(key)),
    }
}

fn is_plain(text: &str) -> bool {
    !text.trim().is_empty() && !text.chars().any(char::is_control)
}

/// A picture beside the page: no host of its own, and no way up.
fn is_picture(path: &str) -> bool {
    let is_good = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
    };
    [".svg", ".png", ".webp"].iter().any(|end| path.ends_with(end)) && path.split('/').all(is_good)
}

fn is_permission(name: &str) -> bool {
    name.len() <= 60 && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// A language tag: letters and digits in parts, as in BCP 47.
fn is_language(tag: &str) -> bool {
    tag.split('-').all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// `v` and two numbers, as Meta writes its versions.
fn is_version(text: &str) -> bool {
    matches!(text.as_bytes(), [b'v', first, second, b'.', minor]
        if [first, second, minor].iter().all(|byte| byte.is_ascii_digit()))
}
