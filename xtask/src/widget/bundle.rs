//! Joins ES modules into one file: every module's declarations move into one scope, imports and inner exports vanish.
//!
//! Enough for our own modules and those of wasm-bindgen and wasm_split: static imports, named without renaming or of a whole
//! module; relative paths or names given by the build. Whatever else is met is refused with its place, and so are two
//! modules that declare the same name.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use oxc::allocator::Allocator;
use oxc::ast::ast::{Declaration, ImportDeclarationSpecifier, Program, Statement};
use oxc::parser::Parser;
use oxc::semantic::SemanticBuilder;
use oxc::span::{GetSpan, SourceType};

/// Modules that the build makes, by the name they are imported under.
pub(crate) type MadeModules = HashMap<String, Source>;

/// Where a made module's text comes from.
#[derive(Clone)]
pub(crate) enum Source {
    /// A file, with its own relative imports.
    File(PathBuf),
    /// Text made in memory, which imports nothing.
    Text(String),
}

/// One file's worth of JavaScript that behaves like `entry` and all it imports; only `entry`'s exports remain.
pub(crate) fn bundle(entry: &Path, made: &MadeModules) -> Result<String> {
    let mut bundle = Bundle {
        made,
        exports: HashMap::new(),
        text: String::new(),
    };
    bundle.add("entry", &Source::File(entry.to_path_buf()), true)?;
    check_scope(&bundle.text).with_context(|| format!("in the bundle of {}", entry.display()))?;
    Ok(bundle.text)
}

struct Bundle<'a> {
    made: &'a MadeModules,
    /// What each module met so far exports, by its key. Two modules may import each other.
    exports: HashMap<String, Vec<String>>,
    text: String,
}

impl Bundle<'_> {
    /// Adds a module behind those that it imports, and answers the key it is known under.
    fn add(&mut self, name: &str, source: &Source, is_entry: bool) -> Result<String> {
        let (key, text, folder) = match source {
            Source::File(path) => {
                let path = path
                    .canonicalize()
                    .with_context(|| format!("no module {}", path.display()))?;
                let text = std::fs::read_to_string(&path)?;
                (
                    path.display().to_string(),
                    text,
                    path.parent().map(Path::to_path_buf),
                )
            }
            Source::Text(text) => (name.to_owned(), text.clone(), None),
        };
        if self.exports.contains_key(&key) {
            return Ok(key);
        }
        let parts = take_apart(&text, is_entry).with_context(|| format!("in {key}"))?;
        self.exports.insert(key.clone(), parts.exports);
        for import in parts.imports {
            self.follow(&import, folder.as_deref())
                .with_context(|| format!("in {key}"))?;
        }
        self.text.push_str(&parts.body);
        self.text.push('\n');
        Ok(key)
    }

    /// Adds what is imported; a module imported as a whole becomes an object of its exports.
    fn follow(&mut self, import: &Import, folder: Option<&Path>) -> Result<()> {
        let source = self.resolve(&import.from, folder)?;
        let key = self.add(&import.from, &source, false)?;
        if let Some(whole) = &import.whole {
            let names = self.exports.get(&key).map(|names| names.join(", "));
            let names = names.unwrap_or_default();
            writeln!(self.text, "const {whole} = {{ {names} }};")?;
        }
        Ok(())
    }

    fn resolve(&self, import: &str, folder: Option<&Path>) -> Result<Source> {
        if let Some(source) = self.made.get(import) {
            return Ok(source.clone());
        }
        match folder {
            Some(folder) if import.starts_with('.') => Ok(Source::File(folder.join(import))),
            _ => bail!("cannot import \"{import}\": neither relative nor made by the build"),
        }
    }
}

/// One import statement.
struct Import {
    from: String,
    /// Name for the whole module, of `import * as name`.
    whole: Option<String>,
}

/// A module without its import and (unless it is the entry) export words.
#[derive(Default)]
struct Parts {
    imports: Vec<Import>,
    exports: Vec<String>,
    body: String,
}

fn take_apart(text: &str, is_entry: bool) -> Result<Parts> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::mjs()).parse();
    if let Some(error) = parsed.diagnostics.first() {
        bail!("{error}");
    }
    let mut parts = Parts::default();
    let mut cuts = Vec::new();
    for statement in &parsed.program.body {
        cut(statement, is_entry, &mut parts, &mut cuts)?;
    }
    parts.body = text.to_owned();
    for range in cuts.into_iter().rev() {
        parts.body.replace_range(range, "");
    }
    Ok(parts)
}

