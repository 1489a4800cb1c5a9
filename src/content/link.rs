//! Where a link in the words may lead. The build script reads this file too.

use super::meta_page::MetaPage;

/// Where a link leads. Nothing else can be written, in a page or in a language file: no `javascript:`, no `data:`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTo {
    /// A whole `https://` address; opens in a new tab.
    Web(String),
    /// A screen of the guide, as `#/start`, `#/step/4` or `#/finish`: an `href` as it stands.
    Screen(String),
    /// A page at Meta.
    Meta(MetaPage),
}

impl LinkTo {
    /// Reads an address as it is written in the words.
    #[must_use]
    pub fn parse(address: &str) -> Option<Self> {
        if let Some(name) = address.strip_prefix("meta:") {
            MetaPage::named(name).map(Self::Meta)
        } else if is_screen(address) {
            Some(Self::Screen(address.into()))
        } else if is_web(address) {
            Some(Self::Web(address.into()))
        } else {
            None
        }
    }
}

fn is_screen(address: &str) -> bool {
    matches!(address, "#/start" | "#/finish")
        || address.strip_prefix("#/step/").is_some_and(|number| matches!(number.as_bytes(), [b'1'..=b'7']))
}

/// Whether this is an `https` address with a host name and nothing that needs escaping: no user, no port, no blanks.
#[must_use]
pub fn is_web(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("https://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let label_is_good =
        |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    host.contains('.')
        && host.split('.').all(label_is_good)
        && rest.bytes().all(|b| b.is_ascii_graphic() && !b"\"'<>\\^`{|}".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::{LinkTo, MetaPage, is_web};

    #[test]
    fn every_page_at_meta_is_found_by_its_name() {
        for page in MetaPage::ALL {
            assert_eq!(LinkTo::parse(&format!("meta:{}", page.as_str())), Some(LinkTo::Meta(page)));
        }
        assert_eq!(LinkTo::parse("meta:"), None);
        assert_eq!(LinkTo::parse("meta:Apps"), None);
    }

    #[test]
    fn screens_are_those_of_the_guide() {
        for address in ["#/start", "#/step/1", "#/step/7", "#/finish"] {
            assert_eq!(LinkTo::parse(address), Some(LinkTo::Screen(address.into())));
        }
        for address in ["#", "#/", "#/step/0", "#/step/8", "#/step/12", "#/step/", "#/start/", "/start", "#/privacy"] {
            assert_eq!(LinkTo::parse(address), None, "{address}");
        }
    }

    #[test]
    fn only_whole_https_addresses_lead_outside() {
        for address in ["https://example.org", "https://a-b.example.org/c?d=e%20f#g", "https://example.org?x"] {
            assert!(is_web(address), "{address}");
        }
        for address in [
            "",
            "http://example.org",
            "HTTPS://example.org",
            "https:/example.org",
            "https://",
            "https://localhost",
            "https://example..org",
            "https://.example.org",
            "https://someone@example.org",
            "https://example.org:8443/",
            "https://example.org/a b",
            "https://example.org/{app}",
            "https://exämple.org",
            "//example.org",
            "javascript:alert(1)",
            "data:text/html,x",
            "mailto:a@example.org",
        ] {
            assert_eq!(LinkTo::parse(address), None, "{address}");
        }
    }
}
