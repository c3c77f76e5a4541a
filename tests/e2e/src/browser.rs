//! One browser window, as a person uses it: see, click, type. Elements are named by CSS selectors; ` >>> ` between two
//! goes into a shadow root: `call-popup >>> [part~=hangup]`. `:named(Save)` at the end of a selector takes only elements
//! with this label, accessible name or text.

use anyhow::{Context, Result, bail, ensure};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use crate::Engine;
use crate::engine::Running;
use crate::outside::Outside;
use crate::pointer::Held;
use crate::wait::until;

/// The first visible element that a path leads to, else null.
const FIND: &str = r"
    const nameOf = element =>
        element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent;
    let found = [document];
    arguments[0].forEach((step, depth) => {
        const roots = depth ? found.map(element => element.shadowRoot).filter(Boolean) : found;
        const [, selector, name] = /^(.*?)(?::named\((.*)\))?$/.exec(step);
        found = roots.flatMap(root => [...root.querySelectorAll(selector)]);
        if (name) found = found.filter(element => nameOf(element).trim() === name);
    });
    const visible = element => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility === 'visible';
    };
    return found.find(visible) ?? null;
";

/// The key under which WebDriver hands out an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A browser window.
pub struct Browser {
    engine: Engine,
    running: Running,
}

impl Browser {
    /// Starts a browser of its own.
    pub(crate) async fn start(engine: Engine, outside: Option<&Outside>) -> Result<Self> {
        let running = engine.start(outside).await?;
        Ok(Self { engine, running })
    }

