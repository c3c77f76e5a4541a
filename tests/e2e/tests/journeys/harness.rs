//! The harness itself, on a page of no other interest: it finds, clicks, types and drags through shadow roots.

use anyhow::{Result, ensure};
use ringlet_e2e::{Page, Stage, journey};

const HTML: &str = r#"<!doctype html><html lang="en"><head><title>A page</title></head><body><main>
    <outer-box></outer-box></main><script>
    customElements.define("inner-box", class extends HTMLElement {
        connectedCallback() {
            const root = this.attachShadow({ mode: "open" });
            root.innerHTML = `<button>Count</button> <output>0</output> <input aria-label="Name">`;
            root.querySelector("button").onclick = () => root.querySelector("output").value++;
        }
    });
    customElements.define("outer-box", class extends HTMLElement {
        connectedCallback() {
            const root = this.attachShadow({ mode: "open" });
            root.innerHTML = `<div style="position:absolute;top:200px;left:100px;width:50px;height:50px"></div>
                <button style="display:none">Count</button><inner-box></inner-box>`;
            const box = root.querySelector("div");
            box.onpointerdown = event => box.setPointerCapture(event.pointerId);
            box.onpointermove = event => {
                if (!event.buttons) return;
                box.style.left = event.clientX - 25 + "px";
                box.style.top = event.clientY - 25 + "px";
            };
        }
    });
    </script></body></html>"#;

async fn finds_its_way(stage: &mut Stage) -> Result<()> {
    let url = stage.pages.put(
        "/boxes",
        Page {
            html: HTML.to_owned(),
            ..Page::default()
        },
    );
    let browser = &stage.browser;
    browser.open(&url).await?;
    let inside = |selector: &str| format!("outer-box >>> inner-box >>> {selector}");
    browser.click(&inside("button")).await?;
    browser.reads(&inside("output"), "1").await?;
    browser.type_into(&inside("input"), "Maya").await?;
    ensure!(browser.property(&inside("input"), "value").await? == "Maya");
    ensure!(
        !browser.sees("outer-box >>> button").await?,
        "a hidden button isn't seen"
    );
    browser.drag("outer-box >>> div", (120.0, 60.0)).await?;
    let [x, y, ..] = browser.place("outer-box >>> div").await?;
    ensure!((x, y) == (220.0, 260.0), "dragged to {x}, {y}");
    Ok(())
}

journey!(finds_its_way: Chromium, Firefox, WebKit);
