//! Where the oracle, which sees the whole world, says something else than a guide can that sees only what Meta shows.
//!
//! An entry that no longer occurs fails the test, so that the list cannot grow stale.

use crate::compare::Disagreement;

/// One kind of difference.
pub struct Unseen {
    pub why: &'static str,
    pub is: fn(&Disagreement) -> bool,
}

fn names(one: &Disagreement, parts: &[&str]) -> bool {
    parts.iter().any(|part| one.world.contains(part))
}

pub const UNSEEN: [Unseen; 4] = [
    Unseen {
        why: "a permission that only `me/permissions` calls declined, when that list did not come",
        is: |one| {
            let hidden = names(one, &["grants refused", "grants lost"]);
            hidden && names(one, &["declined, and listed all the same"]) && one.got == "declared"
        },
    },
    Unseen {
        why: "a second word on somebody's tasks in a list that did not come, or on a page that is not there",
        is: |one| {
            let second = names(one, &["assigned twice", "named twice by", "on later pages"]);
            second && one.row.starts_with("account.control") && one.got == "full"
        },
    },
    Unseen {
        why: "two words that differ and mean the same: doubting them is safe",
        is: |one| {
            names(one, &["named twice by"]) && one.row.starts_with("account.control") && one.got == "unreadable-reply"
        },
    },
    Unseen {
        why: "what holds messages back was answered, although the account itself got lost",
        is: |one| {
            names(one, &["account lost"]) && ["blocked", "limited", "payment-problem"].contains(&one.got.as_str())
        },
    },
];
