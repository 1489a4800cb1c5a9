//! Ids of things at Meta: strings of digits, never numbers, because they outgrow 2^53.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Takes 5 to 20 ASCII digits, the shape in which every id at Meta was ever seen; anything else is no id.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                is_id(text).then(|| Self(text.to_owned()))
            }

            /// The digits.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    )+};
}

ids! {
    /// An app at Meta for Developers.
    AppId,
    /// A business portfolio.
    BusinessId,
    /// A WhatsApp Business Account.
    AccountId,
    /// A phone number registered with WhatsApp; not the telephone number itself.
    PhoneId,
    /// A system user or a person, as an app sees them.
    UserId,
}

fn is_id(text: &str) -> bool {
    (5..=20).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_5_to_20_ascii_digits() {
        for (text, good) in [
            ("12345", true),
            ("12345678901234567890", true),
            ("1234", false),
            ("123456789012345678901", false),
            ("12345a", false),
            ("+12345", false),
            ("١٢٣٤٥٦", false),
            (" 12345", false),
            ("", false),
        ] {
            assert_eq!(AccountId::parse(text).is_some(), good, "{text:?}");
        }
    }
}
