//! Which account and which number the customer wants to use: theirs to say, and remembered, because it is no secret.

use super::id::{AccountId, PhoneId};

/// What the customer wants to use, as far as they said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The account.
    pub account: Option<AccountId>,
    /// The number.
    pub phone: Option<PhoneId>,
}

impl Choice {
    /// Reads what [`Self::to_text`] wrote, maybe long ago or in another version; what is no id counts for nothing.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let (account, phone) = text.split_once(' ').unwrap_or((text, ""));
        Self { account: AccountId::parse(account), phone: PhoneId::parse(phone) }
    }

    /// The ids, with a blank between them.
    #[must_use]
    pub fn to_text(&self) -> String {
        let account = self.account.as_ref().map_or("", AccountId::as_str);
        let phone = self.phone.as_ref().map_or("", PhoneId::as_str);
        format!("{account} {phone}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_read_as_it_was_written_and_rubbish_is_none() {
        for (text, account, phone) in [
            ("102290129340398 106540352242922", true, true),
            ("102290129340398 ", true, false),
            (" 106540352242922", false, true),
            ("102290129340398", true, false),
            (" ", false, false),
            ("", false, false),
            ("{\"account\":1}", false, false),
            ("1 <script>", false, false),
        ] {
            let choice = Choice::from_text(text);
            assert_eq!((choice.account.is_some(), choice.phone.is_some()), (account, phone), "{text:?}");
            assert_eq!(Choice::from_text(&choice.to_text()), choice);
        }
    }
}
