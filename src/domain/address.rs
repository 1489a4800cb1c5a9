//! The address of the page: which ids and which look it asks for, and whether somebody put a secret in it.

use super::facts::Given;
use super::guide::Screen;
use super::id::{AccountId, AppId, BusinessId, PhoneId};
use super::token::holds_token;

/// What an address says. Nothing in it can set words, links or hosts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The screen.
    pub screen: Screen,
    /// Whether it asked for a screen that there is none of.
    pub strange: bool,
    /// The ids.
    pub given: Given,
    /// Light, dark, or whatever the device prefers.
    pub theme: Theme,
    /// The look that the fragment asks for: by it the page around the guide changes the look of one that is there already.
    pub look: Option<Theme>,
    /// Whether the fragment asks for a look and no screen: then the one that is shown stays.
    pub stays: bool,
    /// The level of the first heading among those of the page around the guide, 1 to 4.
    pub heading: u8,
    /// The address without the secret it carried; nothing when it carried none.
    pub scrubbed: Option<String>,
}

/// The look asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device prefers.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    fn named(name: &str) -> Option<Self> {
        match name {
            "light" => Some(Self::Light),
            "dark" => Some(Self::Dark),
            "auto" => Some(Self::Auto),
            _ => None,
        }
    }
}

/// Parameters that other pages use for secrets.
const SECRET_KEYS: [&str; 6] = ["access_token", "token", "input_token", "app_secret", "client_secret", "code"];
/// Parameters this guide understands.
const KEYS: [&str; 7] = ["lang", "theme", "app", "business", "waba", "phone", "heading"];

impl Address {
    /// Reads the query (`?…`) and the fragment (`#…`) of an address. The first value of a parameter wins; unknown and
    /// ill-formed ones count for nothing.
    #[must_use]
    pub fn read(query: &str, fragment: &str) -> Self {
        let pairs = || query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
        let first = |key: &str| pairs().find(|(name, _)| *name == key).map(|(_, value)| value);
        let given = Given {
            app: first("app").and_then(AppId::parse),
            business: first("business").and_then(BusinessId::parse),
            account: first("waba").and_then(AccountId::parse),
            phone: first("phone").and_then(PhoneId::parse),
        };
        let asked = fragment.split_once("?theme=").map(|(_, name)| name);
        let look = asked.and_then(Theme::named);
        let theme = look.or_else(|| first("theme").and_then(Theme::named)).unwrap_or_default();
        let heading = match first("heading").map(str::as_bytes) {
            Some([level @ b'1'..=b'4']) => level - b'0',
            _ => 1,
        };
        let screen = Screen::from_hash(fragment);
        let strange = Screen::named(fragment).is_none();
        let secret_key = |text: &str| {
            let text = text.to_ascii_lowercase();
            let names = text.split(['?', '&', '#', '/']).filter_map(|pair| pair.split_once('='));
            names.into_iter().any(|(name, value)| SECRET_KEYS.contains(&name) && !value.is_empty())
        };
        let leaks = [query, fragment].iter().any(|text| secret_key(text) || holds_token(text));
        let scrubbed = leaks.then(|| {
            let mut kept = String::new();
            for key in KEYS {
                if let Some(value) = first(key).filter(|value| value.len() <= 20 && !holds_token(value)) {
                    kept.push(if kept.is_empty() { '?' } else { '&' });
                    kept.extend([key, "=", value]);
                }
            }
            kept.push_str(&screen.hash());
            kept
        });
        let stays = look.is_some() && fragment.starts_with("#?");
        Self { screen, strange, given, theme, look, stays, heading, scrubbed }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_fragment_may_ask_for_a_look_with_a_screen_or_without_one() {
        let read = |fragment| Address::read("?theme=light", fragment);
        let both = read("#/step/5?theme=dark");
        assert_eq!((both.screen.name(), both.theme, both.stays), ("step-5".to_owned(), Theme::Dark, false));
        let alone = read("#?theme=dark");
        assert_eq!((alone.look, alone.stays, alone.strange), (Some(Theme::Dark), true, false));
        for other in ["#/step/5", "#/step/5?theme=red", "#/step/5?theme=", "#"] {
            assert_eq!(
                (read(other).theme, read(other).look, read(other).stays),
                (Theme::Light, None, false),
                "{other}"
            );
        }
    }

    #[test]
    fn a_heading_has_one_of_four_levels() {
        let level = |query| Address::read(query, "").heading;
        assert_eq!((level("?heading=2"), level("?heading=4"), level("")), (2, 4, 1));
        for wrong in ["?heading=0", "?heading=5", "?heading=22", "?heading=x", "?heading="] {
            assert_eq!(level(wrong), 1, "{wrong}");
        }
    }

    #[test]
    fn ids_and_screen_are_read_and_the_first_value_wins() {
        let address =
            Address::read("?app=634974688087057&waba=102290129340398&waba=999999&phone=12x&theme=dark", "#/step/4");
        assert_eq!(address.given.app, AppId::parse("634974688087057"));
        assert_eq!(address.given.account, AccountId::parse("102290129340398"));
        assert_eq!(address.given.phone, None);
        assert_eq!((address.theme, address.screen), (Theme::Dark, Screen::from_hash("#/step/4")));
        assert_eq!(address.scrubbed, None);
    }

    #[test]
    fn secrets_are_taken_out_and_the_rest_stays() {
        let token = "EAAGm0PX4ZCpsBAKZCzg0123456789";
        for (query, fragment, left) in [
            (format!("?access_token={token}&app=12345"), "#/step/4".to_owned(), "?app=12345#/step/4"),
            (format!("?x={token}"), String::new(), "#/start"),
            ("?token=abc".to_owned(), String::new(), "#/start"),
            (String::new(), format!("#access_token={token}"), "#/start"),
            (String::new(), format!("#/step/2?token={token}"), "#/step/2"),
            (format!("?lang={token}&theme=dark"), "#/finish".to_owned(), "?theme=dark#/finish"),
            (format!("?a=xyz{token}"), String::new(), "#/start"),
        ] {
            assert_eq!(Address::read(&query, &fragment).scrubbed.as_deref(), Some(left), "{query} {fragment}");
        }
    }

    proptest! {
        #[test]
        fn no_address_can_do_more_than_choose(query in ".{0,200}", fragment in ".{0,200}") {
            let address = Address::read(&query, &fragment);
            if let Some(left) = address.scrubbed {
                prop_assert!(!holds_token(&left));
                prop_assert!(left.len() < 200);
            }
        }
    }
}
