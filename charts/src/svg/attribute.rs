//! Which attributes a drawing may have, and how their values are written.

use serde_json::Value;

/// Decimals of lengths, opacities and points.
const DECIMALS: usize = 2;
/// Decimals of paths: a circle is an arc that ends next to its beginning.
/// ECharts has rounded the rest.
const PATH_DECIMALS: usize = 4;
/// Decimals of transformations: they multiply what is inside.
const TRANSFORM_DECIMALS: usize = 3;

/// What the value of an attribute must look like.
#[derive(Clone, Copy)]
enum Kind {
    Number,
    Points,
    Path,
    Transform,
    Keyword,
    Color,
    Reference,
    Id,
}

/// Every attribute that may stand in a drawing.
const ATTRIBUTES: [(&str, Kind); 33] = [
    ("clip-path", Kind::Reference),
    ("cx", Kind::Number),
    ("cy", Kind::Number),
    ("d", Kind::Path),
    ("dominant-baseline", Kind::Keyword),
    ("fill", Kind::Color),
    ("fill-opacity", Kind::Number),
    ("height", Kind::Number),
    ("id", Kind::Id),
    ("paint-order", Kind::Keyword),
    ("patternTransform", Kind::Transform),
    ("patternUnits", Kind::Keyword),
    ("points", Kind::Points),
    ("r", Kind::Number),
    ("rx", Kind::Number),
    ("ry", Kind::Number),
    ("stroke", Kind::Color),
    ("stroke-dasharray", Kind::Points),
    ("stroke-dashoffset", Kind::Number),
    ("stroke-linecap", Kind::Keyword),
    ("stroke-linejoin", Kind::Keyword),
    ("stroke-miterlimit", Kind::Number),
    ("stroke-opacity", Kind::Number),
    ("stroke-width", Kind::Number),
    ("text-anchor", Kind::Keyword),
    ("transform", Kind::Transform),
    ("width", Kind::Number),
    ("x", Kind::Number),
    ("x1", Kind::Number),
    ("x2", Kind::Number),
    ("y", Kind::Number),
    ("y1", Kind::Number),
    ("y2", Kind::Number),
];

/// An attribute as it is written; `None` when it is not on the list or its
/// value is not what it should be.
///
/// No value holds a quotation mark, `<` or `&`.
pub(super) fn written(name: &str, value: &Value, id: &str) -> Option<(&'static str, String)> {
    let (name, kind) = ATTRIBUTES.iter().find(|(listed, _)| *listed == name)?;
    let value = match value {
        Value::Number(number) => written_number(*kind, number.as_f64()?),
        Value::String(text) => written_text(*kind, text, id),
        _ => None,
    };
    Some((name, value?))
}

fn written_number(kind: Kind, number: f64) -> Option<String> {
    match kind {
        Kind::Number => rounded(number, DECIMALS),
        _ => None,
    }
}

fn written_text(kind: Kind, text: &str, id: &str) -> Option<String> {
    match kind {
        Kind::Number => rounded(text.parse().ok()?, DECIMALS),
        Kind::Points => numbers_rounded(text, DECIMALS, |_| false),
        Kind::Path => numbers_rounded(text, PATH_DECIMALS, |one| "MLHVCSQTAZ".contains(one)),
        Kind::Transform => transform(text),
        Kind::Keyword => keyword(text),
        Kind::Color => color(text).or_else(|| reference(text, id)),
        Kind::Reference => reference(text, id),
        Kind::Id => own_id(text, id),
    }
}

/// A finite number without needless digits.
pub(super) fn rounded(number: f64, decimals: usize) -> Option<String> {
    if !number.is_finite() {
        return None;
    }
    let text = format!("{number:.decimals$}");
    let text = match text.split_once('.') {
        Some(_) => text.trim_end_matches('0').trim_end_matches('.'),
        None => &text,
    };
    Some(if text == "-0" { "0" } else { text }.to_owned())
}

/// A word such as `bold` or `userSpaceOnUse`.
pub(super) fn keyword(text: &str) -> Option<String> {
    let plain = |one: char| one.is_ascii_alphabetic() || one == '-';
    (!text.is_empty() && text.chars().all(plain)).then(|| text.to_owned())
}

/// Numbers, spaces and commas, with the letters that `is_command` knows in
/// either case, each number rounded.
fn numbers_rounded(
    text: &str,
    decimals: usize,
    is_command: impl Fn(char) -> bool,
) -> Option<String> {
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let length = number_length(rest);
        if length > 0 {
            written.push_str(&rounded(rest[..length].parse().ok()?, decimals)?);
            rest = &rest[length..];
        } else if next == ' ' || next == ',' || is_command(next.to_ascii_uppercase()) {
            written.push(next);
            rest = &rest[next.len_utf8()..];
        } else {
            return None;
        }
    }
    Some(written)
}

