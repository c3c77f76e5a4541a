//! Days since 1970-01-01 and the proleptic Gregorian calendar, in whole numbers.

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Civil {
    /// Astronomical year (0 is 1 BC).
    pub(super) year: i64,
    /// 1–12.
    pub(super) month: i64,
    /// 1–31.
    pub(super) day: i64,
}

/// Days in an era of 400 years.
const ERA_DAYS: i64 = 146_097;
/// Days from 0000-03-01 to 1970-01-01.
const EPOCH_SHIFT: i64 = 719_468;

impl Civil {
    /// The day that lies `days` after 1970-01-01.
    ///
    /// Years are counted from March, so that the leap day is the last of its year and months follow one formula.
    pub(super) fn from_days(days: i64) -> Self {
        let shifted = days + EPOCH_SHIFT;
        let era = shifted.div_euclid(ERA_DAYS);
        let day_of_era = shifted.rem_euclid(ERA_DAYS);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 {
            month_from_march + 3
        } else {
            month_from_march - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self { year, month, day }
    }

    /// Days from 1970-01-01 to this day; None when there is no such day.
    pub(super) fn days(self) -> Option<i64> {
        if !(1..=12).contains(&self.month) || self.day < 1 {
            return None;
        }
        let year = self.year - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month_from_march = (self.month + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + self.day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        let days = era * ERA_DAYS + day_of_era - EPOCH_SHIFT;
        (Self::from_days(days) == self).then_some(days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days() {
        for (days, year, month, day) in [
            (0, 1970, 1, 1),
            (-1, 1969, 12, 31),
            (11_016, 2000, 2, 29),
            (20_777, 2026, 11, 20),
        ] {
            let civil = Civil { year, month, day };
            assert_eq!(Civil::from_days(days), civil);
            assert_eq!(civil.days(), Some(days));
        }
    }

    #[test]
    fn days_that_are_not_in_the_calendar() {
        for (year, month, day) in [
            (2026, 2, 29),
            (2026, 4, 31),
            (2026, 13, 1),
            (2026, 0, 1),
            (2026, 1, 0),
        ] {
            assert_eq!(
                Civil { year, month, day }.days(),
                None,
                "{year}-{month}-{day}"
            );
        }
    }

    #[test]
    fn every_day_of_eight_centuries_comes_back() {
        for days in -146_097..146_097 {
            assert_eq!(Civil::from_days(days).days(), Some(days));
        }
    }
}
