//! The words that come after the first screen: what is said of tokens, of checks and of the guide itself.

use super::page_id::PageId;
use super::plural::PluralCategory;
use super::words::{Words, WordsError};

impl Words {
    /// Completes these words with the pages that come later, a fetched file of the same language. It brings all of them or
    /// changes nothing, and whatever else is in it is passed over.
    ///
    /// # Errors
    ///
    /// When the text is not a language file, or not the one that is wanted.
    pub fn take_later(&self, json: &str) -> Result<(), WordsError> {
        // No string is read from it, so any rule will do.
        let file = Self::read(json, PluralCategory::english)?;
        if file.language() != self.language() {
            return Err(WordsError::OtherLanguage);
        }
        let later: Vec<_> = file.pages.into_iter().filter(|(id, _)| id.comes_later()).collect();
        if later.len() < PageId::all().into_iter().filter(|id| id.comes_later()).count() {
            return Err(WordsError::Incomplete);
        }
        // Those that are there already stay.
        drop(self.later.set(later));
        Ok(())
    }
}
