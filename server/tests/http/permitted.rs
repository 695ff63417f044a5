//! The numbers that may stand in one place of a page, a picture or a workbook:
//! published cells of what is asked there, and what is made of them alone.

use std::collections::HashSet;

use charts::number::{Percent, plain};
use domain::{
    code::reserved,
    indicator::{self, Denominator, IndicatorValue, Unit, ValueState},
    label::Language,
    release::Release,
    table::{Cell, Item, ItemKind, PublishedTable},
};

use crate::spelled;

/// What the marks of a figure are called.
const NOUNS: [[&str; 2]; 4] = [
    ["categorías", "categories"],
    ["años", "years"],
    ["períodos", "periods"],
    ["combinaciones", "combinations"],
];

/// Words of the product that stand beside numbers and explain them.
const EXPLAINED: [&str; 9] = [
    "por cada 100 solicitudes",
    "per 100 applications",
    "pasar de 100",
    "Pasa de 100 %",
    "pass 100%",
    "exceed 100",
    "exceeds 100%",
    "más de 100",
    "more than 100",
];

/// Numbers as [`spelled::numbers`] reads them, and phrases whose numbers count
/// nobody.
#[derive(Clone, Debug, Default)]
pub struct Permitted {
    numbers: HashSet<String>,
    /// Longest first.
    phrases: Vec<String>,
}

impl Permitted {
    /// What every place of a release may say: its years, its name, its threshold
    /// where it is called so, and labels.
    pub fn of_release(release: &Release) -> Self {
        let threshold = release.threshold();
        let cutoff = release.manifest().cutoff;
        let mut phrases = vec![
            format!("<\u{a0}{threshold}"),
            format!("< {threshold}"),
            format!("<{threshold}"),
            format!("menos de {threshold}"),
            format!("fewer than {threshold}"),
            release.id().to_string(),
            cutoff.format("%d/%m/%Y").to_string(),
        ];
        phrases.extend(EXPLAINED.map(str::to_owned));
        for text in indicator::all().flat_map(|it| [it.unit().label(), it.name]) {
            phrases.extend([text.es, text.en].map(str::to_owned));
        }
        let items = release.dimensions().iter().flat_map(|it| &it.items);
        for label in items.map(|item| &item.label) {
            for language in [Language::Es, Language::En] {
                phrases.push(label.in_language(language).to_owned());
            }
        }
        phrases.retain(|it| it.contains(|letter: char| letter.is_ascii_digit()));
        let years = release.years().map(|year| year.code.to_string());
        let mut permitted = Self {
            numbers: years.collect(),
            phrases: phrases.iter().map(|it| spaced(it)).collect(),
        };
        permitted.sort();
        permitted
    }

    fn sort(&mut self) {
        self.phrases.sort_by_key(|it| std::cmp::Reverse(it.len()));
        self.phrases.dedup();
    }

    /// With all that another permits.
    pub fn with(mut self, other: &Self) -> Self {
        self.numbers.extend(other.numbers.iter().cloned());
        self.phrases.extend(other.phrases.iter().cloned());
        self.sort();
        self
    }

    /// How many numbers a text holds, or the first that is not permitted.
    pub fn judge(&self, text: &str, language: Language) -> Result<usize, String> {
        let mut text = spaced(text);
        for phrase in &self.phrases {
            text = text.replace(phrase, "\u{b7}");
        }
        let numbers = spelled::numbers(&text, language);
        match numbers.iter().find(|it| !self.numbers.contains(*it)) {
            Some(number) => Err(number.clone()),
            None => Ok(numbers.len()),
        }
    }

    /// Whether a number is permitted, spelt as [`spelled::numbers`] does.
    pub fn holds(&self, number: &str) -> bool {
        self.numbers.contains(number)
    }

    /// Permits a number that counts nobody.
    pub fn number(&mut self, number: &str) {
        self.numbers.insert(number.to_owned());
    }

    pub fn cell(&mut self, cell: Cell) {
        self.numbers.extend(cell.persons().map(|it| it.to_string()));
    }

    pub fn share(&mut self, cell: Cell, base: Cell) {
        let share = PublishedTable::share_percent(cell, base).zip(base.persons());
        let share = share.map(|(share, base)| spelled::share(Percent::of(share, base)));
        self.numbers.extend(share);
    }

    /// The cells of a table, the shares of its bases, and how many of its cells
    /// have no number.
    pub fn table(&mut self, table: &PublishedTable) {
        let inner: usize = table
            .axes()
            .iter()
            .skip(1)
            .map(|it| it.items.len())
            .product();
        for (flat, &cell) in table.cells().iter().enumerate() {
            let base = table.base_at(flat / inner.max(1));
            for base in [table.base(), base] {
                self.cell(base);
                self.share(cell, base);
            }
            self.cell(cell);
        }
        self.counts_of_cells(table);
    }

    /// How many of a table's marks are in which state, as summaries say it: "3
    /// of 12 categories".
    fn counts_of_cells(&mut self, table: &PublishedTable) {
        let kinds: [fn(&Item) -> bool; 2] = [
            |item| item.kind == ItemKind::Category,
            |item| item.kind == ItemKind::Group && item.code.as_str() != reserved::ANSWERED,
        ];
        for kind in kinds {
            let marks = marks(table, kind);
            let mut counts = vec![Cell::Withheld, Cell::NotPublished, Cell::NotCollected];
            counts.extend(marks.iter().copied().max_by_key(|it| it.persons()));
            for state in counts {
                let count = marks.iter().filter(|&&cell| cell == state).count();
                let all = marks.len();
                for [noun, own] in NOUNS {
                    let phrases = [
                        format!("{count} de {all} {noun}"),
                        format!("{count} of {all} {own}"),
                        format!("{count} {noun} comparten"),
                        format!("{count} {own} share"),
                    ];
                    self.phrases.extend(phrases);
                }
            }
        }
    }

    /// The value of an indicator, and what it is made of.
    pub fn value(&mut self, value: &IndicatorValue, unit: Unit) {
        match value.state {
            ValueState::Published { value, decimals } => {
                let sign = if unit == Unit::Percent { "%" } else { "" };
                self.numbers
                    .insert(format!("{}{sign}", plain(value, decimals)));
            }
            ValueState::Between { first, last } => {
                let ends = [Some(first), last].into_iter().flatten();
                self.numbers.extend(ends.map(|end| end.to_string()));
            }
            _ => {}
        }
        if let Some(cell) = value.numerator {
            self.cell(cell);
        }
        match value.denominator {
            Some(Denominator::Persons { cell }) => self.cell(cell),
            Some(Denominator::Inhabitants { persons, years }) => {
                let all = persons * u64::from(years);
                let numbers = [persons, u64::from(years), all].map(|it| it.to_string());
                self.numbers.extend(numbers);
            }
            None => {}
        }
    }
}

/// A text with spaces of one kind.
fn spaced(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// The cells that a chart of a table marks.
fn marks(table: &PublishedTable, is_mark: fn(&Item) -> bool) -> Vec<Cell> {
    let widths: Vec<_> = table.axes().iter().map(|axis| axis.items.len()).collect();
    let cells = table.cells().iter().enumerate();
    cells
        .filter(|(flat, _)| {
            let mut flat = *flat;
            let mut axes = table.axes().iter().zip(&widths).rev();
            axes.all(|(axis, width)| {
                let item = &axis.items[flat % width];
                flat /= width;
                is_mark(item)
            })
        })
        .map(|(_, &cell)| cell)
        .collect()
}
