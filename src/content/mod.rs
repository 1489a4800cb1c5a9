//! The words: one page for each screen and each way a check can end, and the short strings of the screen.
//!
//! The build script compiles `src/content/<language>/` (see `docs/words.md`) into two JSON files for each language: what
//! the first screens need, and the pages of verdicts, which nobody reads before a check has ended. Every language is
//! complete, because nothing less can be built. A release for the browser fetches the first file with the program and
//! the second after the first screen; everything else has English compiled in.
//!
//! ```
//! use system_user_guide::content::{PageId, Words};
//! use system_user_guide::domain::catalogue::{Check, Code};
//!
//! let words = Words::english();
//! let page = words.page(PageId::verdict(Check::TokenExpiry, Code::Expires));
//! let page = page.filled(&[("date", "2 January 2027"), ("brand", "eleapi")]);
//! assert!(!page.title.contains('{'));
//! ```

mod decode;
pub mod drawings;
#[cfg(any(debug_assertions, not(target_arch = "wasm32")))]
mod english;
mod later;
pub mod link;
pub mod names;
pub mod page;
pub mod page_id;
pub mod picture;
pub mod placeholder;
pub mod plural;
mod strings;
pub mod words;

pub use link::LinkTo;
pub use names::Names;
pub use page::{Block, Inline, Item, Page};
pub use page_id::{PageId, PasteAnswer};
pub use placeholder::fill;
pub use plural::PluralCategory;
pub use words::{Direction, Words, WordsError};

// The files that the build script reads too name these as their neighbours.
use crate::domain::{catalogue, meta_page, step, web};

/// Tag and own name of every language, English first; written by the build script.
pub const LANGUAGES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/languages.rs"));
