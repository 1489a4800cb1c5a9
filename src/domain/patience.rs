//! When to ask again by ourselves, and how long to wait.

use super::answer::Failure;
use super::catalogue::Code;

/// How often one call is tried in all.
const MOST_ATTEMPTS: u32 = 3;
/// The longest wait, in milliseconds.
const LONGEST_WAIT: f64 = 8000.0;

/// Milliseconds to wait before the next attempt, or nothing when asking again would not help.
///
/// Only an outage that Meta itself reports is worth another try: a blocker or a missing network stays, a time-out has
/// used up the person's patience already, and rate limits forbid hammering. Full jitter: `random` (0 to 1) × min(8 s,
/// 0.5 s × 2^attempt). `attempt` counts from 0.
#[must_use]
pub fn wait_before_retry(failure: Failure, attempt: u32, random: f64) -> Option<f64> {
    let worth_it = failure == Failure::Connection(Code::MetaDown) && attempt + 1 < MOST_ATTEMPTS;
    let ceiling = (500.0 * f64::from(2_u32.saturating_pow(attempt))).min(LONGEST_WAIT);
    worth_it.then(|| random.clamp(0.0, 1.0) * ceiling)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn waits_stay_within_their_bounds_and_end(attempt in 0_u32..50, random in -1.0_f64..2.0) {
            match wait_before_retry(Failure::Connection(Code::MetaDown), attempt, random) {
                Some(wait) => prop_assert!(attempt < 2 && (0.0..=LONGEST_WAIT).contains(&wait)),
                None => prop_assert!(attempt >= 2),
            }
        }
    }

    #[test]
    fn only_an_outage_is_tried_again() {
        for code in
            [Code::Offline, Code::Blocked, Code::Intercepted, Code::Timeout, Code::RateLimited, Code::Misconfigured]
        {
            assert_eq!(wait_before_retry(Failure::Connection(code), 0, 0.5), None, "{code:?}");
        }
        assert_eq!(wait_before_retry(Failure::UnreadableReply, 0, 0.5), None);
        assert_eq!(wait_before_retry(Failure::Unreachable, 0, 0.5), None);
    }
}
