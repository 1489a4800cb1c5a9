//! What a person can take up again on another day: their ticks and their choice. There is no place in it for a secret.

use super::choice::Choice;
use super::id::{AccountId, PhoneId};
use super::step::Step;
use std::fmt::Write as _;

/// The first line of a bookmark, without the number of its form.
const NAME: &str = "system-user-guide/progress@";
/// The form that this version writes and reads.
const FORM: &str = "1";
/// The longest bookmark that is read, in bytes; none that is written comes near.
pub const LONGEST: usize = 1000;

/// Ticks and choice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bookmark {
    /// Steps ticked by hand.
    pub ticked: [bool; 7],
    /// Which account and number the customer wants to use.
    pub choice: Choice,
}

/// Why a text is no bookmark of this version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BookmarkError {
    /// Another version wrote it.
    OtherVersion,
    /// It is something else, or damaged.
    NotOurs,
}

impl Bookmark {
    /// Reads what [`Self::to_text`] wrote, from any hands: strictly, so that nothing is taken up by halves.
    ///
    /// # Errors
    /// When it is another version's, or no bookmark at all.
    pub fn from_text(text: &str) -> Result<Self, BookmarkError> {
        let wrong = BookmarkError::NotOurs;
        if text.len() > LONGEST {
            return Err(wrong);
        }
        let mut lines = text.lines();
        match lines.next().and_then(|first| first.strip_prefix(NAME)) {
            Some(FORM) => {}
            Some(_) => return Err(BookmarkError::OtherVersion),
            None => return Err(wrong),
        }
        let mut bookmark = Self::default();
        for line in lines {
            let (key, value) = line.split_once(' ').ok_or(wrong)?;
            match key {
                "step" => {
                    let step = value.parse().ok().and_then(Step::new).ok_or(wrong)?;
                    *bookmark.ticked.get_mut(usize::from(step.number()) - 1).ok_or(wrong)? = true;
                }
                "account" => bookmark.choice.account = Some(AccountId::parse(value).ok_or(wrong)?),
                "phone" => bookmark.choice.phone = Some(PhoneId::parse(value).ok_or(wrong)?),
                _ => return Err(wrong),
            }
        }
        Ok(bookmark)
    }

    /// A name and a value on each line, below the name of the form.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{NAME}{FORM}\n");
        let mut line = |key: &str, value: &str| {
            // Writing into a string cannot fail.
            let _ = writeln!(text, "{key} {value}");
        };
        for (step, _) in Step::ALL.iter().zip(self.ticked).filter(|(_, ticked)| *ticked) {
            line("step", &step.number().to_string());
        }
        if let Some(account) = &self.choice.account {
            line("account", account.as_str());
        }
        if let Some(phone) = &self.choice.phone {
            line("phone", phone.as_str());
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn whole() -> Bookmark {
        let choice = Choice { account: AccountId::parse("102290129340398"), phone: PhoneId::parse("106540352242922") };
        Bookmark { ticked: [true, true, false, false, false, false, true], choice }
    }

    #[test]
    fn it_is_read_as_it_was_written() {
        let text =
            "system-user-guide/progress@1\nstep 1\nstep 2\nstep 7\naccount 102290129340398\nphone 106540352242922\n";
        assert_eq!(whole().to_text(), text);
        for bookmark in [whole(), Bookmark::default()] {
            assert_eq!(Bookmark::from_text(&bookmark.to_text()), Ok(bookmark));
        }
    }

    #[test]
    fn what_is_none_changes_nothing() {
        let one = "system-user-guide/progress@1\n";
        for text in [
            String::new(),
            "{\"step\":1}".to_owned(),
            format!("{one}step 8\n"),
            format!("{one}step 0\n"),
            format!("{one}step\n"),
            format!("{one}account 12\n"),
            format!("{one}account 102290129340398x\n"),
            format!("{one}token EAAG\n"),
            format!("{one}\n"),
            format!("{one}{}", "step 1\n".repeat(200)),
        ] {
            assert_eq!(Bookmark::from_text(&text), Err(BookmarkError::NotOurs), "{text}");
        }
        for text in ["system-user-guide/progress@2\nstep 1\n", "system-user-guide/progress@\n"] {
            assert_eq!(Bookmark::from_text(text), Err(BookmarkError::OtherVersion), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_fall(text in ".{0,200}") {
            let _ = Bookmark::from_text(&text);
            let _ = Bookmark::from_text(&format!("system-user-guide/progress@1\n{text}"));
        }
    }
}
