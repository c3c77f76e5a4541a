//! The bridge to Dialpad's Mini Dialer: an iframe of `https://dialpad.com` that speaks by messages.
//!
//! A wasm of its own, without Leptos: only a page of a team on Dialpad fetches it. [`message`] and [`command`] are the
//! wire, [`bridge`] the rules; all of it is pure and tested natively. What needs a browser is thin JavaScript beside
//! stage one's (`js/dialpad.js`): it makes the frame, listens, posts and keeps time, and asks here what to do. The frame
//! never acknowledges anything, so the rules live from what it says of its own accord and from time-outs.
//!
//! A message counts only if the browser vouches for it (`isTrusted`), its origin is exactly `https://dialpad.com`, its
//! source our own frame's window (so far the JavaScript), and name, version, method and payload are known ones (here).
//! Everything else is counted and forgotten. Nothing that arrives can make this throw: of a message only own data
//! properties are read, by name.
#![cfg_attr(all(target_arch = "wasm32", not(debug_assertions)), no_std)]

extern crate alloc;

pub mod arrived;
pub mod bridge;
pub mod command;
pub mod id;
pub mod message;
mod rung;

#[cfg(target_arch = "wasm32")]
mod browser;

#[cfg(target_arch = "wasm32")]
pub use browser::Rules;

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
