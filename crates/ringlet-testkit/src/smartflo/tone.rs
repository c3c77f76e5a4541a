//! What the exchange plays for a recording: a soft beep every second.

/// Samples a second; one byte each.
const RATE: u32 = 8_000;
/// Pitch of the beep, hertz.
const PITCH: f64 = 440.0;

/// A WAV file (8-bit, mono) of so many seconds; longer than ten minutes is cut.
pub(super) fn wav(seconds: u64) -> Vec<u8> {
    let seconds = u32::try_from(seconds.min(600)).unwrap_or(600);
    let samples = seconds * RATE;
    let mut file = Vec::with_capacity(44 + samples as usize);
    file.extend_from_slice(b"RIFF");
    file.extend_from_slice(&(36 + samples).to_le_bytes());
    file.extend_from_slice(b"WAVEfmt ");
    file.extend_from_slice(&16_u32.to_le_bytes());
    // Format 1 (PCM), one channel; rate, bytes a second; one byte a frame, eight bits a sample.
    file.extend_from_slice(&[1, 0, 1, 0]);
    file.extend_from_slice(&RATE.to_le_bytes());
    file.extend_from_slice(&RATE.to_le_bytes());
    file.extend_from_slice(&[1, 0, 8, 0]);
    file.extend_from_slice(b"data");
    file.extend_from_slice(&samples.to_le_bytes());
    file.extend((0..samples).map(sample));
    file
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "128 ± 20 fits a byte"
)]
fn sample(at: u32) -> u8 {
    if at % RATE > RATE / 5 {
        return 128;
    }
    let phase = f64::from(at) * PITCH * std::f64::consts::TAU / f64::from(RATE);
    20.0_f64.mul_add(phase.sin(), 128.0) as u8
}
