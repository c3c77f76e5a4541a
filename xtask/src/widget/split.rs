//! Cuts the screens off the linked program: functions marked `#[wasm_split(name)]`, and all that only they need, go to a wasm
//! of that name, fetched when one of them is first called. What several of them share goes to a pack ([`super::pack`]). All
//! run in one instance's memory.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};
use rustc_demangle::demangle;
use walrus::ModuleConfig;
use wasm_split_cli_support::{Options, transform};

use super::dist;
use super::pack::Packs;

/// The JavaScript that fetches chunks, by the name under which the bound module imports it.
const LINK: &str = "./__wasm_split.js";
/// Below the folder of a bound module: its chunks, under their final names.
const CHUNKS: &str = "chunks";

/// What only those need who have Dialpad.
const DIALPAD_ONLY: [&str; 5] = [
    "ringlet::session::dialpad::line::",
    "ringlet::session::dialpad::handing::",
    "ringlet::session::dialpad::ringing::",
    "ringlet::session::dialpad::explain::",
    "ringlet::component::dialpad_panel::panel",
];

/// Splits a wasm that was linked with its relocations. Answers the part that is left for wasm-bindgen, whose output must be put
/// into `folder` too, beside what is written there.
pub(crate) fn split(compiled: &Path, folder: &Path) -> Result<PathBuf> {
    let linked = std::fs::read(compiled)?;
    let parts = folder.join("parts");
    let stem = compiled.file_stem().context("a wasm without a name")?;
    let main = parts.join(compiled.file_name().unwrap_or(stem));
    let bound = format!("./{}.js", stem.to_string_lossy());
    let mut options = Options::new(&linked);
    options.output_dir = &parts;
    options.main_out_path = &main;
    options.main_module = &bound;
    options.link_name = LINK;
    let split = transform(options).map_err(|error| anyhow!("{error:#}"))?;
    let mut link = std::fs::read_to_string(parts.join(LINK))?;
    let chunks = folder.join(CHUNKS);
    std::fs::create_dir_all(&chunks)?;
    let mut packs = Packs::default();
    for path in split.split_modules {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let marks = marks_of(&stem, &split.prefetch_map);
        let bytes = compact(&path)?;
        if marks.len() > 1 {
            packs.add(&stem, &marks, bytes);
            continue;
        }
        let name = dist::hashed(&marks.join("-"), "wasm", &bytes);
        link = link.replace(&format!("\"./{stem}.wasm\""), &format!("\"./{name}\""));
        std::fs::write(chunks.join(name), bytes)?;
    }
    std::fs::write(folder.join(LINK), packs.write(&chunks, &link)?)?;
    no_dialpad(&main)?;
    Ok(main)
}

/// A function that is called from the wrong place is linked into what every page loads, and nobody notices: this does.
fn no_dialpad(main: &Path) -> Result<()> {
    let module = ModuleConfig::new().parse_file(main)?;
    let names = module
        .funcs
        .iter()
        .filter_map(|function| function.name.as_deref());
    let stray: Vec<String> = names.filter_map(theirs).collect();
    ensure!(
        stray.is_empty(),
        "every page would load code of Dialpad's: {stray:#?}"
    );
    Ok(())
}

/// The readable name of a function that is Dialpad's own. One of the library's that is only made for theirs isn't: the linker may
/// have found it to be the same as one that others need.
fn theirs(mangled: &str) -> Option<String> {
    let name = format!("{:#}", demangle(mangled));
    let path = name.trim_start_matches(['<', '&']);
    let is_theirs = DIALPAD_ONLY.iter().any(|own| path.starts_with(own));
    is_theirs.then_some(name)
}

/// The chunks of a bound module; none where it wasn't split.
pub(crate) fn chunks(folder: &Path) -> Result<Vec<PathBuf>> {
    let chunks = folder.join(CHUNKS);
    if !chunks.exists() {
        return Ok(Vec::new());
    }
    let mut paths = std::fs::read_dir(chunks)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

/// The marks that need a chunk, and so its name: `log` is needed by the log alone, `log-settings` by both.
fn marks_of(stem: &str, needs: &HashMap<String, Vec<String>>) -> Vec<String> {
    let mut marks: Vec<_> = needs
        .iter()
        .filter(|(_, chunks)| chunks.iter().any(|chunk| chunk == stem))
        .map(|(mark, _)| mark.clone())
        .collect();
    marks.sort();
    marks
}

/// Without names and relocations, and with numbers as short as they go: linked for relocation they have a fixed length.
fn compact(path: &Path) -> Result<Vec<u8>> {
    let mut module = ModuleConfig::new()
        .generate_name_section(false)
        .generate_producers_section(false)
        .parse_file(path)?;
    let custom: Vec<_> = module.customs.iter().map(|(id, _)| id).collect();
    for id in custom {
        module.customs.delete(id);
    }
    Ok(module.emit_wasm())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chunk_is_named_after_those_that_need_it() {
        let needs = HashMap::from([
            (
                "settings".to_owned(),
                vec!["chunk_3".to_owned(), "split_settings".to_owned()],
            ),
            (
                "log".to_owned(),
                vec!["chunk_3".to_owned(), "split_log".to_owned()],
            ),
        ]);
        assert_eq!(marks_of("chunk_3", &needs), ["log", "settings"]);
        assert_eq!(marks_of("split_log", &needs), ["log"]);
    }

    #[test]
    fn dialpads_code_is_known_by_its_own_path() {
        let own = "_RNvNtNtNtCs81dabeHQWhL_7ringlet7session7dialpad7ringing4hear";
        let of_the_library = "_RNCINvMs_NtCs5JHfeWeQK0x_5alloc3vecINtB7_3VecNtNtB9_6string6StringE6retainNCNCNvNtNtNtCs81dabeHQWhL_7ringlet7session7dialpad7ringing4hear00E0B1m_";
        assert_eq!(
            theirs(own).as_deref(),
            Some("ringlet::session::dialpad::ringing::hear")
        );
        assert_eq!(theirs(of_the_library), None);
    }
}
