//! Addresses of this site, as readers' browsers know them.
//!
//! Behind a reverse proxy the site may stand under a path of its own, its base:
//! with the base `/trata` the page `/es` has the address `/trata/es`. Inside,
//! nothing knows the base: routes, the grammar and names of files begin after
//! it. Every address that leaves the program goes through [`of`], every path
//! that comes from a browser through [`within`].
//!
//! A process serves one site, and a document in a browser belongs to one: the
//! base is set once, before anything is written. See
//! `docs/decisions/0018-sub-path.md`.

use std::sync::OnceLock;

static BASE: OnceLock<String> = OnceLock::new();

/// The name of the `<meta>` element that tells a browser the base.
pub const BASE_META: &str = "atalaya-base";

/// Has all addresses begin with this base: empty, or a path without a slash at
/// its end, such as `/trata`. The first call counts.
pub fn begin_at(base: &str) {
    let _ = BASE.set(base.to_owned());
}

/// What all addresses begin with; empty where the site is all of its host.
#[must_use]
pub fn base() -> &'static str {
    BASE.get().map_or("", String::as_str)
}

/// The address of a path of this site, such as `/api/v1/releases`.
#[must_use]
pub fn of(path: &str) -> String {
    [base(), path].concat()
}

/// The path inside the site: without the base, where it begins with it.
#[must_use]
pub fn within(path: &str) -> &str {
    strip(path, base())
}

/// A path without a base. A proxy may have taken it away already.
///
/// # Examples
///
/// ```
/// use app::address::strip;
///
/// assert_eq!(strip("/trata/es", "/trata"), "/es");
/// assert_eq!(strip("/trata", "/trata"), "");
/// assert_eq!(strip("/es", "/trata"), "/es");
/// assert_eq!(strip("/tratado", "/trata"), "/tratado");
/// ```
#[must_use]
pub fn strip<'a>(path: &'a str, base: &str) -> &'a str {
    match path.strip_prefix(base) {
        Some(rest) if rest.is_empty() || rest.starts_with('/') => rest,
        _ => path,
    }
}

/// The base as a browser's router sees it. The server routes paths from which
/// it is already gone.
pub(crate) fn router_base() -> &'static str {
    if cfg!(feature = "ssr") { "" } else { base() }
}
