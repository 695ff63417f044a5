//! Code that asks for the cells of a selection, ready to run.
//!
//! Each text holds the address once, inside a literal of its language.

mod excel;
mod python;
mod r;

use domain::variable::Variable;

/// What an answer is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Format {
    #[default]
    Csv,
    Json,
    JsonStat,
}

impl Format {
    pub(super) const ALL: [Self; 3] = [Self::Csv, Self::Json, Self::JsonStat];

    /// The value of `format=`, of this page as of the API.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::JsonStat => "json-stat",
        }
    }

    /// What readers call it.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Json => "JSON",
            Self::JsonStat => "JSON-stat",
        }
    }
}

/// What runs the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tool {
    Curl,
    Python,
    R,
    Excel,
}

impl Tool {
    pub(super) const ALL: [Self; 4] = [Self::Curl, Self::Python, Self::R, Self::Excel];

    /// Its name in ids.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Curl => "curl",
            Self::Python => "python",
            Self::R => "r",
            Self::Excel => "excel",
        }
    }

    /// The code that asks for a table by these variables at this address.
    pub(super) fn code(self, format: Format, address: &str, by: &[Variable]) -> String {
        match self {
            Self::Curl => curl(format, address),
            Self::Python => python::code(format, address, by),
            Self::R => r::code(format, address, by),
            Self::Excel => excel::code(format, address),
        }
    }
}

/// One line that a shell takes, and the prompt of Windows too.
fn curl(format: Format, address: &str) -> String {
    let file = match format {
        Format::Csv => "atalaya.csv",
        Format::Json => "atalaya.json",
        Format::JsonStat => "atalaya.json-stat.json",
    };
    let address = escaped(address, |it| matches!(it, '\\' | '"' | '$' | '`'));
    format!("curl --fail --location --output {file} \"{address}\"")
}

/// A text in double quotes of Python and R.
fn quoted(text: &str) -> String {
    let text = escaped(text, |it| matches!(it, '\\' | '"'));
    format!("\"{text}\"")
}

/// The text with a backslash before these.
fn escaped(text: &str, special: impl Fn(char) -> bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if special(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str =
        "https://trata.example.cr/api/v1/data?by=sex,age_group&period=2019-2021&format=csv";
    /// Nothing that an address of ours holds, but nobody has to know that.
    const HOSTILE: &str = "https://a/\"$(id)`id`\\#(lf)'";

    fn code(tool: Tool, format: Format, address: &str) -> String {
        tool.code(format, address, &[Variable::Sex, Variable::AgeGroup])
    }

    #[test]
    fn every_example_holds_the_address_once_and_as_it_is() {
        for tool in Tool::ALL {
            for format in Format::ALL {
                let code = code(tool, format, ADDRESS);
                let literal = format!("\"{ADDRESS}\"");
                assert_eq!(code.matches(&literal).count(), 1, "{tool:?} {format:?}");
                assert_eq!(code.matches("https:").count(), 1, "{tool:?} {format:?}");
            }
        }
    }

    #[test]
    fn an_address_never_ends_its_literal() {
        for format in Format::ALL {
            let shell = code(Tool::Curl, format, HOSTILE);
            assert!(
                shell.ends_with(r#" "https://a/\"\$(id)\`id\`\\#(lf)'""#),
                "{shell}"
            );
            for tool in [Tool::Python, Tool::R] {
                let code = code(tool, format, HOSTILE);
                assert!(
                    code.contains(r#""https://a/\"$(id)`id`\\#(lf)'""#),
                    "{code}"
                );
            }
            let excel = code(Tool::Excel, format, HOSTILE);
            assert!(
                excel.contains(r#""https://a/""$(id)`id`\#(#)(lf)'""#),
                "{excel}"
            );
        }
    }

    #[test]
    fn codes_of_a_table_are_read_as_texts() {
        let code = code(Tool::R, Format::Csv, ADDRESS);
        assert!(code.contains("colClasses = c(sex = \"character\", age_group = \"character\")"));
        let excel = super::excel::code(Format::Csv, ADDRESS);
        assert!(excel.contains("{\"value\", Int64.Type}"));
    }
}
