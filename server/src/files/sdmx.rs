//! SDMX 3.0: data as SDMX-CSV 2.0, their structure and code lists as SDMX-JSON
//! 2.0.
//!
//! One dataflow holds everything that a release publishes. A key names every
//! variable of the release; one that a selection does not use is `_T`, all
//! persons. The period stands in it twice: as code (`2019`, `2019-2021`, `_U`)
//! and as the time that it covers. See `docs/decisions/0016-files-for-statisticians.md`.

pub mod csv;
mod status;
pub mod structure;
mod time;

use domain::{label::Label, release::Release, selection::ReleaseId, variable::Variable};

pub use status::{Confidentiality, ObservationStatus};
pub use time::time_period;

/// Who maintains the structures.
pub const AGENCY: &str = "ATALAYA";
/// The dataflow and its structure.
pub const DATAFLOW: &str = "TIP";
/// The dimension of what is counted.
pub const INDICATOR: &str = "INDICATOR";
/// The time dimension.
pub const TIME_PERIOD: &str = "TIME_PERIOD";
/// The measure.
pub const OBS_VALUE: &str = "OBS_VALUE";
/// All persons, whatever the variable says of them.
pub const TOTAL: &str = "_T";
/// Persons, of the list of units.
pub const PERSONS: &str = "PS";

/// The media type of data.
pub const CSV_MEDIA_TYPE: &str = "application/vnd.sdmx.data+csv";
/// The media type of structures.
pub const STRUCTURE_MEDIA_TYPE: &str = "application/vnd.sdmx.structure+json";

/// The attributes of an observation.
pub const ATTRIBUTES: [&str; 4] = ["OBS_STATUS", "CONF_STATUS", "UNIT_MEASURE", "DECIMALS"];

/// The version of the structures of a release: its id as a semantic version,
/// since each release has categories of its own.
///
/// # Examples
///
/// ```
/// use server::files::sdmx::version;
///
/// assert_eq!(version(&"2025-06".parse()?), "2025.6.0");
/// assert_eq!(version(&"2025-06.2".parse()?), "2025.6.2");
/// # Ok::<(), domain::selection::SelectionError>(())
/// ```
#[must_use]
pub fn version(id: &ReleaseId) -> String {
    // A semantic number has no leading zero.
    let mut numbers = id
        .as_str()
        .split(['-', '.'])
        .filter(|part| !part.is_empty())
        .map(|part| match part.trim_start_matches('0') {
            "" => "0",
            number => number,
        });
    let mut next = || numbers.next().unwrap_or("0");
    let version = [next(), next(), next()].join(".");
    let rest: Vec<_> = numbers.collect();
    if rest.is_empty() {
        version
    } else {
        format!("{version}-{}", rest.join("."))
    }
}

/// The reference of the dataflow of a release, as `STRUCTURE_ID` holds it.
#[must_use]
pub fn dataflow(release: &Release) -> String {
    format!("{AGENCY}:{DATAFLOW}({})", version(release.id()))
}

/// The name of the dataflow.
#[must_use]
pub fn dataflow_name() -> Label {
    Label::new(
        "Trata de personas: solicitudes recibidas y personas acreditadas",
        "Trafficking in persons: applications received and accredited persons",
    )
}

/// The id of a variable as a dimension.
#[must_use]
pub fn dimension_id(variable: Variable) -> String {
    variable.name().to_ascii_uppercase()
}

/// The name of [`TOTAL`].
#[must_use]
pub fn total_name() -> Label {
    Label::new("Total", "Total")
}

/// The name of a component that is no variable.
#[must_use]
pub fn component_name(id: &str) -> Label {
    match id {
        INDICATOR => Label::new("Medida", "Measure"),
        TIME_PERIOD => Label::new("Tiempo que cubre el período", "Time covered by the period"),
        OBS_VALUE => Label::new("Personas", "Persons"),
        "OBS_STATUS" => Label::new("Estado de la observación", "Observation status"),
        "CONF_STATUS" => Label::new("Confidencialidad", "Confidentiality status"),
        "UNIT_MEASURE" => Label::new("Unidad de medida", "Unit of measure"),
        "DECIMALS" => Label::new("Decimales", "Decimals"),
        other => Label::new(other, other),
    }
}
