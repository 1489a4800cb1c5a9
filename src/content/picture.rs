//! The schematic pictures of Meta's screens: what stands where, and what to press. The build script reads this file too.
//!
//! A picture is data: `view/picture.rs` draws every one of them by the same few rules. Its words are names on Meta's
//! screen, which the table of names (`names.toml`) has in each language, so a picture translates and flips by itself.
//! Pictures follow the labels of 2025 and 2026 (Meta's help pages on system users and WhatsApp accounts).

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

const fn there(kind: Kind, label: Label) -> Thing {
    Thing { kind, label, press: 0 }
}

const fn press(order: u8, kind: Kind, label: Label) -> Thing {
    Thing { kind, label, press: order }
}

use Kind::{Below, Box, Button, Caption, Choice, Entry, Field, Gear, Heading, Line, Main, Menu, Switch, Tab};
use Label::{Meta, Own as Customer, Permissions, Value};

/// Every picture.
pub const PICTURES: [Picture; 11] = [
    Picture {
        name: "settings",
        side: &[
            press(1, Menu, Customer(Own::Business)),
            press(2, Gear, Meta("Settings")),
            there(Line, Meta("Home")),
            there(Line, Meta("Notifications")),
            there(Line, Meta("Inbox")),
        ],
        main: &[],
    },
    Picture {
        name: "business-settings",
        side: &[there(Menu, Customer(Own::Business)), there(Line, Meta("Users")), there(Line, Meta("Accounts"))],
        main: &[press(1, Main, Meta("Business settings"))],
    },
    Picture {
        name: "system-users",
        side: &[
            press(1, Line, Meta("Users")),
            there(Below, Meta("People")),
            there(Below, Meta("Partners")),
            press(2, Below, Meta("System users")),
            there(Line, Meta("Accounts")),
        ],
        main: &[there(Heading, Meta("System users")), press(3, Main, Meta("Add"))],
    },
    Picture {
        name: "create-system-user",
        side: &[],
        main: &[
            there(Heading, Meta("Create system user")),
            there(Caption, Meta("System user name")),
            press(1, Field, Customer(Own::SystemUser)),
            there(Caption, Meta("System user role")),
            press(2, Menu, Meta("Admin")),
            press(3, Main, Meta("Create system user")),
        ],
    },
    Picture {
        name: "assign-app",
        side: &[there(Line, Meta("Pages")), press(1, Line, Meta("Apps")), there(Line, Meta("WhatsApp accounts"))],
        main: &[
            press(2, Box(true), Customer(Own::App)),
            there(Caption, Meta("Full control")),
            press(3, Switch(true), Meta("Manage app")),
            press(4, Main, Meta("Assign assets")),
        ],
    },
    Picture {
        name: "token-expiration",
        side: &[],
        main: &[
            there(Heading, Meta("Generate token")),
            there(Caption, Meta("App")),
            press(1, Menu, Customer(Own::App)),
            there(Caption, Meta("Set token expiration")),
            there(Choice(false), Meta("60 days")),
            press(2, Choice(true), Meta("Never")),
        ],
    },
    Picture {
        name: "token-permissions",
        side: &[],
        main: &[
            there(Heading, Meta("Generate token")),
            there(Caption, Meta("Assign permissions")),
            press(1, Box(true), Permissions),
            press(2, Main, Meta("Generate token")),
        ],
    },
    Picture {
        name: "copy-token",
        side: &[],
        main: &[there(Heading, Meta("Generate token")), there(Field, Value("EAA…")), press(1, Main, Meta("Copy"))],
    },
    Picture {
        name: "whatsapp-accounts",
        side: &[
            there(Line, Meta("Users")),
            press(1, Line, Meta("Accounts")),
            there(Below, Meta("Pages")),
            there(Below, Meta("Apps")),
            press(2, Below, Meta("WhatsApp accounts")),
        ],
        main: &[there(Heading, Meta("WhatsApp accounts")), press(3, Entry, Customer(Own::Account))],
    },
    Picture {
        name: "add-people",
        side: &[there(Line, Meta("Accounts")), there(Below, Meta("WhatsApp accounts"))],
        main: &[
            there(Heading, Customer(Own::Account)),
            there(Tab, Meta("Summary")),
            press(1, Tab, Meta("WhatsApp Account Access")),
            press(2, Button, Meta("Add people")),
        ],
    },
    Picture {
        name: "full-control",
        side: &[],
        main: &[
            there(Heading, Meta("Add people")),
            press(1, Box(true), Customer(Own::SystemUser)),
            there(Switch(false), Meta("Partial access")),
            press(2, Switch(true), Meta("Full control")),
            press(3, Main, Meta("Assign")),
        ],
    },
];

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
    use super::{PICTURES, named};

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
