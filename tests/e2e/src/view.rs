//! How the window looks to the page: its width, the colour scheme, motion. Only Chromium can change these at run time.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::Browser;
use crate::console::DevTools;

impl Browser {
    /// A phone: 390 × 844 CSS pixels and a coarse pointer. Chromium only.
    ///
    /// # Errors
    /// When the page doesn't become so narrow.
    pub async fn be_a_phone(&self) -> Result<()> {
        let size = json!({ "width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true });
        self.tell("Emulation.setDeviceMetricsOverride", size)
            .await?;
        let touch = json!({ "enabled": true, "maxTouchPoints": 1 });
        self.tell("Emulation.setTouchEmulationEnabled", touch)
            .await?;
        let width = self.eval("return innerWidth", vec![]).await?;
        ensure!(width == 390, "the page is {width} wide");
        Ok(())
    }

    /// The dark scheme. Chromium only.
    ///
    /// # Errors
    /// When the page doesn't notice.
    pub async fn be_dark(&self) -> Result<()> {
        self.prefer("prefers-color-scheme", "dark").await
    }

    /// The user wants things to keep still. Chromium only.
    ///
    /// # Errors
    /// When the page doesn't notice.
    pub async fn be_still(&self) -> Result<()> {
        self.prefer("prefers-reduced-motion", "reduce").await
    }

    async fn prefer(&self, feature: &str, value: &str) -> Result<()> {
        let features = json!({ "features": [{ "name": feature, "value": value }] });
        self.tell("Emulation.setEmulatedMedia", features).await?;
        let query = json!(format!("({feature}: {value})"));
        let noticed = self
            .eval("return matchMedia(arguments[0]).matches", vec![query])
            .await?;
        ensure!(
            noticed == true,
            "the page doesn't notice {feature}: {value}"
        );
        Ok(())
    }

    /// Gives a command of the Chrome DevTools protocol. Chromium only.
    ///
    /// # Errors
    /// When the browser refuses it.
    pub async fn tell(&self, command: &'static str, parameters: Value) -> Result<Value> {
        let command = DevTools {
            command,
            parameters,
        };
        Ok(self.client().issue_cmd(command).await?)
    }
}
