//! Addresses of the API: absolute when the public address is known.

use domain::{
    label::Language,
    selection::{ReleaseId, Selection},
    variable::Variable,
};

use super::{data::Answer, format::Format};
use crate::files::ready::ReadyFile;

/// The list of releases.
#[must_use]
pub fn releases(origin: &str) -> String {
    format!("{origin}/api/v1/releases")
}

/// One release.
#[must_use]
pub fn release(origin: &str, id: &ReleaseId) -> String {
    format!("{origin}/api/v1/releases/{id}")
}

/// The file of a release.
#[must_use]
pub fn file(origin: &str, id: &ReleaseId) -> String {
    format!("{origin}/api/v1/releases/{id}/file")
}

/// What changed in a release from another.
#[must_use]
pub fn changes(origin: &str, id: &ReleaseId) -> String {
    format!("{origin}/api/v1/releases/{id}/changes")
}

/// The structure of the data of a release, for SDMX.
#[must_use]
pub fn structure(origin: &str, id: &ReleaseId) -> String {
    format!("{origin}/api/v1/releases/{id}/structure")
}

/// The codes of a variable in a release.
#[must_use]
pub fn classification(origin: &str, variable: Variable, id: &ReleaseId) -> String {
    format!("{origin}/api/v1/classifications/{variable}?release={id}")
}

/// A table that is ready to hand in.
#[must_use]
pub fn ready_file(
    origin: &str,
    file: ReadyFile,
    format: Format,
    id: &ReleaseId,
    language: Language,
) -> String {
    let (name, ending) = (file.name(), format.ending());
    let language = language.code();
    format!("{origin}/api/v1/files/{name}.{ending}?release={id}&lang={language}")
}

/// An answer in one of its formats.
#[must_use]
pub fn data_as(answer: &Answer<'_>, format: Format, bom: bool) -> String {
    let data = data(answer.origin, answer.table.selection());
    let data = with(&data, "lang", answer.language.code());
    let data = with(&data, "format", format.name());
    if bom { with(&data, "bom", "1") } else { data }
}

/// The catalogue of indicators under a selection.
#[must_use]
pub fn indicators(origin: &str, selection: &Selection) -> String {
    under(&format!("{origin}/api/v1/indicators"), selection)
}

/// An indicator under a selection.
#[must_use]
pub fn indicator(origin: &str, id: &str, selection: &Selection) -> String {
    under(&format!("{origin}/api/v1/indicators/{id}"), selection)
}

/// The cells of a selection.
#[must_use]
pub fn data(origin: &str, selection: &Selection) -> String {
    under(&format!("{origin}/api/v1/data"), selection)
}

fn under(address: &str, selection: &Selection) -> String {
    match selection.to_string() {
        query if query.is_empty() => address.to_owned(),
        query => format!("{address}?{query}"),
    }
}

/// An address with one key more.
#[must_use]
pub fn with(address: &str, key: &str, value: &str) -> String {
    let separator = if address.contains('?') { '&' } else { '?' };
    format!("{address}{separator}{key}={value}")
}
