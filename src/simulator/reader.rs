//! Reading a world's JSON by hand: exact about keys and types, and clear about where a mistake is.

use serde_json::{Map, Value};
use std::fmt;

/// What is wrong with a world's description, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorldError {
    place: String,
    problem: String,
}

impl WorldError {
    pub(super) fn at(place: &str, problem: &str) -> Self {
        Self { place: place.to_owned(), problem: problem.to_owned() }
    }
}

impl fmt::Display for WorldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.place, self.problem)
    }
}

impl std::error::Error for WorldError {}

/// A JSON object and the place where it stands.
pub struct Reader<'v> {
    object: &'v Map<String, Value>,
    place: String,
}

type Read<T> = Result<T, WorldError>;

impl<'v> Reader<'v> {
    /// Takes an object that has no other keys than these.
    pub fn new(value: &'v Value, place: &str, keys: &[&str]) -> Read<Self> {
        let object = value.as_object().ok_or_else(|| WorldError::at(place, "is not an object"))?;
        match object.keys().find(|key| !keys.contains(&key.as_str())) {
            Some(surplus) => Err(WorldError::at(place, &format!("has an unknown key `{surplus}`"))),
            None => Ok(Self { object, place: place.to_owned() }),
        }
    }

    /// A complaint about a key.
    pub fn wrong(&self, key: &str, problem: &str) -> WorldError {
        WorldError::at(&format!("{}.{key}", self.place), problem)
    }

    fn get(&self, key: &str) -> Option<&'v Value> {
        self.object.get(key).filter(|value| !value.is_null())
    }

    /// A text that must be there.
    pub fn text(&self, key: &str) -> Read<String> {
        self.optional_text(key)?.ok_or_else(|| self.wrong(key, "is missing"))
    }

    /// A text that may be missing.
    pub fn optional_text(&self, key: &str) -> Read<Option<String>> {
        let read = |value: &Value| value.as_str().map(str::to_owned).ok_or_else(|| self.wrong(key, "is not a text"));
        self.get(key).map(read).transpose()
    }

    /// One of several words, with its meaning; the first is meant when the key is missing.
    pub fn choice<T: Copy>(&self, key: &str, words: &[(&str, T)]) -> Read<T> {
        let word = self.optional_text(key)?;
        let found = match &word {
            Some(word) => words.iter().find(|(name, _)| name == word),
            None => words.first(),
        };
        found.map(|(_, meaning)| *meaning).ok_or_else(|| {
            let allowed = words.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
            self.wrong(key, &format!("is none of: {allowed}"))
        })
    }

    /// Yes or no.
    pub fn flag(&self, key: &str, otherwise: bool) -> Read<bool> {
        let read = |value: &Value| value.as_bool().ok_or_else(|| self.wrong(key, "is neither true nor false"));
        self.get(key).map_or(Ok(otherwise), read)
    }

    /// A whole number that may be missing.
    pub fn number(&self, key: &str) -> Read<Option<i64>> {
        let read = |value: &Value| value.as_i64().ok_or_else(|| self.wrong(key, "is not a whole number"));
        self.get(key).map(read).transpose()
    }

    /// The items of a list, none when the key is missing, each with its place.
    pub fn list(&self, key: &str) -> Read<Vec<(&'v Value, String)>> {
        let Some(value) = self.get(key) else { return Ok(Vec::new()) };
        let items = value.as_array().ok_or_else(|| self.wrong(key, "is not a list"))?;
        let placed = items.iter().enumerate();
        Ok(placed.map(|(index, item)| (item, format!("{}.{key}[{index}]", self.place))).collect())
    }

    /// A list of texts.
    pub fn texts(&self, key: &str) -> Read<Vec<String>> {
        let read = |(item, place): (&Value, String)| {
            item.as_str().map(str::to_owned).ok_or_else(|| WorldError::at(&place, "is not a text"))
        };
        self.list(key)?.into_iter().map(read).collect()
    }

    /// A list of whole numbers from 0.
    pub fn indexes(&self, key: &str) -> Read<Vec<usize>> {
        let read = |(item, place): (&Value, String)| {
            let index = item.as_u64().and_then(|number| usize::try_from(number).ok());
            index.ok_or_else(|| WorldError::at(&place, "is not a whole number from 0"))
        };
        self.list(key)?.into_iter().map(read).collect()
    }

    /// An object whose keys are free, empty when the key is missing.
    pub fn map(&self, key: &str) -> Read<Map<String, Value>> {
        let read = |value: &Value| value.as_object().cloned().ok_or_else(|| self.wrong(key, "is not an object"));
        self.get(key).map_or_else(|| Ok(Map::new()), read)
    }

    /// An object that may be missing, with its place.
    pub fn object(&self, key: &str) -> Option<(&'v Value, String)> {
        self.get(key).map(|value| (value, format!("{}.{key}", self.place)))
    }
}
