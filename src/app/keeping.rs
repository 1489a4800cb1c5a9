//! Ticks and choice as a whole: saved as a file, taken up from one, and forgotten.

use super::App;
use crate::domain::bookmark::{Bookmark, LONGEST};
use crate::domain::guide::{Event, Guide};
use crate::host;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// What was done last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgressNotice {
    /// They were taken up from a file.
    Opened,
    /// The file held none.
    Refused,
    /// They are forgotten.
    Forgotten,
}

impl App {
    /// Hands them over as a file.
    pub fn save_progress(self) {
        let text = self.state.with_untracked(Guide::bookmark).to_text();
        host::file::save("system-user-guide-progress.txt", "text/plain", &text);
    }

    /// Takes them up from the file that an event brings.
    pub fn open_progress(self, event: &web_sys::Event) {
        let Some(file) = host::file::of(event) else { return };
        spawn_local(async move {
            let text = host::file::read(&file, LONGEST).await.unwrap_or_default();
            match Bookmark::from_text(&text) {
                Ok(bookmark) => {
                    self.dispatch(Event::TakeUp(bookmark));
                    self.note_kept(ProgressNotice::Opened);
                }
                Err(_) => self.note_kept(ProgressNotice::Refused),
            }
        });
    }

    /// Forgets them.
    pub fn start_over(self) {
        self.dispatch(Event::StartOver);
        self.note_kept(ProgressNotice::Forgotten);
    }

    fn note_kept(self, kept: ProgressNotice) {
        self.note(&mut |around| around.kept = Some(kept));
    }
}
