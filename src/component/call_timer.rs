//! How long a call lasts, by the server's clock.

use leptos::prelude::*;
use ringlet_model::Timestamp;

use crate::app::use_app;

/// `m:ss`, from an hour on `h:mm:ss`. Negative counts as zero.
#[must_use]
pub fn clock_text(seconds: i64) -> String {
    let seconds = seconds.max(0);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

/// What the timer shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    /// Nothing: nobody has answered.
    #[default]
    None,
    /// Runs since the answer.
    Since(Timestamp),
    /// Runs since it was handed over, which is all that is known.
    AboutSince(Timestamp),
    /// Talk time of a call that is over, in seconds.
    Final(i64),
    /// As long as it lasted as far as we know, in seconds.
    About(i64),
}

impl Clock {
    /// Its text at the server's `now`; empty for none.
    #[must_use]
    pub fn text(self, now: Timestamp) -> String {
        match self {
            Self::None => String::new(),
            Self::Since(start) => clock_text(start.seconds_until(now)),
            Self::AboutSince(start) => Self::About(start.seconds_until(now)).text(now),
            Self::Final(seconds) => clock_text(seconds),
            Self::About(seconds) => format!("≈ {}", clock_text(seconds)),
        }
    }
}

/// The text of `clock`, moving with the server's time.
pub fn ticking(clock: Signal<Clock>) -> impl Fn() -> String + Copy {
    let now = use_app().session.now;
    move || match clock.get() {
        running @ (Clock::Since(_) | Clock::AboutSince(_)) => running.text(now.get()),
        still => still.text(Timestamp::default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_as_people_read_them() {
        for (seconds, text) in [
            (-5, "0:00"),
            (0, "0:00"),
            (9, "0:09"),
            (59, "0:59"),
            (60, "1:00"),
            (272, "4:32"),
            (3599, "59:59"),
            (3600, "1:00:00"),
            (3723, "1:02:03"),
            (36_000, "10:00:00"),
            (360_000, "100:00:00"),
        ] {
            assert_eq!(clock_text(seconds), text, "{seconds}");
        }
    }

    #[test]
    fn a_clock_is_right_at_once_after_an_hour_in_the_background() {
        let start = Timestamp(1_795_000_009_000);
        let clock = Clock::Since(start);
        for (ms, text) in [
            (0, "0:00"),
            (999, "0:00"),
            (1_000, "0:01"),
            (3_723_000, "1:02:03"),
            (3_723_999, "1:02:03"),
            (-5_000, "0:00"),
        ] {
            assert_eq!(clock.text(Timestamp(start.0 + ms)), text, "{ms} ms");
        }
    }

    #[test]
    fn what_is_not_exact_says_so() {
        assert_eq!(Clock::About(190).text(Timestamp(0)), "≈ 3:10");
        assert_eq!(Clock::Final(272).text(Timestamp(0)), "4:32");
        assert_eq!(Clock::None.text(Timestamp(0)), "");
    }
}
