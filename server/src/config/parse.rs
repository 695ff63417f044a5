//! From texts to settings; `None` when the text is not what the setting takes.

use std::{ops::RangeInclusive, path::PathBuf, str::FromStr, time::Duration};

use axum::http::Uri;
use storage::releases::ReleaseBucket;
use tracing_subscriber::EnvFilter;

use super::LogFormat;

const MAX_MILLISECONDS: u64 = 600_000;
const MAX_BYTES: usize = 1 << 30;

pub(super) fn database(text: &str) -> Option<String> {
    ["sqlite:", "postgres://", "postgresql://"]
        .iter()
        .any(|scheme| text.starts_with(scheme))
        .then(|| text.to_owned())
}

pub(super) fn path(text: &str) -> Option<PathBuf> {
    (!text.contains('\0')).then(|| text.into())
}

/// A folder, or a bucket that has a name.
pub(super) fn releases(text: &str) -> Option<String> {
    let bucket = text.strip_prefix(ReleaseBucket::SCHEME);
    let named = bucket.is_none_or(|rest| !rest.is_empty() && !rest.starts_with('/'));
    (named && !text.contains('\0')).then(|| text.to_owned())
}

pub(super) fn milliseconds(text: &str) -> Option<Duration> {
    text.parse()
        .ok()
        .filter(|milliseconds| (1..=MAX_MILLISECONDS).contains(milliseconds))
        .map(Duration::from_millis)
}

pub(super) fn bytes(text: &str) -> Option<usize> {
    text.parse()
        .ok()
        .filter(|bytes| (1..=MAX_BYTES).contains(bytes))
}

/// A whole number in this range.
pub(super) fn number<T>(range: RangeInclusive<T>) -> impl Fn(&str) -> Option<T>
where
    T: FromStr + PartialOrd,
{
    move |text| text.parse().ok().filter(|number| range.contains(number))
}

pub(super) fn log_format(text: &str) -> Option<LogFormat> {
    match text {
        "text" => Some(LogFormat::Text),
        "json" => Some(LogFormat::Json),
        _ => None,
    }
}

pub(super) fn log_filter(text: &str) -> Option<String> {
    EnvFilter::try_new(text).ok().map(|_| text.to_owned())
}

/// First parts of the site's own paths: behind a proxy that takes the base away
/// it could not be told from them.
const OWN_PATHS: [&str; 10] = [
    "api", "embed", "en", "es", "health", "metrics", "oembed", "pkg", "ready", "workbook",
];

/// Scheme, host and the path under which the site stands, if there is one.
pub(super) fn public_url(text: &str) -> Option<String> {
    let text = text.strip_suffix('/').unwrap_or(text);
    let host = text.find("://")? + 3;
    let end = text[host..]
        .find('/')
        .map_or(text.len(), |start| host + start);
    let (root, path) = text.split_at(end);
    let mut parts = path.split('/').skip(1);
    let own = parts
        .clone()
        .next()
        .is_some_and(|first| OWN_PATHS.contains(&first));
    let plain = parts.all(is_plain_part);
    (!own && plain).then(|| Some(origin(root)? + path))?
}

/// Whether nothing in a part of a path has to be encoded or leads elsewhere.
fn is_plain_part(part: &str) -> bool {
    !part.trim_matches('.').is_empty()
        && part
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
}

/// Scheme and host, such as `https://example.cr:8443`.
pub(super) fn origin(text: &str) -> Option<String> {
    let text = text.strip_suffix('/').unwrap_or(text);
    let uri: Uri = text.parse().ok()?;
    let web = matches!(uri.scheme_str(), Some("http" | "https"));
    let host = uri.authority()?;
    // Origins become part of a header: nothing else may slip in.
    let plain = host
        .as_str()
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte));
    (web && plain && uri.path() == "/" && uri.query().is_none()).then(|| text.to_owned())
}

pub(super) fn origins(text: &str) -> Option<Vec<String>> {
    text.split(',').map(|one| origin(one.trim())).collect()
}
