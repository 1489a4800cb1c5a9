//! Where a link in the words may lead. The build script reads this file too.

use super::meta_page::MetaPage;
use super::web::is_web;

/// Where a link leads. Nothing else can be written, in a page or in a language file: no `javascript:`, no `data:`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTo {
    /// A whole `https://` address; opens in a new tab.
    Web(String),
    /// A screen of the guide, as `#/start` or `#/step/4`: an `href` as it stands.
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
    matches!(address, "#/start" | "#/finish" | "#/privacy" | "#/practice")
        || address.strip_prefix("#/step/").is_some_and(|number| matches!(number.as_bytes(), [b'1'..=b'7']))
}

#[cfg(test)]
mod tests {
    use super::{LinkTo, MetaPage};

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
        for address in ["#/start", "#/step/1", "#/step/7", "#/finish", "#/privacy", "#/practice"] {
            assert_eq!(LinkTo::parse(address), Some(LinkTo::Screen(address.into())));
        }
        for address in ["#", "#/", "#/step/0", "#/step/8", "#/step/12", "#/step/", "#/start/", "/start", "#/share"] {
            assert_eq!(LinkTo::parse(address), None, "{address}");
        }
    }

    #[test]
    fn only_https_leads_outside() {
        assert_eq!(LinkTo::parse("https://example.org/a"), Some(LinkTo::Web("https://example.org/a".into())));
        for address in ["http://example.org", "javascript:alert(1)", "data:text/html,x", "mailto:a@example.org", "a.md"]
        {
            assert_eq!(LinkTo::parse(address), None, "{address}");
        }
    }
}
