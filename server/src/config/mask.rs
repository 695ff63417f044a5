//! Passwords in URLs are not repeated.

/// A URL with its password replaced.
pub(super) fn password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    // A password may itself hold a slash or an at sign: the last one counts.
    let end = rest.rfind('@').unwrap_or(authority.len());
    match rest[..end].split_once(':') {
        Some((user, _)) if rest.contains('@') => {
            format!("{scheme}://{user}:***{}", query(&rest[end..]))
        }
        _ => format!("{scheme}://{}", query(rest)),
    }
}

/// A URL's end with the value of `password=` replaced.
fn query(text: &str) -> String {
    match text.split_once("password=") {
        Some((before, after)) => {
            let rest = after.find('&').map_or("", |end| &after[end..]);
            format!("{before}password=***{rest}")
        }
        None => text.to_owned(),
    }
}
