//! One sentence that sums a figure up, from its published cells only.

mod phrases;

use domain::{
    label::Language,
    letters::lowercase,
    measure::Measure,
    table::{Axis, Cell, PublishedTable},
    variable::Variable,
};

use crate::{Series, number, option::categories, words};

use phrases::{Noun, join, quoted};

/// A cell that a chart of the table marks.
struct Marked {
    name: String,
    cell: Cell,
    base: Cell,
}

/// The largest category of a table, its share and base, and how many
/// categories have no number.
///
/// # Examples
///
/// ```
/// use charts::summary;
/// use domain::{label::Language, release};
///
/// let release = release::sample();
/// let table = release.table(&"by=sex&province=7".parse()?)?;
/// assert_eq!(
///     summary::table(&table, release.threshold(), Language::Es),
///     "La categoría con más personas es «Mujer»: 13 de 19 personas con respuesta (68\u{a0}%)."
/// );
/// # Ok::<(), domain::selection::SelectionError>(())
/// ```
#[must_use]
pub fn table(table: &PublishedTable, threshold: u32, language: Language) -> String {
    let marked = marked(table, language);
    let noun = Noun::of(table.axes(), language);
    let sentence = match marked.as_slice() {
        _ if table.axes().is_empty() => total(table, threshold, language),
        [] => phrases::nothing_published(language).to_owned(),
        [one] => format!("{}: {}", one.name, value(one, "", threshold, language)),
        several => summarised(several, &noun, threshold, language),
    };
    format!("{sentence}.")
}

/// The first and the last published year of each series, the year of most
/// persons, and how many years have no number.
///
/// # Examples
///
/// ```
/// use charts::{Series, summary};
/// use domain::{label::Language, measure::Measure, release};
///
/// let release = release::sample();
/// let points = release.exact_series(Measure::Applications).expect("a series");
/// let series = Series::from_points("Applications received", points);
/// assert_eq!(
///     summary::years(&[series], release.threshold(), Language::En),
///     "Applications received: from 174 in 2019 to 127 in 2021."
/// );
/// ```
#[must_use]
pub fn years(series: &[Series], threshold: u32, language: Language) -> String {
    let sentences: Vec<_> = series
        .iter()
        .map(|one| format!("{}.", one_series(one, threshold, language)))
        .collect();
    sentences.join(" ")
}

/// Every combination of categories with its cell.
fn marked(table: &PublishedTable, language: Language) -> Vec<Marked> {
    let mut combinations = vec![(Vec::new(), Vec::new())];
    for axis in table.axes() {
        let items = categories(axis);
        combinations = combinations
            .into_iter()
            .flat_map(|(indices, names): (Vec<usize>, Vec<String>)| {
                items.iter().map(move |(index, item)| {
                    let name = item.label.in_language(language).to_owned();
                    (
                        [indices.as_slice(), &[*index]].concat(),
                        [names.as_slice(), &[name]].concat(),
                    )
                })
            })
            .collect();
    }
    let is_year = is_period(table.axes());
    combinations
        .into_iter()
        .map(|(indices, names)| Marked {
            name: if is_year {
                names.concat()
            } else {
                quoted(&names.join(", "), language)
            },
            cell: table.cell(&indices),
            base: table.base_at(indices.first().copied().unwrap_or(0)),
        })
        .collect()
}

fn is_period(axes: &[Axis]) -> bool {
    matches!(axes, [axis] if axis.variable == Variable::Period)
}

/// The sentence of a table without axes.
fn total(table: &PublishedTable, threshold: u32, language: Language) -> String {
    let what = match (table.measure(), language) {
        (Measure::Applications, Language::Es) => "Solicitudes recibidas",
        (Measure::Applications, Language::En) => "Applications received",
        (Measure::Accredited, Language::Es) => "Personas acreditadas",
        (Measure::Accredited, Language::En) => "Persons accredited",
    };
    let cell = table.cell(&[]);
    let number = match cell.persons() {
        Some(persons) => number::whole(persons, language),
        None => words::cell(cell, threshold, language),
    };
    format!("{what}: {number}")
}

