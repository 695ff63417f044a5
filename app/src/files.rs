//! What a reader takes along of a figure: data, pictures, a link, a citation.
//!
//! Every address names the release that is shown: what it leads to never
//! changes.

use domain::{
    label::Language,
    measure::Measure,
    selection::{ReleaseId, Selection},
    variable::Variable,
};

use crate::{
    address,
    caption::heading,
    content::Content,
    embed::counted,
    figure::{Figure, named},
    page::Page,
    state::{State, href},
    text::{file as words, filter},
};

/// A format in which the cells of a selection can be had.
pub(crate) const DATA_FORMATS: [(&str, &str); 4] = [
    ("CSV", "format=csv&bom=1"),
    ("XLSX", "format=xlsx"),
    ("JSON-stat", "format=json-stat"),
    ("SDMX-CSV", "format=sdmx-csv"),
];

/// A format in which a chart can be had.
pub(crate) const PICTURE_FORMATS: [(&str, &str); 2] = [("PNG", "png"), ("SVG", "svg")];

/// A file with its format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLink {
    /// The format, such as `CSV`.
    pub format: &'static str,
    /// Its address.
    pub href: String,
}

/// The files of one measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFiles {
    /// What is counted, where the figure counts two things.
    pub measure: Option<&'static str>,
    /// The files.
    pub files: Vec<FileLink>,
    /// The same cells from the API.
    pub api: String,
    /// The page with code that asks for them, where there is one.
    pub examples: Option<String>,
}

/// What a reader takes along of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureFiles {
    /// Its data: one measure, or two.
    pub data: Vec<DataFiles>,
    /// Its chart as a picture; none where there is nothing to draw.
    pub pictures: Vec<FileLink>,
    /// The address of the figure on its page.
    pub link: String,
    /// How to cite it.
    pub citation: String,
    /// The page that says how to embed it; none where it cannot be, and in a
    /// figure that is embedded already.
    pub embedding: Option<String>,
}

impl FigureFiles {
    /// What can be taken along of a figure that shows these numbers.
    #[must_use]
    pub fn of(content: &Content, figure: Figure, state: &State) -> Self {
        Self {
            data: data(content, figure, state),
            pictures: pictures(content, figure, state),
            link: permanent_link(figure, state),
            citation: citation(figure, state),
            embedding: embedding(figure, state),
        }
    }
}

/// The same selection of the release that is shown, whatever is newest later.
pub(crate) fn pinned(selection: &Selection, state: &State) -> Selection {
    Selection {
        release: Some(state.release.id().clone()),
        ..selection.clone()
    }
}

fn data(content: &Content, figure: Figure, state: &State) -> Vec<DataFiles> {
    let measures: Vec<Measure> = match content {
        Content::Table(table) => vec![table.measure()],
        Content::Years(years) => years.series.iter().map(|(measure, _)| *measure).collect(),
    };
    let several = measures.len() > 1;
    let of = |measure: Measure| {
        let selection = pinned(&state.figure_selection(figure, measure), state);
        let lang = state.language.code();
        let api = address::of(&format!("/api/v1/data?{selection}&lang={lang}"));
        let file = |(format, option)| FileLink {
            format,
            href: format!("{api}&{option}"),
        };
        DataFiles {
            measure: several.then(|| filter::measure(measure).get(state.language)),
            files: DATA_FORMATS.map(file).to_vec(),
            examples: Some(href(Page::Data, state.language, &selection)),
            api,
        }
    };
    measures.into_iter().map(of).collect()
}

fn pictures(content: &Content, figure: Figure, state: &State) -> Vec<FileLink> {
    let selection = counted(state.page, &pinned(&state.selection, state));
    if !has_address(figure, &selection) || !content.has_marks() {
        return Vec::new();
    }
    let picture = |(format, ending)| FileLink {
        format,
        href: address::of(&format!(
            "/embed/{}.{ending}?{selection}&lang={}",
            figure.id,
            state.language.code()
        )),
    };
    PICTURE_FORMATS.map(picture).to_vec()
}

/// Whether a figure can be found by its name: one that was made for its page
/// alone cannot.
fn has_address(figure: Figure, selection: &Selection) -> bool {
    named(figure.id, selection).is_some_and(|(_, known)| known == figure)
}

/// Which release is embedded is chosen there: like the page, it follows the
/// newest unless one is pinned.
fn embedding(figure: Figure, state: &State) -> Option<String> {
    let selection = counted(state.page, &state.selection);
    let possible = state.embed.is_none() && has_address(figure, &selection);
    possible.then(|| href(Page::Embed(figure.id), state.language, &selection))
}

/// The address of a figure on its page, in the release that is shown.
#[must_use]
pub fn permanent_link(figure: Figure, state: &State) -> String {
    format!("{}#{}", page_link(state), figure.id)
}

/// The address of the page in the release that is shown.
#[must_use]
pub fn page_link(state: &State) -> String {
    let selection = pinned(&state.selection, state);
    match state.embed {
        Some(_) => href(state.page, state.language, &selection),
        None => state.href(&selection),
    }
}

/// The address of the whole page as a workbook.
#[must_use]
pub fn workbook_link(state: &State) -> String {
    let page = page_link(state);
    let (path, query) = page.split_once('?').unwrap_or((&page, ""));
    address::of(&format!("/workbook{}.xlsx?{query}", address::within(path)))
}

