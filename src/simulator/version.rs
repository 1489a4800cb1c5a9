//! Which Graph versions exist, and which one answers a path.

/// A version's major number; every version since 3 that still matters has the minor number 0.
pub type Major = u32;

/// The newest version there is.
const NEWEST: Major = 26;

/// The last second of a version's life; versions not listed and below the first are over, later ones have no end yet.
const ENDS: &[(Major, i64)] = &[
    (20, 1_790_208_000), // 24 Sep 2026
    (21, 1_800_489_600), // 21 Jan 2027
    (22, 1_810_771_200), // 20 May 2027
    (23, 1_822_953_600), // 8 Oct 2027
    (24, 1_834_444_800), // 18 Feb 2028
    (25, 1_848_441_600), // 29 Jul 2028
];

/// What the first segment of a path is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prefix {
    /// A version that exists or once existed.
    Version(Major),
    /// Looks like a version, but there never was one; Meta then reads it as part of the path.
    NeverExisted,
    /// Something else.
    Other,
}

/// Tells what the first segment of a path is.
pub fn prefix(segment: &str) -> Prefix {
    let Some((major, minor)) = segment.strip_prefix('v').and_then(|number| number.split_once('.')) else {
        return Prefix::Other;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(major) || !digits(minor) {
        return Prefix::Other;
    }
    match (major.parse::<Major>(), minor) {
        (Ok(major), "0") if (2..=NEWEST).contains(&major) => Prefix::Version(major),
        _ => Prefix::NeverExisted,
    }
}

/// The version that answers: the one asked for while it lives, else the oldest that does.
pub fn answering(asked: Option<Major>, now: i64) -> Major {
    let oldest = ENDS.iter().find(|(_, end)| now < *end).map_or(NEWEST, |(major, _)| *major);
    asked.map_or(oldest, |asked| asked.max(oldest))
}
