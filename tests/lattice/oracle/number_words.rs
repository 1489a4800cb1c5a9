//! Meta's words for the state of a number, and the codes they allow; where the contract does not name a word, several.

use super::{Codes, codes};

/// What a world means when it says nothing.
pub fn good(field: &str) -> &'static str {
    match field {
        "status" => "CONNECTED",
        "platform_type" => "CLOUD_API",
        "code_verification_status" => "VERIFIED",
        "name_status" => "APPROVED",
        "quality_rating" => "GREEN",
        _ => "LIVE",
    }
}

fn open() -> Codes {
    codes(["not-visible", "unreadable-reply"])
}

pub fn registered(status: Option<&str>, platform: Option<&str>) -> Codes {
    match (status, platform) {
        (Some("BANNED"), _) => codes(["banned"]),
        (Some("DISCONNECTED"), Some("NOT_APPLICABLE")) => codes(["disconnected", "unregistered"]),
        (Some("DISCONNECTED"), _) => codes(["disconnected"]),
        (Some("CONNECTED"), Some("CLOUD_API")) => codes(["connected"]),
        (Some("CONNECTED"), Some("ON_PREMISE")) => codes(["not-cloud-api"]),
        // Meta's words for the same thing disagree, and the contract does not say which is believed.
        (Some("CONNECTED"), Some("NOT_APPLICABLE")) => codes(["unregistered", "not-cloud-api", "unreadable-reply"]),
        (Some("RESTRICTED"), Some("ON_PREMISE")) => codes(["restricted", "not-cloud-api"]),
        (Some("RESTRICTED"), _) => codes(["restricted"]),
        // Not in the contract: able to send, or not any longer.
        (Some("RATE_LIMITED" | "FLAGGED"), _) => [codes(["restricted", "not-cloud-api"]), open()].concat_all(),
        (Some("PENDING" | "UNVERIFIED"), Some("ON_PREMISE")) => codes(["pending", "not-cloud-api", "unregistered"]),
        (Some("PENDING"), Some("NOT_APPLICABLE")) | (Some("UNVERIFIED"), _) => codes(["pending", "unregistered"]),
        (Some("PENDING"), _) => codes(["pending"]),
        (Some("DELETED" | "MIGRATED"), _) => [codes(["disconnected", "unregistered"]), open()].concat_all(),
        (_, Some("NOT_APPLICABLE")) => [codes(["unregistered"]), open()].concat_all(),
        (_, Some("ON_PREMISE")) => [codes(["not-cloud-api"]), open()].concat_all(),
        _ => open(),
    }
}

/// Several sets as one.
trait All {
    fn concat_all(self) -> Codes;
}

impl<const N: usize> All for [Codes; N] {
    fn concat_all(self) -> Codes {
        self.into_iter().flatten().collect()
    }
}

pub fn verified(said: Option<&str>) -> Codes {
    match said {
        Some("VERIFIED") => codes(["verified"]),
        Some("EXPIRED") => codes(["expired"]),
        Some("NOT_VERIFIED" | "UNVERIFIED") => codes(["not-verified"]),
        _ => open(),
    }
}

pub fn name(said: Option<&str>) -> Codes {
    match said {
        Some("APPROVED") => codes(["approved"]),
        Some("PENDING_REVIEW") => codes(["pending"]),
        Some("AVAILABLE_WITHOUT_REVIEW") => codes(["not-reviewed"]),
        Some("DECLINED") => codes(["declined"]),
        // The contract does not name these two.
        Some("NONE") => [codes(["not-reviewed"]), open()].concat_all(),
        Some("EXPIRED") => [codes(["declined", "pending", "not-reviewed"]), open()].concat_all(),
        _ => open(),
    }
}

pub fn quality(said: Option<&str>) -> Codes {
    match said {
        Some("GREEN") => codes(["good"]),
        Some("YELLOW") => codes(["medium"]),
        Some("RED") => codes(["low"]),
        Some("UNKNOWN" | "NA") => codes(["not-rated"]),
        _ => open(),
    }
}

pub fn mode(said: Option<&str>) -> Codes {
    match said {
        Some("LIVE") => codes(["live"]),
        Some("SANDBOX") => codes(["test-number"]),
        _ => open(),
    }
}
