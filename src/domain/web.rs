//! Addresses on the web. The build script reads this file too.

/// Whether this is an `https` address with a host name and nothing that needs escaping: no user, no port, no blanks.
#[must_use]
pub fn is_web(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("https://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let label_is_good =
        |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    host.contains('.')
        && host.split('.').all(label_is_good)
        && rest.bytes().all(|b| b.is_ascii_graphic() && !b"\"'<>\\^`{|}".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::is_web;

    #[test]
    fn only_whole_https_addresses_lead_outside() {
        for address in ["https://example.org", "https://a-b.example.org/c?d=e%20f#g", "https://example.org?x"] {
            assert!(is_web(address), "{address}");
        }
        for address in [
            "",
            "http://example.org",
            "HTTPS://example.org",
            "https:/example.org",
            "https://",
            "https://localhost",
            "https://example..org",
            "https://.example.org",
            "https://someone@example.org",
            "https://example.org:8443/",
            "https://example.org/a b",
            "https://example.org/{app}",
            "https://exämple.org",
            "//example.org",
            "javascript:alert(1)",
            "data:text/html,x",
            "mailto:a@example.org",
        ] {
            assert!(!is_web(address), "{address}");
        }
    }
}
