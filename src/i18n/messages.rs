//! One declaration for a struct of messages and its English original.

/// Declares a struct of `&'static str` fields, documented by their English text, and `EN`, its English original.
macro_rules! messages {
    ($(#[$meta:meta])* $name:ident { $($field:ident: $english:literal),* $(,)? }) => {
        $(#[$meta])*
        pub struct $name {
            $(#[doc = $english] pub $field: &'static str,)*
        }

        /// The English original.
        pub(in crate::i18n) static EN: $name = $name { $($field: $english,)* };
    };
}

pub(crate) use messages;
