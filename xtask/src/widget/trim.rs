//! Takes out of a bound module what nobody uses: classes for streams of bytes, which come with a crate that Leptos depends on,
//! and the long names by which wasm and JavaScript know each other's functions.

use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use oxc::allocator::Allocator;
use oxc::parser::Parser;
use oxc::span::{GetSpan, SourceType};
use walrus::{Module, ModuleConfig, passes::gc};

/// Classes of wasm-streams. Nothing of ours makes one, but what is exported to JavaScript stays for ever.
const UNUSED: [&str; 3] = [
    "IntoUnderlyingByteSource",
    "IntoUnderlyingSink",
    "IntoUnderlyingSource",
];

/// Trims `<stem>.js` and `<stem>_bg.wasm` in `folder`.
pub(crate) fn trim(folder: &Path, stem: &str) -> Result<()> {
    let (js, wasm) = (
        folder.join(format!("{stem}.js")),
        folder.join(format!("{stem}_bg.wasm")),
    );
    let mut module = ModuleConfig::new()
        .generate_producers_section(false)
        .parse_file(&wasm)?;
    let mut text = without_classes(&std::fs::read_to_string(&js)?)?;
    drop_exports(&mut module);
    gc::run(&mut module);
    let text_module = format!("./{stem}_bg.js");
    for (index, import) in module
        .imports
        .iter_mut()
        .filter(|import| import.module == text_module)
        .enumerate()
    {
        let short = short_name(index);
        let (long, renamed) = (key(&import.name), key(&short));
        ensure!(
            text.matches(&long).count() == 1,
            "{} isn't told once in {}",
            import.name,
            js.display()
        );
        text = text.replacen(&long, &renamed, 1);
        import.name = short;
    }
    std::fs::write(&js, text)?;
    module.emit_wasm_file(&wasm).context("trimmed wasm")
}

/// How wasm-bindgen begins a function for wasm.
fn key(name: &str) -> String {
    format!("\n        {name}: ")
}

/// A name of one to three characters that no other import has.
fn short_name(mut index: usize) -> String {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyz";
    let mut name = String::new();
    loop {
        name.push(char::from(LETTERS[index % LETTERS.len()]));
        index /= LETTERS.len();
        if index == 0 {
            return name;
        }
    }
}

fn drop_exports(module: &mut Module) {
    let unused: Vec<_> = module
        .exports
        .iter()
        .filter(|export| {
            let name = export.name.trim_start_matches("__wbg_");
            UNUSED
                .iter()
                .any(|class| name.starts_with(&format!("{}_", class.to_lowercase())))
        })
        .map(walrus::Export::id)
        .collect();
    for id in unused {
        module.exports.delete(id);
    }
}

/// The JavaScript without the classes, and what is said of them.
fn without_classes(text: &str) -> Result<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::mjs()).parse();
    if let Some(error) = parsed.diagnostics.first() {
        bail!("{error}");
    }
    let mut kept = text.to_owned();
    for statement in parsed.program.body.iter().rev() {
        let span = statement.span();
        let range = span.start as usize..span.end as usize;
        let said = &text[range.clone()];
        let is_unused = UNUSED.iter().any(|class| {
            [
                format!("export class {class} "),
                format!("if (Symbol.dispose) {class}."),
                format!("const {class}Finalization "),
            ]
            .iter()
            .any(|start| said.starts_with(start))
        });
        if is_unused {
            kept.replace_range(range, "");
        }
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unused_class_goes_with_all_that_is_said_of_it() {
        let text = "export class IntoUnderlyingSink {\n  free() { return 1; }\n}\nif (Symbol.dispose) IntoUnderlyingSink.prototype[0] = 1;\nexport class Used {}\nconst IntoUnderlyingSinkFinalization = (0)\n  ? 1\n  : 2;";
        assert_eq!(
            without_classes(text).unwrap().trim(),
            "export class Used {}"
        );
    }

    #[test]
    fn names_are_short_and_differ() {
        let names: std::collections::BTreeSet<_> = (0..2_000).map(short_name).collect();
        assert_eq!(names.len(), 2_000);
        assert!(names.iter().all(|name| name.len() <= 3));
    }
}
