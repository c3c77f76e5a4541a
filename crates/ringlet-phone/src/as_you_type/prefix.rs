//! Prefixes, as they become known while a number is typed.

use alloc::vec::Vec;

use super::{AsYouType, as_digits};
use crate::format::push_code;
use crate::parse::calling_code_of;
use crate::plan::Plan;
use crate::region::Region;

impl AsYouType {
    /// Moves a plus sign or international prefix out of the national number.
    pub(super) fn take_international_prefix(&mut self) -> bool {
        let plus = self.dialled.first() == Some(&'+');
        let length = match self.plan {
            _ if plus => Some(1),
            // Numbers of the world have no prefix; the reference then finds an empty one.
            Some(plan) if !plan.has_international_prefix() => Some(0),
            Some(plan) => plan.international_prefix(&as_digits(&self.dialled)),
            None => None,
        };
        let Some((prefix, national)) =
            length.and_then(|length| self.dialled.split_at_checked(length))
        else {
            return false;
        };
        self.is_complete = true;
        self.national = national.to_vec();
        self.before = prefix.iter().collect();
        if !plus {
            self.before.push(' ');
        }
        true
    }

    /// Moves the calling code out of the national number, and formats by its plan from now on.
    pub(super) fn take_calling_code(&mut self) -> bool {
        let digits = as_digits(&self.national);
        let known = digits
            .first()
            .filter(|digit| digit.is_ascii_digit())
            .and_then(|_| calling_code_of(&digits));
        let Some((plan, rest)) = known else {
            return false;
        };
        self.national.drain(..digits.len() - rest.len());
        if Some(plan.region()) != self.region || plan.region() == Region::WORLD {
            self.plan = Some(plan);
        }
        push_code(plan.code(), &mut self.before);
        self.before.push(' ');
        self.national_prefix.clear();
        true
    }

    /// Some national prefixes begin like others; the longer one may have become complete.
    pub(super) fn take_longer_national_prefix(&mut self) -> bool {
        if !self.national_prefix.is_empty() {
            self.national
                .splice(0..0, self.national_prefix.iter().copied());
            let prefix: alloc::string::String = self.national_prefix.iter().collect();
            let at = self
                .before
                .rfind(&prefix)
                .unwrap_or(self.before.len().saturating_sub(1));
            self.before.truncate(at);
        }
        self.take_national_prefix() != self.national_prefix
    }

    /// Moves the national prefix out of the national number, and answers it.
    pub(super) fn take_national_prefix(&mut self) -> Vec<char> {
        let north_american = self.plan.is_some_and(|plan| plan.code() == 1);
        let length = match self.national.as_slice() {
            // There, national numbers begin with 2 to 9.
            ['1', second, ..] if north_american && !matches!(second, '0' | '1') => {
                self.before.push_str("1 ");
                1
            }
            national => {
                let prefix = self
                    .plan
                    .and_then(|plan: Plan| plan.national_prefix(&as_digits(national)));
                let length = prefix.map_or(0, |prefix| prefix.length);
                self.before.extend(national.iter().take(length));
                length
            }
        };
        self.is_complete |= length > 0;
        self.national
            .drain(..length.min(self.national.len()))
            .collect()
    }
}
