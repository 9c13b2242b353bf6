//! When a failed job runs again: soon at first, then rarely, never all at the same moment.

use chrono::TimeDelta;

/// Attempts after which a job is given up; together with the delays about eight hours, a night's outage.
pub const ATTEMPTS_MAX: i32 = 12;

const FIRST_SECONDS: i64 = 5;
const LONGEST_SECONDS: i64 = 3600;

/// The delay after `attempts` failures. `dice` spreads it over 80 to 120 percent.
pub fn delay(attempts: i32, dice: u8) -> TimeDelta {
    let doublings = u32::try_from(attempts.saturating_sub(1)).unwrap_or_default().min(20);
    let seconds = FIRST_SECONDS.saturating_mul(4_i64.saturating_pow(doublings)).min(LONGEST_SECONDS);
    let percent = 80 + i64::from(dice) * 40 / i64::from(u8::MAX);
    TimeDelta::milliseconds(seconds * 10 * percent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_grow_stay_bounded_and_spread() {
        assert_eq!(delay(1, 0), TimeDelta::seconds(4));
        assert_eq!(delay(1, u8::MAX), TimeDelta::seconds(6));
        for attempts in 1..ATTEMPTS_MAX {
            assert!(delay(attempts, 0) <= delay(attempts + 1, 0));
        }
        assert_eq!(delay(i32::MAX, u8::MAX), TimeDelta::seconds(LONGEST_SECONDS * 12 / 10));
    }

    #[test]
    fn a_night_without_a_mail_server_loses_nothing() {
        let total: TimeDelta = (1..ATTEMPTS_MAX).map(|attempts| delay(attempts, 0)).sum();
        assert!(total > TimeDelta::hours(5), "{total}");
    }
}
