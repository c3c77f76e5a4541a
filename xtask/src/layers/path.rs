//! Finds the paths that a Rust source text uses, by its tokens: comments and strings don't count, macros do.

use std::iter::Peekable;
use std::str::FromStr;
use std::vec::IntoIter;

use anyhow::{Result, anyhow};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A path of at least two segments, or one that a `use` names.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Used {
    /// From `crate` or the name of another crate on; `super` and `self` are resolved.
    pub(super) segments: Vec<String>,
    /// Line in the file, from 1.
    pub(super) line: usize,
}

type Tokens = Peekable<IntoIter<TokenTree>>;

/// All paths in `text`, which is the module `module`. What is only compiled for tests is left out. An inline module
/// counts as its file, so `super` inside it resolves one level too high.
pub(super) fn used(text: &str, module: &[String]) -> Result<Vec<Used>> {
    let tokens = TokenStream::from_str(text).map_err(|error| anyhow!("not Rust: {error}"))?;
    let mut found = Vec::new();
    walk(tokens, module, &mut found);
    Ok(found)
}

fn walk(stream: TokenStream, module: &[String], found: &mut Vec<Used>) {
    let mut tokens = stream
        .into_iter()
        .collect::<Vec<_>>()
        .into_iter()
        .peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' && is_test_only(&mut tokens) => {
                skip_item(&mut tokens)
            }
            TokenTree::Group(group) => walk(group.stream(), module, found),
            TokenTree::Ident(ident) => {
                let line = ident.span().start().line;
                follow(vec![ident.to_string()], line, &mut tokens, module, found);
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// Reads on from the first segments of a path to its end or ends, and keeps each.
fn follow(
    mut path: Vec<String>,
    line: usize,
    tokens: &mut Tokens,
    module: &[String],
    found: &mut Vec<Used>,
) {
    while take_colons(tokens) {
        match tokens.peek() {
            Some(TokenTree::Ident(ident)) => {
                path.push(ident.to_string());
                tokens.next();
            }
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                let stream = group.stream();
                tokens.next();
                return branch(&path, line, stream, module, found);
            }
            _ => break,
        }
    }
    if path.len() > 1 {
        found.push(Used {
            segments: resolve(path, module),
            line,
        });
    }
}

/// The branches of `use a::{b, c::d}`.
fn branch(
    path: &[String],
    line: usize,
    stream: TokenStream,
    module: &[String],
    found: &mut Vec<Used>,
) {
    let mut tokens = stream
        .into_iter()
        .collect::<Vec<_>>()
        .into_iter()
        .peekable();
    while let Some(token) = tokens.next() {
        let TokenTree::Ident(ident) = token else {
            continue;
        };
        if ident == "as" {
            tokens.next();
        } else {
            let mut longer = path.to_vec();
            longer.push(ident.to_string());
            follow(longer, line, &mut tokens, module, found);
        }
    }
}

fn take_colons(tokens: &mut Tokens) -> bool {
    let is_colon =
        |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':');
    // A single colon (a field, a type) is taken too; what follows it is then no path of ours, which is true as well.
    tokens.next_if(is_colon).is_some() && tokens.next_if(is_colon).is_some()
}

/// `#` is followed by `[cfg(test)]`; takes the bracket.
fn is_test_only(tokens: &mut Tokens) -> bool {
    let is_cfg_test = |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.stream().to_string().replace(' ', "") == "cfg(test)");
    tokens.next_if(is_cfg_test).is_some()
}

/// Goes past the item that stands here: to its braces or its semicolon.
fn skip_item(tokens: &mut Tokens) {
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return,
            TokenTree::Punct(punct) if punct.as_char() == ';' => return,
            _ => {}
        }
    }
}

/// Makes `super` and `self` start at `crate`.
fn resolve(path: Vec<String>, module: &[String]) -> Vec<String> {
    let ups = path
        .iter()
        .take_while(|segment| *segment == "super")
        .count();
    let start = match path.first().map(String::as_str) {
        Some("super") => module.len().saturating_sub(ups),
        Some("self") => module.len(),
        _ => return path,
    };
    let rest = path.into_iter().skip(ups.max(1));
    std::iter::once("crate".to_owned())
        .chain(module.iter().take(start).cloned())
        .chain(rest)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(text: &str) -> Vec<String> {
        let module = ["session".to_owned(), "store".to_owned()];
        used(text, &module)
            .unwrap()
            .into_iter()
            .map(|used| used.segments.join("::"))
            .collect()
    }

    #[test]
    fn finds_paths_wherever_they_stand() {
        assert_eq!(
            paths("use crate::backend::Client;"),
            ["crate::backend::Client"]
        );
        assert_eq!(
            paths("use crate::{a, b::{c, d as e}};"),
            ["crate::a", "crate::b::c", "crate::b::d"]
        );
        assert_eq!(
            paths("fn f(x: web_sys::Element) { crate::a::b(x) }"),
            ["web_sys::Element", "crate::a::b"]
        );
        assert_eq!(paths("view! { <p>{crate::a::b()}</p> }"), ["crate::a::b"]);
        assert_eq!(paths("let x = Vec::<crate::a::B>::new();"), ["crate::a::B"]);
    }

    #[test]
    fn resolves_super_and_self() {
        assert_eq!(
            paths("use super::effect::Effect;"),
            ["crate::session::effect::Effect"]
        );
        assert_eq!(
            paths("use super::super::backend::Client;"),
            ["crate::backend::Client"]
        );
        assert_eq!(
            paths("use self::inner::X;"),
            ["crate::session::store::inner::X"]
        );
    }

    #[test]
    fn leaves_out_text_and_tests() {
        assert_eq!(
            paths("// crate::a::b\nconst A: &str = \"crate::a::b\";"),
            Vec::<String>::new()
        );
        assert_eq!(
            paths("#[cfg(test)] mod tests { use crate::a::b; } use crate::c;"),
            ["crate::c"]
        );
        assert_eq!(paths("#[cfg(feature = \"x\")] use crate::a;"), ["crate::a"]);
    }

    #[test]
    fn tells_the_line() {
        let found = used("\n\nuse crate::a;", &[]).unwrap();
        assert_eq!(found[0].line, 3);
    }
}
