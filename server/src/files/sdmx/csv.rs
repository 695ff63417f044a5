//! SDMX-CSV 2.0
//! (<https://github.com/sdmx-twg/sdmx-csv/blob/v2.0.0/data-message/docs/sdmx-csv-field-guide.md>).

use domain::{
    code::Code,
    label::{Label, Language},
    table::Cell,
    variable::Variable,
};

use super::{
    ATTRIBUTES, Confidentiality, INDICATOR, OBS_VALUE, ObservationStatus, PERSONS, TIME_PERIOD,
    TOTAL, component_name, dataflow, dataflow_name, dimension_id, time_period, total_name,
};
use crate::{
    api::{data::Answer, text},
    files::delimited::write_row,
};

/// How names stand beside ids.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Labels {
    /// Ids alone.
    #[default]
    Id,
    /// Names in a column after that of the ids.
    Name,
    /// Both in one column: `1: Hombre`.
    Both,
}

impl Labels {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Id, Self::Name, Self::Both];

    /// The value of `labels=`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Name => "name",
            Self::Both => "both",
        }
    }
}

/// An id with its name; none where the value is not coded.
struct Named {
    id: String,
    name: Option<String>,
}

/// The answer as a table: one row an observation. Columns after those of the
/// structure hold what the file says of itself, the same in every row.
#[must_use]
pub fn write(answer: &Answer<'_>, labels: Labels) -> String {
    let mut body = String::new();
    let own = own_columns(answer);
    let names = own.iter().map(|(name, _)| (*name).to_owned());
    let components = components(answer)
        .into_iter()
        .flat_map(|component| laid_out(component, labels));
    let head = message_head(labels).into_iter().chain(components);
    write_row(head.chain(names), &mut body);
    let message = message_fields(answer, labels);
    for (flat, &cell) in answer.table.cells().iter().enumerate() {
        let fields = observation(answer, flat, cell)
            .into_iter()
            .flat_map(|field| laid_out(field, labels));
        let own = own.iter().map(|(_, value)| value.clone());
        write_row(message.iter().cloned().chain(fields).chain(own), &mut body);
    }
    body
}

/// The columns of the message itself.
fn message_head(labels: Labels) -> Vec<String> {
    let columns: &[&str] = match labels {
        Labels::Name => &["STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION"],
        Labels::Id | Labels::Both => &["STRUCTURE", "STRUCTURE_ID", "ACTION"],
    };
    columns.iter().map(|&column| column.to_owned()).collect()
}

/// What stands in them: data of a dataflow, for information.
fn message_fields(answer: &Answer<'_>, labels: Labels) -> Vec<String> {
    let structure = Named {
        id: dataflow(answer.release),
        name: Some(dataflow_name().in_language(answer.language).to_owned()),
    };
    ["dataflow".to_owned()]
        .into_iter()
        .chain(laid_out(structure, labels))
        .chain(["I".to_owned()])
        .collect()
}

/// The dimensions, the measure and the attributes, with their names.
fn components(answer: &Answer<'_>) -> Vec<Named> {
    let language = answer.language;
    let dimensions = answer.release.dimensions().iter().map(|dimension| Named {
        id: dimension_id(dimension.variable),
        name: Some(dimension.label.in_language(language).to_owned()),
    });
    let fixed = |id: &'static str| coded(id, &component_name(id), language);
    [fixed(INDICATOR)]
        .into_iter()
        .chain(dimensions)
        .chain([TIME_PERIOD, OBS_VALUE].map(fixed))
        .chain(ATTRIBUTES.map(fixed))
        .collect()
}

/// The values of a cell, one for each component.
fn observation(answer: &Answer<'_>, flat: usize, cell: Cell) -> Vec<Named> {
    let Answer {
        release, language, ..
    } = *answer;
    let measure = answer.table.measure();
    let indicator = coded(measure.name(), &text::measure(measure), language);
    let indices = answer.indices(flat);
    let dimensions = release
        .dimensions()
        .iter()
        .map(|dimension| key(answer, dimension.variable, &indices));
    let period = code_of(answer, Variable::Period, &indices);
    let value = cell.persons().map(|persons| persons.to_string());
    let (status, confidentiality) = (ObservationStatus::of(cell), Confidentiality::of(cell));
    let values = [
        plain(time_period(release, period)),
        plain(value.unwrap_or_default()),
        coded(status.code(), &status.name(), language),
        coded(confidentiality.code(), &confidentiality.name(), language),
        Named {
            id: PERSONS.to_owned(),
            name: Some(text::unit(language).to_owned()),
        },
        plain("0".to_owned()),
    ];
    [indicator]
        .into_iter()
        .chain(dimensions)
        .chain(values)
        .collect()
}

fn coded(id: &str, name: &Label, language: Language) -> Named {
    Named {
        id: id.to_owned(),
        name: Some(name.in_language(language).to_owned()),
    }
}

fn plain(value: String) -> Named {
    Named {
        id: value,
        name: None,
    }
}

/// What the key says of a variable in a cell.
fn key(answer: &Answer<'_>, variable: Variable, indices: &[usize]) -> Named {
    let language = answer.language;
    match code_of(answer, variable, indices) {
        None => coded(TOTAL, &total_name(), language),
        Some(code) => Named {
            id: code.to_string(),
            name: text::item_label(answer.release, variable, code, language).map(str::to_owned),
        },
    }
}

/// The item of a variable that a cell is of: one of its axis, or that of the
/// filter.
fn code_of<'a>(answer: &'a Answer<'_>, variable: Variable, indices: &[usize]) -> Option<&'a Code> {
    let axes = answer.table.axes().iter().zip(indices);
    let mut of_axes = axes.filter(|(axis, _)| axis.variable == variable);
    match of_axes.next() {
        Some((axis, &index)) => Some(&axis.items[index].code),
        None => answer.table.selection().filters.get(&variable),
    }
}

/// A field in one column or two. A value that is not coded has no name.
fn laid_out(field: Named, labels: Labels) -> Vec<String> {
    let Named { id, name } = field;
    match (labels, name) {
        (Labels::Id, _) | (Labels::Both, None) => vec![id],
        (Labels::Both, Some(name)) => vec![format!("{id}: {name}")],
        (Labels::Name, name) => vec![id, name.unwrap_or_default()],
    }
}

/// Columns that are no part of the structure.
fn own_columns(answer: &Answer<'_>) -> Vec<(&'static str, String)> {
    let manifest = answer.release.manifest();
    vec![
        ("RELEASE", manifest.id.to_string()),
        ("CUTOFF", manifest.cutoff.to_string()),
        ("SELECTION", answer.table.selection().to_string()),
        ("NOTES", text::all_notes(answer).join(" ")),
        ("CITATION", text::citation(manifest, answer.language)),
    ]
}
