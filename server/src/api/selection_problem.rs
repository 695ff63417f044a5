//! What is wrong with a selection, and what would work instead.

use domain::{
    code::Code,
    label::Language,
    measure::Measure,
    release::Release,
    selection::{MAX_QUERY_LENGTH, Selection, SelectionError},
    variable::Variable,
};
use serde_json::{Value, json};

use super::{
    format::Format,
    links,
    problem::{Problem, ProblemKind},
    query::QueryError,
    text,
};

/// What the sentences of a problem are made with.
#[derive(Clone, Copy, Debug)]
pub struct Help<'a> {
    /// The language of the reader.
    pub language: Language,
    /// The release that was asked, or the newest.
    pub release: Option<&'a Release>,
    /// Scheme and host for links; empty for none.
    pub origin: &'a str,
}

impl Help<'_> {
    /// The problem of a query that cannot be parsed.
    #[must_use]
    pub fn query_problem(&self, error: &QueryError) -> Problem {
        match error {
            QueryError::Selection(error) => self.selection_problem(error, &Selection::default()),
            QueryError::UnknownFormat => self.not_acceptable(),
            QueryError::MalformedOption { key, expected } => self
                .problem(ProblemKind::MalformedQuery)
                .detail(
                    format!("«{key}» admite: {expected}."),
                    format!("\"{key}\" takes: {expected}."),
                )
                .with("parameter", json!(key)),
        }
    }

    /// The problem of a format that there is not.
    #[must_use]
    pub fn not_acceptable(&self) -> Problem {
        let names = Format::ALL.map(Format::name);
        // JSON-stat has no media type of its own.
        let own = |format: &Format| *format != Format::JsonStat;
        let types = Format::ALL.into_iter().filter(own);
        let types: Vec<_> = types.map(Format::media_type).collect();
        self.problem(ProblemKind::NotAcceptable)
            .detail(
                format!("Los formatos son: {}.", names.join(", ")),
                format!("Formats are: {}.", names.join(", ")),
            )
            .with("available", json!(types))
    }

    /// The problem of a selection that cannot be answered.
    #[must_use]
    pub fn selection_problem(&self, error: &SelectionError, asked: &Selection) -> Problem {
        use SelectionError as E;

        let problem = match error {
            E::TooLong => self.problem(ProblemKind::QueryTooLong).detail(
                format!("La consulta supera los {MAX_QUERY_LENGTH} bytes."),
                format!("The query is longer than {MAX_QUERY_LENGTH} bytes."),
            ),
            E::NotUtf8 => self.problem(ProblemKind::MalformedQuery).detail(
                "La consulta no es UTF-8 en codificación porcentual.",
                "The query is not percent-encoded UTF-8.",
            ),
            E::UnknownVariable { name } => self
                .problem(ProblemKind::UnknownVariable)
                .detail(
                    format!("«{name}» no es una variable."),
                    format!("\"{name}\" is not a variable."),
                )
                .with("available", self.variables(&self.known_variables())),
            E::Repeated { name } => self
                .problem(ProblemKind::MalformedQuery)
                .detail(
                    format!("«{name}» aparece más de una vez."),
                    format!("\"{name}\" is given more than once."),
                )
                .with("parameter", json!(name)),
            E::UnknownMeasure { name } => self
                .problem(ProblemKind::UnknownMeasure)
                .detail(
                    format!("«{name}» no es una medida."),
                    format!("\"{name}\" is not a measure."),
                )
                .with("available", json!(Measure::ALL.map(Measure::name))),
            E::MalformedCode { variable, value } => self
                .problem(ProblemKind::MalformedQuery)
                .detail(
                    format!("«{value}» no es un código de {variable}."),
                    format!("\"{value}\" is not a code of {variable}."),
                )
                .with("parameter", json!(variable)),
            E::MalformedRelease { value } => self
                .problem(ProblemKind::MalformedQuery)
                .detail(
                    format!("«{value}» no es el nombre de una publicación."),
                    format!("\"{value}\" is not the name of a release."),
                )
                .with("parameter", json!("release")),
            E::UnknownRelease { id } => self
                .problem(ProblemKind::UnknownRelease)
                .detail(
                    format!("No existe la publicación {id}."),
                    format!("There is no release {id}."),
                )
                .with("releases", json!(links::releases(self.origin))),
            E::UnknownCode { .. }
            | E::NotTabulated { .. }
            | E::PooledOnly { .. }
            | E::TooManyDimensions { .. }
            | E::TableNotPublished { .. }
            // Never on a server: it holds releases whole.
            | E::NotLoaded { .. } => self.unanswerable(error),
        };
        match self.example(asked) {
            Some(example) => problem.with("example", example),
            None => problem,
        }
    }

    /// The problem of a selection that is in the grammar, but not in the
    /// release.
    fn unanswerable(&self, error: &SelectionError) -> Problem {
        use SelectionError as E;

        match error {
            E::UnknownCode {
                variable,
                code,
                candidates,
            } => self
                .problem(ProblemKind::UnknownCode)
                .detail(
                    format!("{variable} no tiene la categoría ni el grupo declarado {code}."),
                    format!("{variable} has no category or declared group {code}."),
                )
                .with("parameter", json!(variable))
                .with("candidates", self.items(*variable, candidates)),
            E::NotTabulated {
                variable,
                measure,
                available,
            } => self
                .problem(ProblemKind::NotTabulated)
                .detail(
                    format!("Esta publicación no tabula {variable} para {measure}."),
                    format!("This release does not tabulate {variable} for {measure}."),
                )
                .with("parameter", json!(variable))
                .with("available", self.variables(available)),
            E::PooledOnly { variable, periods } => self
                .problem(ProblemKind::PooledOnly)
                .detail(
                    format!("{variable} solo se publica por periodos agrupados."),
                    format!("{variable} is published over pooled periods only."),
                )
                .with("parameter", json!(variable))
                .with("candidates", self.items(Variable::Period, periods)),
            E::TooManyDimensions { asked, limit } => self
                .problem(ProblemKind::TooManyVariables)
                .detail(
                    format!(
                        "Se cruzan {asked} variables; esta publicación cruza como máximo {limit}."
                    ),
                    format!(
                        "{asked} variables are combined; this release combines at most {limit}."
                    ),
                )
                .with("asked", json!(asked))
                .with("limit", json!(limit)),
            E::TableNotPublished { variables } => self
                .problem(ProblemKind::TableNotPublished)
                .with("variables", self.variables(variables)),
            // The others are problems of the query's text.
            other => self
                .problem(ProblemKind::MalformedQuery)
                .detail(other.to_string(), other.to_string()),
        }
    }

    fn problem(&self, kind: ProblemKind) -> Problem {
        Problem::new(kind, self.language)
    }

    /// The variables of the release, or all of them.
    fn known_variables(&self) -> Vec<Variable> {
        self.release.map_or_else(
            || Variable::ALL.to_vec(),
            |release| {
                let dimensions = release.dimensions().iter();
                dimensions.map(|dimension| dimension.variable).collect()
            },
        )
    }

    fn variables(&self, variables: &[Variable]) -> Value {
        variables
            .iter()
            .map(|&variable| {
                let dimension = self.release.and_then(|release| release.dimension(variable));
                let label = dimension.map(|known| known.label.in_language(self.language));
                json!({ "variable": variable, "label": label })
            })
            .collect()
    }

    fn items(&self, variable: Variable, codes: &[Code]) -> Value {
        codes
            .iter()
            .map(|code| {
                let label = self
                    .release
                    .and_then(|release| text::item_label(release, variable, code, self.language));
                json!({ "code": code, "label": label })
            })
            .collect()
    }

    /// The nearest request that works.
    fn example(&self, asked: &Selection) -> Option<Value> {
        let release = self.release?;
        let asked = if asked.variables().is_empty() {
            Selection::of(asked.measure).by([Variable::Sex])
        } else {
            asked.clone()
        };
        let (nearest, _) = release.nearest(&asked);
        Some(json!(links::data(self.origin, &nearest)))
    }
}
