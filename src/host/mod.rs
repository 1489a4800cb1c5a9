//! The browser's seams: address, theme, focus, the end of the page, dates and plurals. Every call may fail quietly: a
//! browser may deny any of them.

pub mod address;
pub mod field;
pub mod focus;
pub mod lifecycle;
pub mod locale;