/// The address of a release's file.
#[must_use]
pub fn release_file(id: &ReleaseId) -> String {
    address::of(&format!("/api/v1/releases/{id}/file"))
}

/// The address of a file that browsers load of a release: [`HEAD`] or the name
/// of a part.
#[must_use]
pub fn part_file(id: &str, name: &str) -> String {
    address::of(&format!("/parts/{id}/{name}"))
}

/// The name of the file that describes a release.
pub const HEAD: &str = "head";

/// The `<meta>` element that names the file of the cantons' shapes.
pub const SHAPES_META: &str = "atalaya-geography";

/// The address of the file of the cantons' shapes.
#[must_use]
pub fn shapes_file(name: &str) -> String {
    address::of(&format!("/geography/{name}.json"))
}

/// The page that the address of a workbook names, without `/workbook/`.
///
/// # Examples
///
/// ```
/// use app::{files::workbook_page, page::Page};
/// use domain::label::Language;
///
/// let page = workbook_page("es/solicitudes.xlsx");
/// assert_eq!(page, Some((Page::Applications, Language::Es)));
/// assert_eq!(workbook_page("es/metodologia.xlsx"), None);
/// ```
#[must_use]
pub fn workbook_page(path: &str) -> Option<(Page, Language)> {
    let path = path.strip_suffix(".xlsx")?;
    Page::from_path(&format!("/{path}")).filter(|(page, _)| page.has_filters())
}

/// How to cite a figure: its title and the filters that it applies, and the
/// release.
#[must_use]
pub fn citation(figure: Figure, state: &State) -> String {
    let title = figure.title(state.page, state.measure(), state.language);
    let applied = |variable: &Variable| !figure.by.contains(*variable);
    cited(&title, applied, state)
}

/// How to cite the page under its filters.
#[must_use]
pub fn page_citation(state: &State) -> String {
    let chosen = |variable: &Variable| !state.page.is_place(*variable);
    cited(&heading(state), chosen, state)
}

pub(crate) fn cited(title: &str, applied: impl Fn(&Variable) -> bool, state: &State) -> String {
    let filters: Vec<_> = state
        .selection
        .filters
        .iter()
        .filter(|(variable, _)| applied(variable))
        .map(|(&variable, code)| state.filter_text(variable, code))
        .collect();
    let title = if filters.is_empty() {
        title.to_owned()
    } else {
        format!("{title} ({})", filters.join("; "))
    };
    let manifest = state.release.manifest();
    words::citation(
        &title,
        &manifest.id,
        manifest.cutoff,
        manifest.demonstration,
        state.language,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::Answer,
        fixture::{figure, state},
    };

    fn files(page: Page, id: &str, query: &str) -> FigureFiles {
        let (state, figure) = (state(page, query), figure(page, id));
        match Answer::of(&state, figure) {
            Answer::Shown(content) => FigureFiles::of(&content, figure, &state),
            other => panic!("{id}: {other:?}"),
        }
    }

    #[test]
    fn every_address_pins_the_release() {
        let files = files(Page::Accredited, "sex", "age_group=AGE-1829");
        let hrefs = files.data.iter().flat_map(|data| &data.files);
        let hrefs = hrefs.chain(&files.pictures).map(|file| &file.href);
        for href in hrefs.chain([&files.link]) {
            assert!(href.contains("release="), "{href}");
            assert!(href.contains("age_group=AGE-1829"), "{href}");
        }
    }

    #[test]
    fn a_figure_of_two_measures_has_the_files_of_each() {
        let files = files(Page::Persons, "comparison", "");
        let measures: Vec<_> = files.data.iter().map(|data| data.measure).collect();
        assert_eq!(
            measures,
            [Some("Solicitudes recibidas"), Some("Personas acreditadas")]
        );
        assert!(files.data[0].api.contains("measure=applications&by=period"));
    }

    #[test]
    fn a_picture_says_what_it_counts_and_keeps_the_filter_of_its_own_variable() {
        let files = files(Page::Applications, "sex", "sex=2");
        assert!(
            files.pictures[0]
                .href
                .starts_with("/embed/sex.png?measure=applications&sex=2&release=")
        );
        assert!(
            files.data[0]
                .files
                .iter()
                .all(|file| !file.href.contains("sex=2"))
        );
    }

    #[test]
    fn there_is_no_picture_where_there_is_nothing_to_draw() {
        let files = files(Page::Accredited, "age", "period=2020&province=3");
        assert_eq!(files.pictures, []);
        assert_eq!(files.data.len(), 1);
    }

    #[test]
    fn a_citation_names_title_filters_release_and_cut_off() {
        let citation = files(Page::Accredited, "age", "sex=2").citation;
        assert!(citation.starts_with("«Personas acreditadas por grupo de edad (Sexo: Mujer)»."));
        for part in [
            "Publicación ",
            "fecha de corte ",
            "Datos inventados de demostración.",
        ] {
            assert!(citation.contains(part), "{citation}");
        }
    }

    #[test]
    fn the_workbook_of_a_page_leads_back_to_it() {
        let state = state(Page::Persons, "sex=2");
        let link = workbook_link(&state);
        let path = link
            .split('?')
            .next()
            .and_then(|path| path.strip_prefix("/workbook/"));
        assert_eq!(
            path.and_then(workbook_page),
            Some((Page::Persons, Language::Es))
        );
    }
}
