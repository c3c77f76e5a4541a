//! How loud a recording is from its beginning to its end, read from the sound itself.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AudioBuffer, Blob, OfflineAudioContext};

/// Bars of the drawing.
const BARS: usize = 56;
/// Telephone sound has no more than this many samples a second worth looking at.
const RATE: f32 = 8_000.0;
/// A larger file is drawn as a plain bar: decoded it would take hundreds of megabytes for a moment.
const LARGEST: f64 = 8.0 * 1024.0 * 1024.0;
/// Samples looked at in one go.
const PIECE: usize = 8_192;

/// The loudness of each stretch, the loudest being 1; None where the browser can't decode the sound or it is too large.
pub(super) async fn of(sound: &Blob) -> Option<Vec<f32>> {
    if sound.size() > LARGEST {
        return None;
    }
    let bytes = JsFuture::from(sound.array_buffer()).await.ok()?;
    let context =
        OfflineAudioContext::new_with_number_of_channels_and_length_and_sample_rate(1, 1, RATE)
            .ok()?;
    let decoding = context.decode_audio_data(bytes.unchecked_ref()).ok()?;
    let buffer: AudioBuffer = JsFuture::from(decoding).await.ok()?.unchecked_into();
    let mut piece = vec![0.0; PIECE];
    let mut loud = Loudness::new(buffer.length() as usize);
    let mut at = 0;
    while at < buffer.length() {
        buffer
            .copy_from_channel_with_start_in_channel(&mut piece, 0, at)
            .ok()?;
        let rest = (buffer.length() - at) as usize;
        loud.hear(piece.get(..rest.min(PIECE)).unwrap_or(&piece));
        at = at.saturating_add(u32::try_from(PIECE).unwrap_or(u32::MAX));
    }
    loud.bars()
}

/// Collects the mean square of each stretch.
struct Loudness {
    samples: usize,
    heard: usize,
    sums: [f32; BARS],
}

impl Loudness {
    const fn new(samples: usize) -> Self {
        Self {
            samples,
            heard: 0,
            sums: [0.0; BARS],
        }
    }

    fn hear(&mut self, piece: &[f32]) {
        for sample in piece {
            let bar = self.heard * BARS / self.samples.max(1);
            if let Some(sum) = self.sums.get_mut(bar) {
                *sum += sample * sample;
            }
            self.heard += 1;
        }
    }

    /// None for silence.
    fn bars(&self) -> Option<Vec<f32>> {
        let most = self.sums.iter().copied().fold(0.0, f32::max);
        (most > 0.0).then(|| self.sums.iter().map(|sum| (sum / most).sqrt()).collect())
    }
}

/// Height of a bar in percent; silence is a dot.
pub(super) fn height(loud: f32) -> u8 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 10 and 100"
    )]
    let height = (10.0 + loud.clamp(0.0, 1.0) * 90.0) as u8;
    height
}

/// Where a bar begins, as a share of the whole.
#[allow(clippy::cast_precision_loss, reason = "there are some dozens of bars")]
pub(super) fn share(bar: usize, count: usize) -> f64 {
    bar as f64 / count.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loudest_stretch_is_the_highest() {
        let mut loud = Loudness::new(BARS * 100);
        for bar in 0..BARS {
            let level = if bar == 3 { 0.8 } else { 0.2 };
            loud.hear(&[level; 100]);
        }
        let bars = loud.bars().unwrap();
        assert_eq!(bars.len(), BARS);
        assert!((bars[3] - 1.0).abs() < 1e-6 && (bars[0] - 0.25).abs() < 1e-3);
        assert_eq!((height(1.0), height(0.0)), (100, 10));
    }

    #[test]
    fn silence_has_no_drawing() {
        let mut loud = Loudness::new(100);
        loud.hear(&[0.0; 100]);
        assert_eq!(loud.bars(), None);
        assert_eq!(Loudness::new(0).bars(), None);
    }
}
