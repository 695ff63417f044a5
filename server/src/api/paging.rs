//! Long lists, a part at a time: `limit` and `offset`.

use axum::http::{HeaderMap, HeaderValue, header};

use super::query::{QueryError, option};

/// The longest part, and the usual one.
pub const MAX_LIMIT: usize = 500;
/// The length of a part that is not asked to be of another.
pub const USUAL_LIMIT: usize = 100;

/// The furthest that a part can begin: a whole number that every reader of the
/// API can hold.
pub const MAX_OFFSET: usize = 4_294_967_295;

/// Which part of a list is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The most entries.
    pub limit: usize,
    /// How many stand before it.
    pub offset: usize,
}

impl Part {
    /// Reads `limit` and `offset` from the pairs of a query.
    ///
    /// # Errors
    ///
    /// A key given twice, or a value that is no number in its span.
    pub fn parse(options: &[&str]) -> Result<Self, QueryError> {
        let [limit, offset] = [option(options, "limit")?, option(options, "offset")?];
        Ok(Self {
            limit: match limit {
                "" => USUAL_LIMIT,
                text => number(text)
                    .filter(|limit| (1..=MAX_LIMIT).contains(limit))
                    .ok_or(QueryError::MalformedOption {
                        key: "limit",
                        expected: "1 – 500",
                    })?,
            },
            offset: match offset {
                "" => 0,
                text => number(text).ok_or(QueryError::MalformedOption {
                    key: "offset",
                    expected: "0 – 4294967295",
                })?,
            },
        })
    }

    /// The entries of this part.
    #[must_use]
    pub fn of<T>(self, list: &[T]) -> &[T] {
        let rest = list.get(self.offset..).unwrap_or_default();
        &rest[..self.limit.min(rest.len())]
    }

    /// Adds links to the parts before and after this one, of a list with so
    /// many entries (RFC 8288). `address` is that of the list in the same
    /// language and format.
    pub fn link(self, address: &str, total: usize, headers: &mut HeaderMap) {
        let Self { limit, offset } = self;
        let to = |offset: usize, relation: &str| {
            let separator = if address.contains('?') { '&' } else { '?' };
            format!("<{address}{separator}limit={limit}&offset={offset}>; rel=\"{relation}\"")
        };
        let before = (offset > 0).then(|| to(offset.saturating_sub(limit), "prev"));
        let after = offset.saturating_add(limit);
        let after = (after < total).then(|| to(after, "next"));
        for link in before.into_iter().chain(after) {
            if let Ok(link) = HeaderValue::from_str(&link) {
                headers.append(header::LINK, link);
            }
        }
    }
}

fn number(text: &str) -> Option<usize> {
    // `parse` takes a plus sign, which a query reads as a space.
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse().ok().filter(|_| digits);
    number.filter(|&number| number <= MAX_OFFSET)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(part: Part, total: usize) -> Vec<String> {
        let mut headers = HeaderMap::new();
        part.link("/list?lang=en", total, &mut headers);
        let links = headers.get_all(header::LINK).iter();
        links
            .map(|link| link.to_str().expect("ASCII").to_owned())
            .collect()
    }

    #[test]
    fn parts_follow_each_other_and_none_is_left_out() {
        let list: Vec<_> = (0..250).collect();
        let part = |offset| Part { limit: 100, offset };
        let all: Vec<_> = [0, 100, 200]
            .iter()
            .flat_map(|&offset| part(offset).of(&list).to_vec())
            .collect();
        assert_eq!(all, list);
        assert_eq!(part(250).of(&list), [0; 0]);
        assert_eq!(part(usize::MAX).of(&list), [0; 0]);
    }

    #[test]
    fn the_first_part_leads_on_and_the_last_one_back() {
        let part = |offset| Part { limit: 100, offset };
        let next = "</list?lang=en&limit=100&offset=100>; rel=\"next\"";
        let back = "</list?lang=en&limit=100&offset=100>; rel=\"prev\"";
        assert_eq!(links(part(0), 250), [next]);
        assert_eq!(links(part(200), 250), [back]);
        assert_eq!(links(part(100), 250).len(), 2);
        assert_eq!(links(part(0), 100), [""; 0]);
    }

    #[test]
    fn what_is_no_number_in_its_span_is_refused() {
        assert_eq!(
            Part::parse(&["limit=500", "offset=7"]),
            Ok(Part {
                limit: 500,
                offset: 7
            })
        );
        for pair in [
            "limit=0",
            "limit=501",
            "limit=-1",
            "limit=+5",
            "limit=ten",
            "offset=-1",
            "offset=4294967296",
        ] {
            let error = Part::parse(&[pair]).expect_err(pair);
            assert!(
                matches!(error, QueryError::MalformedOption { .. }),
                "{pair}"
            );
        }
    }
}
