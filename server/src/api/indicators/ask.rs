//! What is asked of the catalogue, and what is wrong with it.

use std::sync::Arc;

use app::source::ReleaseSource;
use axum::http::HeaderMap;
use domain::{
    indicator::{self, Indicator, IndicatorPoint, IndicatorValue, Note},
    label::Language,
    measure::Measure,
    release::Release,
    selection::{Selection, SelectionError},
    variable::Variable,
};
use serde_json::{Value, json};

use super::{
    super::{format::Format, paging::Part, problem::ProblemKind, query::split},
    DataQuery, Help, Problem, find_release, language_of,
};
use crate::web::AppState;

/// The most indicators that are named in place of one that there is not.
const MAX_CANDIDATES: usize = 6;

/// What an answer is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// A JSON object.
    Json,
    /// A table, comma-separated.
    Csv,
    /// A workbook.
    Xlsx,
}

impl Written {
    /// The name in `format=`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Json => Format::Json.name(),
            Self::Csv => Format::Csv.name(),
            Self::Xlsx => Format::Xlsx.name(),
        }
    }

    fn of(format: Option<Format>, language: Language) -> Result<Self, Problem> {
        match format {
            Some(Format::Json) => Ok(Self::Json),
            Some(Format::Csv) => Ok(Self::Csv),
            Some(Format::Xlsx) => Ok(Self::Xlsx),
            _ => Err(Problem::new(ProblemKind::NotAcceptable, language)
                .detail(
                    "Los formatos son: json, csv, xlsx.",
                    "Formats are: json, csv, xlsx.",
                )
                .with(
                    "available",
                    json!([Format::Json, Format::Csv, Format::Xlsx].map(Format::media_type)),
                )),
        }
    }
}

/// A query that can be answered.
pub(super) struct Asked<'a> {
    /// The release that answers.
    pub(super) release: Arc<Release>,
    /// Filters and release; the variable of the breakdown.
    pub(super) selection: Selection,
    /// What it is written in.
    pub(super) format: Written,
    /// The language of the words.
    pub(super) language: Language,
    /// Whether a CSV file begins with a byte-order mark.
    pub(super) bom: bool,
    /// Scheme and host for links; empty for none.
    pub(super) origin: &'a str,
}

/// What a release says of one indicator.
pub(super) struct Values {
    pub(super) indicator: &'static Indicator,
    /// The value under the filters.
    pub(super) value: IndicatorValue,
    /// The values by the variable that is asked for.
    pub(super) points: Option<(Variable, Vec<IndicatorPoint>)>,
}

impl Values {
    /// The remarks that single values carry, each once.
    pub(super) fn remarks(&self) -> Vec<Note> {
        let points = self.points.iter().flat_map(|(_, points)| points);
        let all = std::iter::once(&self.value).chain(points.map(|point| &point.value));
        let mut notes: Vec<_> = all.flat_map(|value| value.notes.iter().copied()).collect();
        notes.sort_unstable();
        notes.dedup();
        notes
    }
}

/// Reads the query of the catalogue: it takes a release and no selection, and
/// answers a part of the list.
pub(super) fn catalogue<'a>(
    state: &'a AppState,
    query: &str,
    request: &HeaderMap,
) -> Result<(Asked<'a>, Part), Problem> {
    let (options, rest) = split(query, &["limit", "offset"]);
    let asked = indicator(state, &rest, request)?;
    let part = Part::parse(&options).map_err(|error| {
        let help = Help {
            language: asked.language,
            release: Some(&asked.release),
            origin: asked.origin,
        };
        help.query_problem(&error)
    })?;
    let Selection { by, filters, .. } = &asked.selection;
    match by.first().or_else(|| filters.keys().next()) {
        None => Ok((asked, part)),
        Some(variable) => Err(Problem::new(ProblemKind::MalformedQuery, asked.language)
            .detail(
                "El catálogo no admite filtros ni desgloses; cada indicador sí.",
                "The catalogue takes no filters or breakdowns; each indicator does.",
            )
            .with("parameter", json!(variable))),
    }
}

