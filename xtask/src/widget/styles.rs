//! Turns `style/*.css` into JavaScript modules, since a strict page allows neither `<style>` nor `style=`: the widget makes
//! its sheets from text.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context, Result};

use super::{Flavour, minify};
use crate::project;

/// What every page needs at once; all other sheets travel with stage two.
const STAGE_ONE: [&str; 2] = ["tokens", "call-button"];

/// The module of stage one: exports `tokensText` and `callButtonText`.
pub(crate) fn stage_one(flavour: Flavour) -> Result<String> {
    let sheets = read(flavour)?;
    let text = |name: &str| {
        sheets
            .get(name)
            .with_context(|| format!("style/{name}.css is missing"))
    };
    Ok(format!(
        "export const tokensText = {};\nexport const callButtonText = {};\n",
        quote(text(STAGE_ONE[0])?),
        quote(text(STAGE_ONE[1])?)
    ))
}

/// The module of stage two: exports `styleTexts`, text by sheet name.
pub(crate) fn stage_two(flavour: Flavour) -> Result<String> {
    let mut module = String::from("export const styleTexts = {\n");
    for (name, text) in read(flavour)? {
        if !STAGE_ONE.contains(&name.as_str()) {
            writeln!(module, "  {}: {},", quote(&name), quote(&text))?;
        }
    }
    module.push_str("};\n");
    Ok(module)
}

fn read(flavour: Flavour) -> Result<BTreeMap<String, String>> {
    let folder = project::root().join("style");
    let mut sheets = BTreeMap::new();
    for entry in std::fs::read_dir(&folder).context("no folder style/")? {
        let path = entry?.path();
        let Some(name) = path
            .file_name()
            .and_then(|name| name.to_str())
            .and_then(|name| name.strip_suffix(".css"))
        else {
            continue;
        };
        let text = std::fs::read_to_string(&path)?;
        let text = match flavour {
            Flavour::Release => minify::css(&text).with_context(|| format!("style/{name}.css"))?,
            Flavour::Debug => text,
        };
        sheets.insert(name.to_owned(), text);
    }
    Ok(sheets)
}

/// A JavaScript string literal; JSON's are a subset.
fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