    /// Which engine it is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The WebDriver client, for what isn't here.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.running.client
    }

    pub(crate) async fn end(self) -> Result<()> {
        self.running.end().await
    }

    /// Goes to an address.
    ///
    /// # Errors
    /// When the page can't be loaded.
    pub async fn open(&self, url: &str) -> Result<()> {
        self.client()
            .goto(url)
            .await
            .with_context(|| format!("opening {url}"))
    }

    /// Loads the page again.
    ///
    /// # Errors
    /// When the page can't be loaded.
    pub async fn reload(&self) -> Result<()> {
        Ok(self.client().refresh().await?)
    }

    /// Waits until the element can be seen.
    ///
    /// # Errors
    /// When it doesn't appear.
    pub async fn see(&self, path: &str) -> Result<Element> {
        until(&format!("{path} to appear"), async || {
            self.look(path).await?.context("not there")
        })
        .await
    }

    /// Waits until the element can't be seen.
    ///
    /// # Errors
    /// When it stays.
    pub async fn gone(&self, path: &str) -> Result<()> {
        until(&format!("{path} to go"), async || {
            ensure!(self.look(path).await?.is_none(), "still there");
            Ok(())
        })
        .await
    }

    /// The element can be seen right now.
    ///
    /// # Errors
    /// When the browser can't be asked.
    pub async fn sees(&self, path: &str) -> Result<bool> {
        Ok(self.look(path).await?.is_some())
    }

    /// Clicks an element, as soon as it is there and nothing covers it.
    ///
    /// # Errors
    /// When it can't be clicked.
    pub async fn click(&self, path: &str) -> Result<()> {
        until(&format!("to click {path}"), async || {
            let element = self.look(path).await?.context("not there")?;
            Ok(element.click().await?)
        })
        .await
    }

    /// Types into a field, as soon as it is there.
    ///
    /// # Errors
    /// When it takes no keys.
    pub async fn type_into(&self, path: &str, text: &str) -> Result<()> {
        let element = self.see(path).await?;
        element
            .send_keys(text)
            .await
            .with_context(|| format!("typing into {path}"))
    }

    /// Replaces what a field holds.
    ///
    /// # Errors
    /// When it takes no keys.
    pub async fn fill(&self, path: &str, text: &str) -> Result<()> {
        let element = self.see(path).await?;
        element
            .clear()
            .await
            .with_context(|| format!("clearing {path}"))?;
        element
            .send_keys(text)
            .await
            .with_context(|| format!("typing into {path}"))
    }

    /// The text of an element as a reader sees it.
    ///
    /// # Errors
    /// When it doesn't appear.
    pub async fn text(&self, path: &str) -> Result<String> {
        let element = self.see(path).await?;
        let text = self
            .eval(
                "return arguments[0].innerText",
                vec![serde_json::to_value(element)?],
            )
            .await?;
        Ok(text.as_str().unwrap_or_default().trim().to_owned())
    }

    /// Waits until an element reads like this, somewhere in its text.
    ///
    /// # Errors
    /// When it doesn't, with what it reads instead.
    pub async fn reads(&self, path: &str, text: &str) -> Result<()> {
        until(&format!("{path} to read “{text}”"), async || {
            let found = self.look(path).await?.context("not there")?;
            let read = self
                .eval(
                    "return arguments[0].innerText",
                    vec![serde_json::to_value(found)?],
                )
                .await?;
            ensure!(
                read.as_str().unwrap_or_default().contains(text),
                "it reads {read}"
            );
            Ok(())
        })
        .await
    }

    /// The value of a form field or a property of any element.
    ///
    /// # Errors
    /// When the element doesn't appear.
    pub async fn property(&self, path: &str, name: &str) -> Result<Value> {
        let element = serde_json::to_value(self.see(path).await?)?;
        self.eval(
            "return arguments[0][arguments[1]]",
            vec![element, json!(name)],
        )
        .await
    }

    /// An attribute; None when the element has none of that name.
    ///
    /// # Errors
    /// When the element doesn't appear.
    pub async fn attribute(&self, path: &str, name: &str) -> Result<Option<String>> {
        Ok(self.see(path).await?.attr(name).await?)
    }

    /// Where an element is, in CSS pixels of the viewport: x, y, width, height.
    ///
    /// # Errors
    /// When it doesn't appear.
    pub async fn place(&self, path: &str) -> Result<[f64; 4]> {
        let element = serde_json::to_value(self.see(path).await?)?;
        let script =
            "const b = arguments[0].getBoundingClientRect(); return [b.x, b.y, b.width, b.height]";
        Ok(serde_json::from_value(
            self.eval(script, vec![element]).await?,
        )?)
    }

    /// Runs a script in the page: the body of a function over `arguments`.
    ///
    /// # Errors
    /// When it throws.
    pub async fn eval(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.client().execute(script, arguments).await?)
    }

    /// Runs an expression that is awaited: `fetch('/x').then(answer => answer.status)`.
    ///
    /// # Errors
    /// When it throws or is rejected, with the error's `code` and message.
    pub async fn eval_async(&self, expression: &str) -> Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async () => ({expression}))().then(
                value => done({{ value: value ?? null }}),
                error => done({{ error: `${{error.code ?? error.name}}: ${{error.message}}` }}));"
        );
        let mut answer = self.client().execute_async(&script, vec![]).await?;
        if let Some(error) = answer.get("error") {
            bail!("{expression}: {error}");
        }
        Ok(answer["value"].take())
    }

    /// Presses keys where the focus is.
    ///
    /// # Errors
    /// When nothing has the focus.
    pub async fn press(&self, keys: &str) -> Result<()> {
        crate::pointer::press(self.client(), keys).await
    }

    /// Drags an element by its middle with the mouse.
    ///
    /// # Errors
    /// When it doesn't appear.
    pub async fn drag(&self, path: &str, by: (f64, f64)) -> Result<()> {
        let [x, y, width, height] = self.place(path).await?;
        crate::pointer::drag(self.client(), (x + width / 2.0, y + height / 2.0), by).await
    }

    /// Presses the mouse on the middle of an element and keeps it pressed.
    ///
    /// # Errors
    /// When it doesn't appear.
    pub async fn hold(&self, path: &str) -> Result<Held<'_>> {
        let [x, y, width, height] = self.place(path).await?;
        crate::pointer::hold(self.client(), (x + width / 2.0, y + height / 2.0)).await
    }

    /// The light DOM's element, for a frame.
    ///
    /// # Errors
    /// When there is none.
    pub async fn enter_frame(&self, selector: &str) -> Result<()> {
        self.client()
            .find(Locator::Css(selector))
            .await?
            .enter_frame()
            .await?;
        Ok(())
    }

    async fn look(&self, path: &str) -> Result<Option<Element>> {
        let path: Vec<&str> = path.split(" >>> ").collect();
        let found = self.eval(FIND, vec![json!(path)]).await?;
        let id = found.get(ELEMENT).and_then(Value::as_str);
        Ok(id.map(|id| {
            Element::from_element_id(self.client().clone(), ElementRef::from(id.to_owned()))
        }))
    }
}