/// Notes what one top-level statement imports or exports and which part of it must go.
fn cut(
    statement: &Statement<'_>,
    is_entry: bool,
    parts: &mut Parts,
    cuts: &mut Vec<std::ops::Range<usize>>,
) -> Result<()> {
    let whole = |span: oxc::span::Span| span.start as usize..span.end as usize;
    match statement {
        Statement::ImportDeclaration(import) => {
            let mut whole_name = None;
            for specifier in import.specifiers.iter().flatten() {
                match specifier {
                    ImportDeclarationSpecifier::ImportNamespaceSpecifier(name) => {
                        whole_name = Some(name.local.name.to_string());
                    }
                    ImportDeclarationSpecifier::ImportSpecifier(plain)
                        if plain.imported.name() == plain.local.name => {}
                    _ => bail!(
                        "an import of \"{}\" is renamed or default: only plain names",
                        import.source.value
                    ),
                }
            }
            parts.imports.push(Import {
                from: import.source.value.to_string(),
                whole: whole_name,
            });
            cuts.push(whole(import.span));
        }
        Statement::ExportDeclaration(export) if !is_entry => {
            parts.exports.extend(names(&export.declaration));
            cuts.push(export.span.start as usize..export.declaration.span().start as usize);
        }
        Statement::ExportNamedDeclaration(export) if !is_entry => cuts.push(whole(export.span)),
        Statement::ExportAllDeclaration(_) | Statement::ExportFromDeclaration(_) => {
            bail!("re-exports aren't supported")
        }
        Statement::ExportDefaultDeclaration(_) if !is_entry => {
            bail!("name what is exported: default exports have none")
        }
        _ => {}
    }
    Ok(())
}

/// What a declaration declares, by plain names.
fn names(declaration: &Declaration<'_>) -> Vec<String> {
    match declaration {
        Declaration::VariableDeclaration(variables) => variables
            .declarations
            .iter()
            .filter_map(|one| one.id.get_binding_identifier())
            .map(|name| name.name.to_string())
            .collect(),
        other => other.id().iter().map(|id| id.name.to_string()).collect(),
    }
}

/// Refuses a name declared twice, and anything else that a browser would refuse.
fn check_scope(text: &str) -> Result<()> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::mjs()).parse();
    let program: &Program<'_> = &parsed.program;
    let checked = SemanticBuilder::new()
        .with_check_syntax_error(true)
        .build(program);
    if let Some(error) = parsed.diagnostics.first().or(checked.diagnostics.first()) {
        bail!("{error} {:?}", error.labels);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        folder
    }

    #[test]
    fn modules_come_before_their_users_and_once() {
        let files = folder(&[
            (
                "entry.js",
                "import { a } from './a.js';\nimport { b } from './b.js';\nexport function start() { return a + b; }",
            ),
            (
                "a.js",
                "import { b } from './b.js';\nexport const a = b + 1;",
            ),
            ("b.js", "export const b = 1;\nexport { b as c };"),
        ]);
        let text = bundle(&files.path().join("entry.js"), &MadeModules::new()).unwrap();
        let squeezed: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(
            squeezed,
            "const b = 1; const a = b + 1; export function start() { return a + b; }"
        );
    }

    #[test]
    fn a_made_module_is_found_by_its_name() {
        let files = folder(&[(
            "entry.js",
            "import { sheet } from 'styles';\nexport const s = sheet;",
        )]);
        let made = MadeModules::from([(
            "styles".to_owned(),
            Source::Text("export const sheet = 'x';".to_owned()),
        )]);
        let text = bundle(&files.path().join("entry.js"), &made).unwrap();
        assert!(text.starts_with("const sheet = 'x';"), "{text}");
    }

    #[test]
    fn a_whole_module_is_an_object_and_may_import_its_user() {
        let files = folder(&[
            (
                "entry.js",
                "import * as other from './other.js';\nexport function start() { return other.load(); }",
            ),
            (
                "other.js",
                "import { start } from './entry.js';\nexport const load = () => start;\nexport function more() {}",
            ),
        ]);
        let text = bundle(&files.path().join("entry.js"), &MadeModules::new()).unwrap();
        assert!(text.contains("const other = { load, more };"), "{text}");
        assert_eq!(text.matches("function start").count(), 1, "{text}");
    }

    #[test]
    fn what_cannot_be_joined_is_refused() {
        for (text, says) in [
            ("import { a as b } from './a.js';", "renamed"),
            ("import a from './a.js';", "default"),
            ("import { a } from './a.js';\nconst a = 1;", "declared"),
            ("import { a } from 'elsewhere';", "elsewhere"),
            ("export * from './a.js';", "re-exports"),
            ("const = 1;", "Unexpected"),
        ] {
            let files = folder(&[("entry.js", text), ("a.js", "export const a = 1;")]);
            let error = bundle(&files.path().join("entry.js"), &MadeModules::new()).unwrap_err();
            assert!(format!("{error:#}").contains(says), "{text}: {error:#}");
        }
    }
}
