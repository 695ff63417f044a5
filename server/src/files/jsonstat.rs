//! The cells of a selection as a dataset of JSON-stat 2.0
//! (<https://json-stat.org/full/>).

use domain::{
    code::Code,
    label::Language,
    release::Release,
    table::{Axis, Cell, Item},
    variable::Variable,
};
use serde_json::{Map, Value, json};

use crate::api::{data::Answer, format::Format, links, text};

/// The dimension of what is counted, beside the variables.
const MEASURE: &str = "measure";

/// The variables of a place.
const PLACES: [Variable; 3] = [
    Variable::Province,
    Variable::Canton,
    Variable::CountryOfExploitation,
];

/// The answer as a dataset. Its dimensions are the breakdown, then the filters
/// and the measure, of one category each; `status` holds the symbol of every
/// cell without a value.
#[must_use]
pub fn dataset(answer: &Answer<'_>) -> Value {
    let manifest = answer.release.manifest();
    let dimensions = dimensions(answer);
    let ids: Vec<_> = dimensions.iter().map(|it| it.id).collect();
    let sizes: Vec<_> = dimensions.iter().map(|it| it.size).collect();
    let cells = answer.table.cells();
    let status: Map<_, _> = cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| cell.persons().is_none())
        .map(|(place, cell)| (place.to_string(), json!(cell.symbol())))
        .collect();
    let described: Map<_, _> = dimensions
        .iter()
        .map(|it| (it.id.to_owned(), it.described.clone()))
        .collect();
    json!({
        "version": "2.0",
        "class": "dataset",
        "label": text::title(answer.table, answer.language),
        "source": text::citation(manifest, answer.language),
        // A release never changes: it is as of its cut-off date.
        "updated": manifest.cutoff.to_string(),
        "href": links::data_as(answer, Format::JsonStat, false),
        "id": ids,
        "size": sizes,
        "role": role(&ids),
        "dimension": described,
        "value": cells.iter().map(|cell| cell.persons()).collect::<Vec<_>>(),
        "status": status,
        "note": text::all_notes(answer),
        "extension": extension(answer),
    })
}

/// A dimension with the number of its categories.
struct Dimension {
    id: &'static str,
    size: usize,
    described: Value,
}

fn dimensions(answer: &Answer<'_>) -> Vec<Dimension> {
    let Answer {
        release, language, ..
    } = *answer;
    let selection = answer.table.selection();
    let axes = answer.table.axes().iter();
    let filters = selection
        .filters
        .iter()
        .filter(|(variable, _)| !selection.by.contains(variable))
        .filter_map(|(&variable, code)| filter(release, variable, code, language));
    axes.map(|axis| axis_dimension(release, axis, language))
        .chain(filters)
        .chain([measure(answer)])
        .collect()
}

fn axis_dimension(release: &Release, axis: &Axis, language: Language) -> Dimension {
    let items = &axis.items;
    let codes: Vec<_> = items.iter().map(|item| &item.code).collect();
    let labels: Map<_, _> = items
        .iter()
        .map(|item| {
            (
                item.code.to_string(),
                json!(item.label.in_language(language)),
            )
        })
        .collect();
    let kinds: Map<_, _> = items
        .iter()
        .map(|item| (item.code.to_string(), json!(item.kind)))
        .collect();
    let mut category = json!({ "index": codes, "label": labels });
    let children = children(release, axis.variable, items);
    if !children.is_empty() {
        category["child"] = Value::Object(children);
    }
    Dimension {
        id: axis.variable.name(),
        size: items.len(),
        described: json!({
            "label": axis.label.in_language(language),
            "category": category,
            "extension": { "multiple": axis.multiple, "kind": kinds },
        }),
    }
}

/// Groups with the items of the axis that they hold.
fn children(release: &Release, variable: Variable, items: &[Item]) -> Map<String, Value> {
    let is_here = |code: &Code| items.iter().any(|item| item.code == *code);
    let mut children: Map<String, Value> = Map::new();
    let known = release.dimension(variable).map(|it| it.items.as_slice());
    for item in known.unwrap_or_default() {
        let parent = item.parent.as_ref().filter(|parent| is_here(parent));
        if let Some(parent) = parent.filter(|_| is_here(&item.code))
            && let Value::Array(of_parent) = children
                .entry(parent.to_string())
                .or_insert_with(|| json!([]))
        {
            of_parent.push(json!(item.code));
        }
    }
    children
}

/// A variable that is kept to one item.
fn filter(
    release: &Release,
    variable: Variable,
    code: &Code,
    language: Language,
) -> Option<Dimension> {
    let dimension = release.dimension(variable)?;
    let item = text::item_label(release, variable, code, language)?;
    Some(Dimension {
        id: variable.name(),
        size: 1,
        described: json!({
            "label": dimension.label.in_language(language),
            "category": { "index": [code], "label": { code.as_str(): item } },
            "extension": { "multiple": dimension.multiple },
        }),
    })
}

fn measure(answer: &Answer<'_>) -> Dimension {
    let measure = answer.table.measure();
    let (code, language) = (measure.name(), answer.language);
    let label = match language {
        Language::Es => "Medida",
        Language::En => "Measure",
    };
    Dimension {
        id: MEASURE,
        size: 1,
        described: json!({
            "label": label,
            "category": {
                "index": [code],
                "label": { code: text::measure(measure).in_language(language) },
                "unit": { code: { "label": text::unit(language), "decimals": 0 } },
            },
        }),
    }
}

fn role(ids: &[&str]) -> Value {
    let mut role = json!({ "metric": [MEASURE] });
    if ids.contains(&Variable::Period.name()) {
        role["time"] = json!([Variable::Period.name()]);
    }
    let places: Vec<_> = PLACES
        .iter()
        .map(|place| place.name())
        .filter(|place| ids.contains(place))
        .collect();
    if !places.is_empty() {
        role["geo"] = json!(places);
    }
    role
}

/// What the format has no member for.
fn extension(answer: &Answer<'_>) -> Value {
    let Answer {
        release, language, ..
    } = *answer;
    let manifest = release.manifest();
    let of_states = |value: &dyn Fn(Cell) -> Value| -> Value {
        let states = text::STATES.into_iter();
        let members: Map<_, _> = states
            .map(|cell| (cell.symbol().to_owned(), value(cell)))
            .collect();
        Value::Object(members)
    };
    json!({
        "release": manifest.id,
        "cutoff": manifest.cutoff,
        "policy": manifest.policy,
        "selection": answer.table.selection().to_string(),
        "citation": text::citation(manifest, language),
        "demonstration": manifest.demonstration,
        "threshold": release.threshold(),
        "status": {
            "label": of_states(&|cell| {
                json!(text::state(cell, release.threshold()).in_language(language))
            }),
            "code": of_states(&|cell| json!(cell.status())),
        },
    })
}
