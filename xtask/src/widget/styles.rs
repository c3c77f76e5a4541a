//! Turns `style/*.css` into JavaScript modules, since a strict page allows neither `<style>` nor `style=`: the widget makes
//! its sheets from text.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context, Result};

use super::dist::Dist;
use super::{Flavour, minify};
use crate::project;

/// What every page needs at once.
const STAGE_ONE: [&str; 2] = ["tokens", "call-button"];
/// What is fetched with its screen, or where it is set up; all other sheets travel with stage two.
const LATER: [&str; 6] = [
    "call-dialer",
    "call-list",
    "call-log",
    "call-settings",
    "call-stats",
    "dialpad",
];

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

/// Writes the later sheets, and answers the module of stage two: exports `styleTexts`, text by sheet name, and `styleFiles`,
/// file beside the module by name of a later sheet.
pub(crate) fn stage_two(dist: &mut Dist, flavour: Flavour) -> Result<String> {
    let (mut texts, mut files) = (String::new(), String::new());
    for (name, text) in read(flavour)? {
        if LATER.contains(&name.as_str()) {
            let path = dist.asset(&name, "css", text.as_bytes())?;
            let file = path.replacen("assets/", "./", 1);
            writeln!(files, "  {}: {},", quote(&name), quote(&file))?;
        } else if !STAGE_ONE.contains(&name.as_str()) {
            writeln!(texts, "  {}: {},", quote(&name), quote(&text))?;
        }
    }
    Ok(format!(
        "export const styleTexts = {{\n{texts}}};\nexport const styleFiles = {{\n{files}}};\n"
    ))
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