/// The bytes of the number at the beginning of a text; 0 if there is none.
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digits = |from: usize| {
        bytes[from..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count()
    };
    let mut length = usize::from(text.starts_with(['-', '+']));
    let sign = length;
    length += digits(length);
    if bytes.get(length) == Some(&b'.') && digits(length + 1) > 0 {
        length += 1 + digits(length + 1);
    }
    if length == sign {
        return 0;
    }
    if matches!(bytes.get(length), Some(b'e' | b'E')) {
        let signed = usize::from(matches!(bytes.get(length + 1), Some(b'-' | b'+')));
        let exponent = digits(length + 1 + signed);
        if exponent > 0 {
            length += 1 + signed + exponent;
        }
    }
    length
}

/// Functions such as `translate(4 8)`, without the units that only style
/// sheets know.
fn transform(text: &str) -> Option<String> {
    let mut written = Vec::new();
    for function in text.split_terminator(')') {
        let (name, arguments) = function.trim().split_once('(')?;
        if !["matrix", "translate", "rotate", "scale"].contains(&name) {
            return None;
        }
        let plain = arguments.replace("px", "").replace("deg", "");
        let arguments = numbers_rounded(&plain, TRANSFORM_DECIMALS, |_| false)?;
        written.push(format!("{name}({arguments})"));
    }
    (!written.is_empty()).then(|| written.join(" "))
}

/// `none`, a name, `#` with digits, or `rgb()` of numbers.
fn color(text: &str) -> Option<String> {
    if let Some(digits) = text.strip_prefix('#') {
        let valid =
            matches!(digits.len(), 3 | 6) && digits.chars().all(|one| one.is_ascii_hexdigit());
        return valid.then(|| text.to_owned());
    }
    if let Some(inside) = text
        .strip_prefix("rgb(")
        .and_then(|rest| rest.strip_suffix(')'))
    {
        return numbers_rounded(inside, 0, |_| false).map(|numbers| format!("rgb({numbers})"));
    }
    keyword(text)
}

/// A reference to something in the same drawing.
fn reference(text: &str, id: &str) -> Option<String> {
    let inside = text.strip_prefix("url(#")?.strip_suffix(')')?;
    own_id(inside, id).map(|own| format!("url(#{own})"))
}

/// ECharts numbers its drawings, `zr7-p0`: the first part depends on what was
/// drawn before and gives way to the id of the drawing.
fn own_id(text: &str, id: &str) -> Option<String> {
    let (_, part) = text.split_once('-')?;
    let plain = !part.is_empty() && part.chars().all(|one| one.is_ascii_alphanumeric());
    plain.then(|| format!("{id}-{part}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value_of(name: &str, value: impl Into<Value>) -> Option<String> {
        written(name, &value.into(), "sex").map(|(_, value)| value)
    }

    #[test]
    fn numbers_lose_what_nobody_sees() {
        assert_eq!(value_of("y", 6.600_000_000_1), Some("6.6".into()));
        assert_eq!(value_of("y", -0.001), Some("0".into()));
        assert_eq!(value_of("x", 100), Some("100".into()));
        assert_eq!(
            value_of("d", "M-256 -7.5l1e-7 0L3.14159,2Z"),
            Some("M-256 -7.5l0 0L3.1416,2Z".into())
        );
        assert_eq!(
            value_of(
                "patternTransform",
                "translate(2px,0.5px) rotate(29.999999999999996)"
            ),
            Some("translate(2,0.5) rotate(30)".into())
        );
    }

    #[test]
    fn ids_begin_with_the_id_of_the_drawing() {
        assert_eq!(value_of("id", "zr12-p0"), Some("sex-p0".into()));
        assert_eq!(
            value_of("fill", "url(#zr12-p0)"),
            Some("url(#sex-p0)".into())
        );
        assert_eq!(
            value_of("clip-path", "url(#zr12-c1)"),
            Some("url(#sex-c1)".into())
        );
    }

    #[test]
    fn colours_are_colours() {
        assert_eq!(value_of("fill", "#1f6f8b"), Some("#1f6f8b".into()));
        assert_eq!(value_of("fill", "rgb(0,0,0)"), Some("rgb(0,0,0)".into()));
        assert_eq!(value_of("fill", "none"), Some("none".into()));
    }

    #[test]
    fn attributes_outside_the_list_are_left_out() {
        for name in [
            "onload",
            "style",
            "href",
            "xlink:href",
            "class",
            "ecmeta_data_index",
        ] {
            assert_eq!(value_of(name, "a"), None, "{name}");
        }
    }

    #[test]
    fn values_that_break_out_are_left_out() {
        for (name, value) in [
            ("fill", r##"#fff" onload="alert(1)"##),
            ("fill", "url(https://example.org/a)"),
            ("fill", "url(#zr0-p0\")"),
            ("fill", "rgb(0,0,0);x"),
            ("stroke", "expression(1)"),
            ("d", "M0 0\"><script>"),
            ("d", "MNaN 0"),
            ("points", "1,2 a"),
            ("transform", "translate(1)\""),
            ("transform", "url(1)"),
            ("text-anchor", "end\""),
            ("id", "zr0-p0\""),
            ("x", "1\""),
            ("x", "NaN"),
        ] {
            assert_eq!(value_of(name, value), None, "{name}={value}");
        }
    }
}
