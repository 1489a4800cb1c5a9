//! The schematic pictures of Meta's screens: what stands where, and what to press. The build script reads this file too.
//!
//! A picture is data, which stands in `drawings.rs`: `view/picture.rs` draws every one of them by the same few rules. Its words are names on Meta's
//! screen, which the table of names (`names.toml`) has in each language, so a picture translates and flips by itself.

use super::drawings::PICTURES;

/// A word in a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// A name on Meta's screen, in English.
    Meta(&'static str),
    /// Something of the customer's own.
    Own(Own),
    /// A value that is the same in every language.
    Value(&'static str),
    /// The permissions that the platform needs, each by itself.
    Permissions,
}

/// Something of the customer's own, which has another name for everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own {
    /// Their business.
    Business,
    /// Their app.
    App,
    /// Their WhatsApp account.
    Account,
    /// Their system user, by the name the guide suggests.
    SystemUser,
}

/// What kind of thing stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A menu that drops down, closed.
    Menu,
    /// A button with a gear on it.
    Gear,
    /// A line of a side bar.
    Line,
    /// A line below another one.
    Below,
    /// A tab.
    Tab,
    /// A heading.
    Heading,
    /// The name of what follows.
    Caption,
    /// A field with something in it.
    Field,
    /// One of several, of which one is chosen.
    Choice(bool),
    /// A box to tick.
    Box(bool),
    /// A switch.
    Switch(bool),
    /// Somebody or something in a list.
    Entry,
    /// A button.
    Button,
    /// A button that does the thing.
    Main,
}

/// One thing in a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thing {
    /// Its kind.
    pub kind: Kind,
    /// Its words.
    pub label: Label,
    /// In which order it is pressed, from 1; 0 for what only stands there.
    pub press: u8,
}

/// A picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The name by which pages show it: `![…](picture:name)`.
    pub name: &'static str,
    /// The side bar; a picture without one is a dialog.
    pub side: &'static [Thing],
    /// Everything beside it.
    pub main: &'static [Thing],
}

/// The picture of this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Picture> {
    PICTURES.iter().find(|picture| picture.name == name)
}

impl Picture {
    /// Everything in it, in the order of reading.
    pub fn things(&self) -> impl Iterator<Item = &'static Thing> + use<> {
        self.side.iter().chain(self.main)
    }
}

#[cfg(test)]
mod tests {
    use super::super::drawings::PICTURES;
    use super::named;

    #[test]
    fn names_are_unique_and_presses_are_counted_from_one() {
        for picture in &PICTURES {
            assert_eq!(named(picture.name), Some(picture));
            let mut presses: Vec<u8> = picture.things().map(|thing| thing.press).filter(|press| *press > 0).collect();
            presses.sort_unstable();
            assert_eq!(presses, (1..=u8::try_from(presses.len()).unwrap()).collect::<Vec<_>>(), "{}", picture.name);
            assert!(!presses.is_empty(), "{} shows nothing to press", picture.name);
        }
        assert_eq!(named("nowhere"), None);
    }
}
