//! Named worlds: one file each, complete in itself.
//!
//! The token is written `$token` and gets its text with [`World::bind`](super::World::bind). Ids tell their kind by the
//! first digits: 2015… a business, 3015… an app, 4015… a user, 5015… an account, 6015… a number, 7015… a catalog.
//!
//! | world | what is special |
//! |---|---|
//! | `good` | all is well; the employee role cannot be seen |
//! | `attention-60-days` | the token expires |
//! | `missing-permission` | no `whatsapp_business_messaging` |
//! | `missing-management` | no `whatsapp_business_management` |
//! | `missing-business` | no `business_management`: the owner cannot be followed |
//! | `declined-permission` | `whatsapp_business_messaging` declined |
//! | `extra-permission` | two permissions too many |
//! | `expired` | 190/463, `debug_token` still answers |
//! | `revoked` | 190/466, a list of refusals |
//! | `password-changed` | 190/460, `debug_token` still answers |
//! | `logged-out` | 190/467 |
//! | `checkpoint` | 190/459 |
//! | `app-removed` | 190/458 |
//! | `app-deleted` | 190, told by the text alone |
//! | `debug-only` | 190, told by the text alone |
//! | `unreadable` | 190, could not be decrypted |
//! | `malformed-echo` | 190, the text contains the token |
//! | `rejected` | 190 with neither a subcode nor a known text |
//! | `expired-without-subcode` | 190 without subcode |
//! | `person-token` | `USER`, a day to live |
//! | `page-token` | `PAGE` |
//! | `app-token` | `APP` |
//! | `not-assigned` | 100/33 on a listed account |
//! | `no-account` | nothing to be found |
//! | `account-refused` | 200 on a listed account |
//! | `partial-control` | partial tasks |
//! | `admin-default` | no assignment, yet all works |
//! | `unlisted` | assignment hidden, role hidden |
//! | `employee-unlisted` | assignment hidden, role employee |
//! | `employee` | all is well, role employee |
//! | `admin` | all is well, role admin |
//! | `several-accounts` | three accounts, one partial |
//! | `ten-accounts` | ten accounts |
//! | `paged-lists` | pages of three |
//! | `debug-refused` | `debug_token` refused |
//! | `other-app` | token of app …002 |
//! | `secret-required` | 100, proof demanded |
//! | `wrong-kind-of-id` | all is well, other ids to ask for |
//! | `rate-limited` | 4 for the whole call |
//! | `rate-limited-items` | 4 for each item |
//! | `meta-down` | 503, code 2 |
//! | `meta-recovers` | 503 twice, then good |
//! | `null-items` | `null` items |
//! | `lists-refused` | lists refused |
//! | `forbidden-extras` | (#10) on extra fields |
//! | `business-integration` | granular targets |
//! | `account-states` | review, payment, webhook, health |
//! | `phone-states` | numbers in every state |
//! | `hostile-text` | names that attack the page |

/// The JSON text of a world.
#[must_use]
pub fn text(name: &str) -> Option<&'static str> {
    ALL.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// Every world: its name and its JSON text.
pub const ALL: &[(&str, &str)] = &[
    ("good", include_str!("good.json")),
    ("attention-60-days", include_str!("attention-60-days.json")),
    ("missing-permission", include_str!("missing-permission.json")),
    ("missing-management", include_str!("missing-management.json")),
    ("missing-business", include_str!("missing-business.json")),
    ("declined-permission", include_str!("declined-permission.json")),
    ("extra-permission", include_str!("extra-permission.json")),
    ("expired", include_str!("expired.json")),
    ("revoked", include_str!("revoked.json")),
    ("password-changed", include_str!("password-changed.json")),
    ("logged-out", include_str!("logged-out.json")),
    ("checkpoint", include_str!("checkpoint.json")),
    ("app-removed", include_str!("app-removed.json")),
    ("app-deleted", include_str!("app-deleted.json")),
    ("debug-only", include_str!("debug-only.json")),
    ("unreadable", include_str!("unreadable.json")),
    ("malformed-echo", include_str!("malformed-echo.json")),
    ("rejected", include_str!("rejected.json")),
    ("expired-without-subcode", include_str!("expired-without-subcode.json")),
    ("person-token", include_str!("person-token.json")),
    ("page-token", include_str!("page-token.json")),
    ("app-token", include_str!("app-token.json")),
    ("not-assigned", include_str!("not-assigned.json")),
    ("no-account", include_str!("no-account.json")),
    ("account-refused", include_str!("account-refused.json")),
    ("partial-control", include_str!("partial-control.json")),
    ("admin-default", include_str!("admin-default.json")),
    ("unlisted", include_str!("unlisted.json")),
    ("employee-unlisted", include_str!("employee-unlisted.json")),
    ("employee", include_str!("employee.json")),
    ("admin", include_str!("admin.json")),
    ("several-accounts", include_str!("several-accounts.json")),
    ("ten-accounts", include_str!("ten-accounts.json")),
    ("paged-lists", include_str!("paged-lists.json")),
    ("debug-refused", include_str!("debug-refused.json")),
    ("other-app", include_str!("other-app.json")),
    ("secret-required", include_str!("secret-required.json")),
    ("wrong-kind-of-id", include_str!("wrong-kind-of-id.json")),
    ("rate-limited", include_str!("rate-limited.json")),
    ("rate-limited-items", include_str!("rate-limited-items.json")),
    ("meta-down", include_str!("meta-down.json")),
    ("meta-recovers", include_str!("meta-recovers.json")),
    ("null-items", include_str!("null-items.json")),
    ("lists-refused", include_str!("lists-refused.json")),
    ("forbidden-extras", include_str!("forbidden-extras.json")),
    ("business-integration", include_str!("business-integration.json")),
    ("account-states", include_str!("account-states.json")),
    ("phone-states", include_str!("phone-states.json")),
    ("hostile-text", include_str!("hostile-text.json")),
];
