//! Mouse and keys by WebDriver actions.

use std::time::Duration;

use anyhow::Result;
use fantoccini::Client;
use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};

/// One step of a drag takes this long, so that the page sees moves and not one leap.
const STEP: Duration = Duration::from_millis(20);

/// Drags from a point of the viewport by so many pixels, in four steps.
pub(crate) async fn drag(client: &Client, from: (f64, f64), by: (f64, f64)) -> Result<()> {
    let step = |part: f64| PointerAction::MoveTo {
        duration: Some(STEP),
        x: (from.0 + by.0 * part).round(),
        y: (from.1 + by.1 * part).round(),
    };
    let mouse = MouseActions::new("mouse".to_owned())
        .then(step(0.0))
        .then(PointerAction::Down {
            button: MOUSE_BUTTON_LEFT,
        })
        .then(step(0.25))
        .then(step(0.5))
        .then(step(0.75))
        .then(step(1.0))
        // WebKit sends no pointerup when actions are only released.
        .then(PointerAction::Up {
            button: MOUSE_BUTTON_LEFT,
        });
    Ok(client.perform_actions(mouse).await?)
}

/// Presses and releases each key in turn; modifiers (Shift, Control) stay down until the end.
pub(crate) async fn press(client: &Client, keys: &str) -> Result<()> {
    let mut actions = KeyActions::new("keyboard".to_owned());
    let mut held = Vec::new();
    for value in keys.chars() {
        actions = actions.then(KeyAction::Down { value });
        if is_modifier(value) {
            held.push(value);
        } else {
            actions = actions.then(KeyAction::Up { value });
        }
    }
    for value in held {
        actions = actions.then(KeyAction::Up { value });
    }
    Ok(client.perform_actions(actions).await?)
}

/// WebDriver's code points of Shift, Control, Alt and Meta.
fn is_modifier(key: char) -> bool {
    matches!(key, '\u{E008}'..='\u{E00A}' | '\u{E03D}')
}
