//! Reports: made of the last check, and opened again.

use super::App;
use crate::domain::calendar::{ReminderWords, reminder};
use crate::host;
use crate::report::{self, LONGEST, Report};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

impl App {
    /// The report of the last check; nothing before there is one, or while it runs.
    #[must_use]
    pub fn own_report(self) -> Option<Report> {
        let at = self.checked_at.get_value();
        self.verdicts.with(|verdicts| {
            self.state.with(|guide| {
                let facts = &guide.run.as_ref()?.facts;
                let overall = guide.overall(verdicts)?;
                Report::of(
                    verdicts,
                    overall,
                    facts,
                    &guide.given,
                    &host::address::build(),
                    &self.config.graph_version,
                    at,
                )
            })
        })
    }

    /// Opens a report from its text.
    pub fn open_report(self, text: &str) {
        self.report.set(Some(report::read(text)));
    }

    /// Opens a report from the file that an event brings; of a longer one than any report only the beginning is read.
    pub fn open_report_file(self, event: &web_sys::Event) {
        let Some(file) = host::file::of(event) else { return };
        spawn_local(async move {
            if let Some(text) = host::file::read(&file, LONGEST).await {
                self.open_report(&text);
            }
        });
    }

    /// Hands over a calendar that reminds of a token's end; says nothing when that is too near for a reminder.
    pub fn remind(self, ends_at: i64, title: &str, body: &str) {
        if let Some(calendar) = reminder(ends_at, host::clock::now(), ReminderWords { title, body }) {
            host::file::save("token-reminder.ics", "text/calendar", &calendar);
        }
    }
}
