//! Prefixes, as they become known while a number is typed.

use alloc::vec::Vec;

use super::AsYouType;
use crate::format::push_code;
use crate::parse::calling_code_of;
use crate::region::Region;

impl AsYouType {
    /// Moves a plus sign or international prefix out of the national number.
    pub(super) fn take_international_prefix(&mut self) -> bool {
        let plus = self.dialled.first() == Some(&b'+');
        let length = match self.plan {
            _ if plus => Some(1),
            // Numbers of the world have no prefix; the reference then finds an empty one.
            Some(plan) if !plan.has_international_prefix() => Some(0),
            Some(plan) => plan.international_prefix(&self.dialled),
            None => None,
        };
        let Some((prefix, national)) =
            length.and_then(|length| self.dialled.split_at_checked(length))
        else {
            return false;
        };
        self.is_complete = true;
        self.national = national.into();
        self.before = prefix.into();
        if !plus {
            self.before.push(b' ');
        }
        true
    }

    /// Moves the calling code out of the national number, and formats by its plan from now on.
    pub(super) fn take_calling_code(&mut self) -> bool {
        let Some((plan, rest)) = calling_code_of(&self.national) else {
            return false;
        };
        self.national = rest.into();
        if Some(plan.region()) != self.region || plan.region() == Region::WORLD {
            self.plan = Some(plan);
        }
        push_code(plan.code(), &mut |digit| self.before.push(digit));
        self.before.push(b' ');
        self.national_prefix.clear();
        true
    }

    /// Some national prefixes begin like others; the longer one may have become complete.
    pub(super) fn take_longer_national_prefix(&mut self) -> bool {
        if !self.national_prefix.is_empty() {
            let mut national = self.national_prefix.clone();
            national.extend(&self.national);
            self.national = national;
            let mut windows = self.before.windows(self.national_prefix.len());
            let at = windows.rposition(|window| window == self.national_prefix);
            self.before
                .truncate(at.unwrap_or(self.before.len().saturating_sub(1)));
        }
        self.take_national_prefix() != self.national_prefix
    }

    /// Moves the national prefix out of the national number, and answers it.
    pub(super) fn take_national_prefix(&mut self) -> Vec<u8> {
        let north_american = self.plan.is_some_and(|plan| plan.code() == 1);
        let (length, spaced) = match self.national.as_slice() {
            // There, national numbers begin with 2 to 9.
            [b'1', second, ..] if north_american && !matches!(second, b'0' | b'1') => (1, true),
            national => {
                let prefix = self.plan.and_then(|plan| plan.national_prefix(national));
                (prefix.map_or(0, |prefix| prefix.length), false)
            }
        };
        let Some((prefix, national)) = self.national.split_at_checked(length) else {
            return Vec::new();
        };
        let (prefix, national) = (Vec::from(prefix), national.into());
        self.is_complete |= length > 0;
        self.before.extend(&prefix);
        if spaced {
            self.before.push(b' ');
        }
        self.national = national;
        prefix
    }
}