/// Reads the query of one indicator.
pub(super) fn indicator<'a>(
    state: &'a AppState,
    query: &str,
    request: &HeaderMap,
) -> Result<Asked<'a>, Problem> {
    let origin = state.config.public_url.as_deref().unwrap_or_default();
    let latest = state.library.latest();
    let help = Help {
        language: language_of(Some(query)),
        release: latest.as_deref(),
        origin,
    };
    let query = DataQuery::parse(query).map_err(|error| help.query_problem(&error))?;
    let format = query.format.or_else(|| Format::accepted(request));
    let format = Written::of(format, query.language)?;
    if query.selection.measure != Measure::default() {
        return Err(Problem::new(ProblemKind::MalformedQuery, query.language)
            .detail(
                "Cada indicador tiene su propia medida: no admite la clave «measure».",
                "Each indicator has its own measure: it does not take the key \"measure\".",
            )
            .with("parameter", json!("measure")));
    }
    Ok(Asked {
        release: find_release(state, &query.selection, &help)?,
        selection: query.selection,
        format,
        language: query.language,
        bom: query.bom,
        origin,
    })
}

impl Asked<'_> {
    /// The value of an indicator, and its values by a variable if one is asked
    /// for.
    pub(super) fn values(&self, indicator: &'static Indicator) -> Result<Values, Problem> {
        let value = indicator.evaluate(&self.release, &self.selection);
        let value = value.map_err(|error| self.problem(indicator, &error))?;
        let points = match self.selection.by[..] {
            [] => None,
            [variable] => Some((variable, self.points(indicator, variable)?)),
            _ => {
                return Err(Problem::new(ProblemKind::TooManyVariables, self.language)
                    .detail(
                        "Un indicador se desglosa por una sola variable.",
                        "An indicator is broken down by one variable.",
                    )
                    .with("asked", json!(self.selection.by.len()))
                    .with("limit", json!(1)));
            }
        };
        Ok(Values {
            indicator,
            value,
            points,
        })
    }

    fn points(
        &self,
        indicator: &'static Indicator,
        variable: Variable,
    ) -> Result<Vec<IndicatorPoint>, Problem> {
        if self.release.dimension(variable).is_none() {
            let error = SelectionError::NotTabulated {
                variable,
                measure: indicator.measures().first().copied().unwrap_or_default(),
                available: indicator.breakdowns(&self.release),
            };
            return Err(self.problem(indicator, &error));
        }
        // Every item of the period: years, pools, and years that are not known.
        indicator
            .breakdown(&self.release, &self.selection, variable)
            .map_err(|error| self.problem(indicator, &error))
    }

    /// Why an indicator cannot be had, and what would work.
    fn problem(&self, indicator: &Indicator, error: &SelectionError) -> Problem {
        let own = indicator.formula.variables();
        let asked = self.selection.variables();
        let about = asked.iter().find(|variable| own.contains(variable));
        if let (SelectionError::Repeated { .. }, Some(variable)) = (error, about) {
            let available = indicator.breakdowns(&self.release);
            return Problem::new(ProblemKind::OwnVariable, self.language)
                .detail(
                    format!("{} trata de {variable}.", indicator.id),
                    format!("{} is about {variable}.", indicator.id),
                )
                .with("parameter", json!(variable))
                .with("available", json!(available));
        }
        let help = Help {
            language: self.language,
            release: Some(&self.release),
            origin: self.origin,
        };
        help.selection_problem(error, &self.selection)
    }
}

/// The problem of an id that no indicator has, with those of the nearest
/// names.
pub(super) fn unknown(id: &str, language: Language) -> Problem {
    let short: String = id.chars().take(40).collect();
    let candidates: Vec<Value> = indicator::search(&short, language)
        .into_iter()
        .take(MAX_CANDIDATES)
        .map(|indicator| json!({ "id": indicator.id, "name": indicator.name.get(language) }))
        .collect();
    Problem::new(ProblemKind::UnknownIndicator, language)
        .detail(
            format!("El catálogo no tiene ningún indicador «{short}»."),
            format!("The catalogue has no indicator \"{short}\"."),
        )
        .with("candidates", json!(candidates))
}
