//! The sheet of codes.

use std::collections::BTreeSet;

use domain::{label::Language, release::Release, table::ItemKind, variable::Variable};

use super::{Book, Field, WorkbookError};

/// Adds a sheet of every code of these variables with its label.
///
/// # Errors
///
/// The sheet cannot be written.
pub fn codes(
    book: &mut Book,
    release: &Release,
    variables: &BTreeSet<Variable>,
    language: Language,
) -> Result<(), WorkbookError> {
    let words = words(language);
    let name = book.free_name(words.title);
    let mut sheet = book.sheet(&name)?;
    sheet.heads(&words.heads)?;
    sheet.freeze()?;
    for &variable in variables {
        let Some(dimension) = release.dimension(variable) else {
            continue;
        };
        let variable_label = dimension.label.in_language(language);
        for item in &dimension.items {
            let texts = [
                variable_label,
                variable.name(),
                item.code.as_str(),
                item.label.in_language(language),
                kind(item.kind, language),
            ];
            sheet.row(&texts.map(|text| Field::Text(text.to_owned())))?;
        }
    }
    Ok(())
}

struct Words {
    title: &'static str,
    heads: [&'static str; 5],
}

fn words(language: Language) -> Words {
    match language {
        Language::Es => Words {
            title: "Códigos",
            heads: ["Variable", "Nombre en la API", "Código", "Etiqueta", "Tipo"],
        },
        Language::En => Words {
            title: "Codes",
            heads: ["Variable", "Name in the API", "Code", "Label", "Kind"],
        },
    }
}

fn kind(kind: ItemKind, language: Language) -> &'static str {
    match (kind, language) {
        (ItemKind::Category, Language::Es) => "categoría",
        (ItemKind::Category, Language::En) => "category",
        (ItemKind::Group, Language::Es) => "grupo",
        (ItemKind::Group, Language::En) => "group",
        (ItemKind::Missing, Language::Es) => "sin respuesta",
        (ItemKind::Missing, Language::En) => "no answer",
    }
}
