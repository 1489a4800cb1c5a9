//! The languages: the guide's own, and the one of the customer's Meta screen.

use super::App;
use crate::content::{LANGUAGES, Names};
use crate::host::memory::{self, LANGUAGE, META_LANGUAGE};
use leptos::prelude::*;

impl App {
    /// The languages on offer, tag and own name: those of the guide that the platform wants to offer.
    #[must_use]
    pub fn languages(self) -> Vec<(&'static str, &'static str)> {
        let wanted = &self.config.languages;
        let offered = |tag: &str| wanted.is_empty() || wanted.iter().any(|other| other == tag);
        LANGUAGES.iter().copied().filter(|(tag, _)| offered(tag)).collect()
    }

    /// Remembers the language of the guide for the next visit; the link that was pressed opens it for this one.
    pub fn remember_language(self, tag: &str) {
        // For this visit the address says it; a browser that denies its storage asks again next time.
        let _ = memory::remember(LANGUAGE, tag);
    }

    /// Names buttons as a Meta screen in this language does, as soon as its names are here.
    pub fn see_meta_in(self, tag: &str) {
        // A browser that denies its storage asks again next time.
        let _ = memory::remember(META_LANGUAGE, tag);
        self.meta.update(|meta| tag.clone_into(&mut meta.language));
        self.find_names();
    }

    pub(super) fn recall_meta_language(self) {
        let known = memory::recall(META_LANGUAGE).filter(|tag| LANGUAGES.iter().any(|(known, _)| known == tag));
        if let Some(tag) = known {
            self.meta.update(|meta| meta.language = tag);
            self.find_names();
        }
    }

    /// English has no names of its own, and those of the guide's language came with it.
    pub(super) fn find_names(self) {
        let tag = self.meta.with_untracked(|meta| meta.language.clone());
        let names = if tag == self.words.language() {
            Some(self.words.names().clone())
        } else if tag == "en" {
            Some(Names::default())
        } else {
            self.all_names.with_value(|json| if json.is_empty() { None } else { Names::of(&tag, json) })
        };
        if let Some(names) = names {
            self.meta.update(|meta| meta.names = names);
        }
    }
}
