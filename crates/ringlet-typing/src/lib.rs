//! Formats a number while it is typed. A wasm of its own: it weighs as much as parsing does, and only a page on which
//! somebody types numbers needs it.
#![cfg_attr(all(target_arch = "wasm32", not(debug_assertions)), no_std)]

extern crate alloc;

use alloc::string::String;

use ringlet_phone::{AsYouType, Region};
use wasm_bindgen::prelude::wasm_bindgen;

/// The text of a number field after a key, formatted as far as it goes; `region` may be empty.
#[wasm_bindgen]
#[must_use]
pub fn as_you_type(text: &str, region: &str) -> String {
    AsYouType::format(text, Region::new(region))
}

/// What std would bring along.
#[cfg(all(target_arch = "wasm32", not(debug_assertions)))]
mod bare {
    #[global_allocator]
    static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

    #[panic_handler]
    fn trap(_: &core::panic::PanicInfo<'_>) -> ! {
        core::arch::wasm32::unreachable()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_as_far_as_it_goes() {
        assert_eq!(as_you_type("6502", "US"), "650-2");
        assert_eq!(as_you_type("+4930901820", ""), "+49 30 901820");
        assert_eq!(as_you_type("", "DE"), "");
    }
}
