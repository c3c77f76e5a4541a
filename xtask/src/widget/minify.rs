//! Makes JavaScript and style sheets as short as they go.

use anyhow::{Result, anyhow, bail};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, StyleSheet};
use oxc::allocator::Allocator;
use oxc::codegen::{Codegen, CodegenOptions, CommentOptions};
use oxc::mangler::MangleOptions;
use oxc::minifier::{CompressOptions, Minifier, MinifierOptions};
use oxc::parser::Parser;
use oxc::span::SourceType;

/// Shortens a module (or, with `is_module` false, a classic script).
pub(crate) fn javascript(text: &str, is_module: bool) -> Result<String> {
    let allocator = Allocator::default();
    let source_type = if is_module {
        SourceType::mjs()
    } else {
        SourceType::cjs().with_script(true)
    };
    let parsed = Parser::new(&allocator, text, source_type).parse();
    if let Some(error) = parsed.diagnostics.first() {
        bail!("JavaScript: {error}");
    }
    let mut program = parsed.program;
    let options = MinifierOptions {
        mangle: Some(MangleOptions {
            top_level: Some(is_module),
            ..MangleOptions::default()
        }),
        mangle_properties: None,
        compress: Some(CompressOptions::smallest()),
    };
    let minified = Minifier::new(options).minify(&allocator, &mut program);
    let printed = Codegen::new()
        .with_options(CodegenOptions {
            minify: true,
            comments: CommentOptions::disabled(),
            ..CodegenOptions::default()
        })
        .with_scoping(minified.scoping)
        .build(&program);
    Ok(printed.code)
}

/// Shortens a style sheet; nothing is rewritten for older browsers.
pub(crate) fn css(text: &str) -> Result<String> {
    let mut sheet = StyleSheet::parse(text, ParserOptions::default())
        .map_err(|error| anyhow!("style sheet: {error}"))?;
    sheet
        .minify(MinifyOptions::default())
        .map_err(|error| anyhow!("style sheet: {error}"))?;
    let printed = sheet
        .to_css(PrinterOptions {
            minify: true,
            ..PrinterOptions::default()
        })
        .map_err(|error| anyhow!("style sheet: {error}"))?;
    Ok(printed.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn javascript_loses_names_space_and_dead_code() {
        let text = "function unused() {}\nfunction long(name) { return name + 1; }\nexport const value = long(3) + long(4);";
        let short = javascript(text, true).unwrap();
        assert!(
            short.len() < 60 && !short.contains("unused") && !short.contains("name"),
            "{short}"
        );
    }

    #[test]
    fn css_keeps_what_new_browsers_know() {
        let text =
            ":host(:state(calling)) { color: light-dark(#ffffff, #000); inset-block-start: 0 }";
        let short = css(text).unwrap();
        assert!(
            short.contains(":state(calling)")
                && short.contains("light-dark(")
                && short.contains("inset-block-start"),
            "{short}"
        );
    }
}
