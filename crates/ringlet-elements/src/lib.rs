//! Stage one of the widget, the wasm part: what a page full of phone numbers needs before anything else.
//!
//! The elements themselves are thin JavaScript (`js/`); they ask here for numbers, many at once, as text: crossing the
//! border between JavaScript and wasm costs more than parsing a number. Fields are parted by tabs, rows by line feeds;
//! the JavaScript side makes both into spaces in what pages write.

//!
//! As shipped it does without `std`: a panic, which would be a mistake of ours, is a trap without words.
#![cfg_attr(all(target_arch = "wasm32", not(debug_assertions)), no_std)]

extern crate alloc;

mod batch;
mod find;
mod reason;
mod single;
mod types;

pub use batch::format_batch;
pub use find::find_numbers;
pub use single::{doubt, example, parse_number};
pub use types::load_types;

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
