//! Chance, from the browser's generator.

/// A fresh key of 32 hexadecimal digits, for `Idempotency-Key`.
#[must_use]
pub fn key() -> String {
    let mut bytes = [0_u8; 16];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok());
    if filled.is_none() {
        return format!("{:032x}", js_sys::Math::random().to_bits());
    }
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
