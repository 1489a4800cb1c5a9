//! What stands in each picture, after the labels of 2025 and 2026 (Meta's help pages on system users and WhatsApp accounts). The
//! build script reads this file too.

use super::picture::Kind::{
    self, Below, Box, Button, Caption, Choice, Entry, Field, Gear, Heading, Line, Main, Menu, Switch, Tab,
};
use super::picture::Label::{self, Meta, Own as Customer, Permissions, Value};
use super::picture::{Own, Picture, Thing};

const fn there(kind: Kind, label: Label) -> Thing {
    Thing { kind, label, press: 0 }
}

const fn press(order: u8, kind: Kind, label: Label) -> Thing {
    Thing { kind, label, press: order }
}

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
