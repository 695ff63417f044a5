//! What a reader takes along of a figure of an indicator's page.

use domain::selection::Selection;

use super::{part::PartContent, reading::Reading};
use crate::{
    address,
    files::{DataFiles, FigureFiles, FileLink, PICTURE_FORMATS, cited, page_link, pinned},
};

/// A format in which the values of an indicator can be had.
const DATA_FORMATS: [(&str, &str); 2] = [("CSV", "format=csv&bom=1"), ("XLSX", "format=xlsx")];

/// The files of a series or breakdown.
pub(super) fn of(content: &PartContent, reading: &Reading) -> FigureFiles {
    FigureFiles {
        data: data(content, reading).into_iter().collect(),
        pictures: pictures(content, reading),
        link: format!("{}#{}", page_link(&reading.state), content.part.id()),
        citation: citation(content, reading),
        embedding: None,
    }
}

fn data(content: &PartContent, reading: &Reading) -> Option<DataFiles> {
    // The files of a series hold the pooled years too, which may be more than
    // the release combines with the filters where single years are no more than
    // gaps.
    reading.breakdown(content.part.variable()).ok()?;
    let asked = Selection {
        by: vec![content.part.variable()],
        ..pinned(&reading.state.selection, &reading.state)
    };
    let api = address::of(&format!(
        "/api/v1/indicators/{}?{asked}&lang={}",
        reading.indicator.id,
        reading.language().code()
    ));
    Some(DataFiles {
        measure: None,
        files: DATA_FORMATS
            .map(|(format, option)| FileLink {
                format,
                href: format!("{api}&{option}"),
            })
            .to_vec(),
        api,
        // Of the tables that an indicator is made of, not of its values.
        examples: None,
    })
}

fn pictures(content: &PartContent, reading: &Reading) -> Vec<FileLink> {
    if !content.has_marks() {
        return Vec::new();
    }
    let asked = content
        .part
        .asked(&pinned(&reading.state.selection, &reading.state));
    let picture = |(format, ending)| FileLink {
        format,
        href: address::of(&format!(
            "/embed/{}/{}.{ending}?{asked}&lang={}",
            reading.indicator.id,
            content.part.id(),
            reading.language().code()
        )),
    };
    PICTURE_FORMATS.map(picture).to_vec()
}

fn citation(content: &PartContent, reading: &Reading) -> String {
    let name = reading.indicator.name.get(reading.language());
    let title = format!("{name}: {}", content.part.title(reading));
    let own = content.part.variable();
    cited(&title, |&variable| variable != own, &reading.state)
}