fn summarised(marked: &[Marked], noun: &Noun, threshold: u32, language: Language) -> String {
    let gaps = gaps(marked.iter().map(|one| one.cell), noun, threshold, language);
    let greatest = marked.iter().filter_map(|one| one.cell.persons()).max();
    let lead = match greatest {
        None => phrases::nothing_published(language).to_owned(),
        Some(persons) => lead(marked, persons, noun, threshold, language),
    };
    let separator = if greatest.is_none() { ": " } else { "; " };
    match gaps.is_empty() {
        true => lead,
        false => format!("{lead}{separator}{}", gaps.join("; ")),
    }
}

/// The category or categories of most persons.
fn lead(
    marked: &[Marked],
    persons: u32,
    noun: &Noun,
    threshold: u32,
    language: Language,
) -> String {
    let largest: Vec<_> = marked
        .iter()
        .filter(|one| one.cell.persons() == Some(persons))
        .collect();
    let names: Vec<_> = largest.iter().map(|one| one.name.as_str()).collect();
    let of_each = |each: &str| value(largest[0], each, threshold, language);
    match names.as_slice() {
        [name] => format!("{} {name}: {}", noun.most, of_each("")),
        // More would be a list, not a sentence.
        [_, _] | [_, _, _] => format!(
            "{} {}: {}",
            noun.most_of_several,
            join(&names, language),
            of_each(noun.each)
        ),
        _ => noun.shared(names.len(), &of_each(noun.each), language),
    }
}

/// A number with its base and share; `each` when several have the same.
fn value(one: &Marked, each: &str, threshold: u32, language: Language) -> String {
    let share = PublishedTable::share_percent(one.cell, one.base);
    let (Some(persons), Some(base), Some(share)) = (one.cell.persons(), one.base.persons(), share)
    else {
        return format!("{}{each}", words::cell(one.cell, threshold, language));
    };
    let share = number::percent(share, base, language);
    let [persons, base] = [persons, base].map(|number| number::whole(number, language));
    // “53 each of 188” would say that each has a base of its own.
    let comma = if each.is_empty() { "" } else { "," };
    match language {
        Language::Es => {
            format!("{persons}{each}{comma} de {base} personas con respuesta ({share})")
        }
        Language::En => {
            format!("{persons}{each}{comma} of {base} persons with an answer ({share})")
        }
    }
}

/// How many have no number, and why.
fn gaps(
    cells: impl Iterator<Item = Cell>,
    noun: &Noun,
    threshold: u32,
    language: Language,
) -> Vec<String> {
    let cells: Vec<_> = cells.collect();
    [Cell::Withheld, Cell::NotPublished, Cell::NotCollected]
        .into_iter()
        .filter_map(|state| {
            let count = cells.iter().filter(|cell| **cell == state).count();
            let why = phrases::why(state, count, threshold, language)?;
            let of = match language {
                Language::Es => "de",
                Language::En => "of",
            };
            Some(format!(
                "{count} {of} {} {} {why}",
                cells.len(),
                noun.plural
            ))
        })
        .collect()
}

fn one_series(series: &Series, threshold: u32, language: Language) -> String {
    let published: Vec<_> = series
        .years
        .iter()
        .filter_map(|(year, cell)| Some((year.as_str(), cell.persons()?)))
        .collect();
    let at = |(year, persons): (&str, u32)| {
        phrases::in_year(&number::whole(persons, language), year, language)
    };
    let mut parts = match published.as_slice() {
        [] => vec![lowercase(phrases::nothing_published(language))],
        [one] => vec![at(*one)],
        [first, .., last] => {
            let mut parts = vec![phrases::from_to(&at(*first), &at(*last), language)];
            // The first of several alike.
            let most = published.iter().rev().max_by_key(|(_, persons)| *persons);
            parts.extend(
                most.filter(|most| most.1 > first.1.max(last.1))
                    .map(|most| phrases::most(&at(*most), language)),
            );
            parts
        }
    };
    let cells = series.years.iter().map(|(_, cell)| *cell);
    parts.extend(gaps(cells, &Noun::year(language), threshold, language));
    format!("{}: {}", series.name, parts.join("; "))
}
