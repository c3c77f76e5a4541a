//! Makes the words' accessors of `locales/`, and their catalogues for tests. A message that a language lacks, or that has
//! other arguments there, doesn't build.

use std::path::PathBuf;

use anyhow::{Context, Result};
use ringlet_words::{LANGUAGES, NAMED, TYPED, read};

fn main() -> Result<()> {
    println!("cargo::rerun-if-changed=locales");
    let locales =
        PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").context("no folder")?).join("locales");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").context("no folder for what is made")?);
    let mut accessors = String::new();
    for name in TYPED {
        let area = read(&locales, name)?;
        accessors.push_str(&area.accessors());
        for language in LANGUAGES {
            std::fs::write(
                out.join(format!("{name}.{language}.txt")),
                area.catalogue(language),
            )?;
        }
    }
    for name in NAMED {
        let area = read(&locales, name)?;
        for language in LANGUAGES {
            std::fs::write(
                out.join(format!("{name}.{language}.txt")),
                area.named_catalogue(language),
            )?;
        }
    }
    std::fs::write(out.join("words.rs"), accessors)?;
    Ok(())
}
