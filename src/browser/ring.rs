//! The sound of a phone that rings, made by the browser: no file to load.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::{AudioContext, GainNode, OscillatorType};

/// Two tones of the European and American ring-back family, heard together.
const TONES_HZ: [f32; 2] = [440.0, 480.0];
const LOUDNESS: f64 = 0.08;
const ON_SECONDS: f64 = 1.0;
const PERIOD_SECONDS: f64 = 3.0;

/// A ring that sounds until it is dropped, at most as long as it was asked for. A browser that allows no sound before
/// the first click stays silent.
pub struct Ring(AudioContext);

impl Ring {
    /// Starts to ring, for at most `seconds`.
    #[must_use]
    pub fn start(seconds: f64) -> Option<Self> {
        if !may_sound() {
            return None;
        }
        let context = AudioContext::new().ok()?;
        let ring = Self(context);
        ring.schedule(seconds)?;
        Some(ring)
    }

    fn schedule(&self, seconds: f64) -> Option<()> {
        let gain = self.0.create_gain().ok()?;
        gain.connect_with_audio_node(&self.0.destination()).ok()?;
        let begin = self.0.current_time();
        pulse(&gain, begin, seconds)?;
        for hertz in TONES_HZ {
            let tone = self.0.create_oscillator().ok()?;
            tone.set_type(OscillatorType::Sine);
            tone.frequency().set_value(hertz);
            tone.connect_with_audio_node(&gain).ok()?;
            tone.start().ok()?;
            tone.stop_with_when(begin + seconds).ok()?;
        }
        Some(())
    }
}

/// A page makes no sound before its first click or key. Engines that don't tell are asked by trying.
fn may_sound() -> bool {
    let of = |value: &JsValue, name: &str| {
        Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED)
    };
    let activation = web_sys::window().map_or(JsValue::UNDEFINED, |window| {
        of(&window.navigator(), "userActivation")
    });
    activation.is_undefined() || of(&activation, "hasBeenActive").is_truthy()
}

/// One second of sound in every three, with soft edges.
fn pulse(gain: &GainNode, begin: f64, seconds: f64) -> Option<()> {
    let volume = gain.gain();
    volume.set_value(0.0);
    let mut at = begin;
    while at < begin + seconds {
        #[allow(clippy::cast_possible_truncation, reason = "a small constant")]
        volume.set_target_at_time(LOUDNESS as f32, at, 0.02).ok()?;
        volume.set_target_at_time(0.0, at + ON_SECONDS, 0.02).ok()?;
        at += PERIOD_SECONDS;
    }
    Some(())
}

impl Drop for Ring {
    fn drop(&mut self) {
        drop(self.0.close());
    }
}
