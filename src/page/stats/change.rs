//! How a number compares with the one of the period before.

/// A change, to be put into words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Change {
    /// There is nothing to compare with.
    Unknown,
    /// Neither more nor less, as far as it is shown.
    Same,
    /// More (positive) or less.
    By(f64),
}

impl Change {
    /// By what share of the number before: 0.08 is 8 % more. Unknown where there was nothing.
    #[must_use]
    pub(super) fn share(now: f64, before: f64) -> Self {
        if before <= 0.0 {
            return Self::Unknown;
        }
        Self::rounded((now - before) / before, 0.005)
    }

    /// The difference of two shares, in percentage points.
    #[must_use]
    pub(super) fn points(now: Option<f64>, before: Option<f64>) -> Self {
        match now.zip(before) {
            Some((now, before)) => Self::rounded((now - before) * 100.0, 0.05),
            None => Self::Unknown,
        }
    }

    /// The difference of two times, in whole seconds.
    #[must_use]
    pub(super) fn seconds(now: Option<f64>, before: Option<f64>) -> Self {
        match now.zip(before) {
            Some((now, before)) => Self::rounded(now.round() - before.round(), 0.5),
            None => Self::Unknown,
        }
    }

    /// What would be shown as zero is the same.
    fn rounded(by: f64, visible: f64) -> Self {
        if by.abs() < visible {
            Self::Same
        } else {
            Self::By(by)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_the_number_before() {
        assert_eq!(Change::share(108.0, 100.0), Change::By(0.08));
        assert_eq!(Change::share(50.0, 100.0), Change::By(-0.5));
        assert_eq!(Change::share(1_001.0, 1_000.0), Change::Same);
        assert_eq!(Change::share(3.0, 0.0), Change::Unknown);
    }

    #[test]
    fn points_and_seconds_need_both_sides() {
        assert_eq!(Change::points(Some(0.75), Some(0.5)), Change::By(25.0));
        assert_eq!(Change::points(Some(0.75), None), Change::Unknown);
        assert_eq!(Change::seconds(Some(260.4), Some(272.0)), Change::By(-12.0));
        assert_eq!(Change::seconds(Some(60.2), Some(60.0)), Change::Same);
    }
}
