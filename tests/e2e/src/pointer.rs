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

/// The mouse, pressed on something and not let go yet.
#[derive(Debug)]
pub struct Held<'a> {
    client: &'a Client,
    from: (f64, f64),
}

/// Presses the mouse at a point of the viewport.
pub(crate) async fn hold(client: &Client, from: (f64, f64)) -> Result<Held<'_>> {
    let held = Held { client, from };
    let down = PointerAction::Down {
        button: MOUSE_BUTTON_LEFT,
    };
    held.act(vec![held.to((0.0, 0.0)), down]).await?;
    Ok(held)
}

impl Held<'_> {
    /// Moves the mouse to so many pixels from where it was pressed.
    ///
    /// # Errors
    /// The driver's.
    pub async fn move_by(&self, by: (f64, f64)) -> Result<()> {
        self.act(vec![self.to(by)]).await
    }

    /// Lets go, where it is.
    ///
    /// # Errors
    /// The driver's.
    pub async fn let_go(&self) -> Result<()> {
        let up = PointerAction::Up {
            button: MOUSE_BUTTON_LEFT,
        };
        self.act(vec![up]).await
    }

    fn to(&self, by: (f64, f64)) -> PointerAction {
        PointerAction::MoveTo {
            duration: Some(STEP),
            x: (self.from.0 + by.0).round(),
            y: (self.from.1 + by.1).round(),
        }
    }

    async fn act(&self, actions: Vec<PointerAction>) -> Result<()> {
        let mouse = MouseActions::new("mouse".to_owned());
        let mouse = actions.into_iter().fold(mouse, MouseActions::then);
        Ok(self.client.perform_actions(mouse).await?)
    }
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
