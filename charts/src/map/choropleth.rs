//! Which of five states each region of a map is in.

use std::ops::RangeInclusive;

use domain::{
    label::{Label, Language},
    order,
    table::{Cell, PublishedTable},
};

use crate::{Mark, number, option::categories, words};

/// The most classes that a map's colours tell apart.
const MAX_CLASSES: usize = 4;

/// How a region is drawn: told apart by pattern and words, not by colour
/// alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RegionState {
    /// Published: the place of its [`Class`], from the lowest.
    Value(usize),
    /// Nobody, where a zero is public or no other number can be.
    Zero,
    /// Below the threshold, zero included.
    Withheld,
    /// Outside what the release tabulates.
    NotPublished,
    /// Not collected in this period.
    NoData,
}

impl RegionState {
    /// The name of the state, for a class of a style sheet.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Value(_) => "value",
            Self::Zero => "zero",
            Self::Withheld => "withheld",
            Self::NotPublished => "not-published",
            Self::NoData => "no-data",
        }
    }

    fn of(cell: Cell, classes: &[Class]) -> Self {
        match cell {
            Cell::Published(0) | Cell::StructuralZero => Self::Zero,
            Cell::Published(persons) => classes
                .iter()
                .rposition(|class| *class.persons.start() <= persons)
                .map_or(Self::Value(0), Self::Value),
            Cell::Withheld => Self::Withheld,
            Cell::NotPublished => Self::NotPublished,
            Cell::NotCollected => Self::NoData,
        }
    }
}

/// A range of published values that share a colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// Least and greatest published value in it, in persons.
    pub persons: RangeInclusive<u32>,
}

impl Class {
    /// The range for a legend, such as `12–40`.
    #[must_use]
    pub fn label(&self, language: Language) -> String {
        let [least, greatest] =
            [self.persons.start(), self.persons.end()].map(|end| number::whole(*end, language));
        if least == greatest {
            least
        } else {
            format!("{least}–{greatest}")
        }
    }
}

/// A region with its number.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// What a click on it stands for; its code names the shape.
    pub mark: Mark,
    /// Its name.
    pub label: Label,
    /// Its number.
    pub cell: Cell,
    /// How it is drawn.
    pub state: RegionState,
    /// Its share in the base of the table, in percent; none without a base.
    pub share_percent: Option<f64>,
}

/// The regions of a table with the classes of their colours.
#[derive(Clone, Debug, PartialEq)]
pub struct Choropleth {
    /// In the order of the axis.
    pub regions: Vec<Region>,
    /// From the lowest; none when no value is published.
    pub classes: Vec<Class>,
    base: Cell,
}

/// The regions of a table of one axis, such as the provinces.
///
/// Classes are those of the regions that are drawn. They part where one value
/// is the most times the next below it, so that one large region does not make
/// all others look alike, and end at published values, so that nothing
/// unpublished can be read from them. None when the table has another number
/// of axes.
///
/// # Examples
///
/// ```
/// use charts::map::{RegionState, choropleth};
///
/// let table = domain::release::sample().table(&"by=province".parse()?)?;
/// let map = choropleth(&table, &|_| true).expect("one axis");
/// assert_eq!(map.region("1").map(|it| it.state), Some(RegionState::Value(3)));
/// # Ok::<(), domain::selection::SelectionError>(())
/// ```
#[must_use]
pub fn choropleth(table: &PublishedTable, is_drawn: &dyn Fn(&str) -> bool) -> Option<Choropleth> {
    let [axis] = table.axes() else {
        return None;
    };
    let base = table.base();
    let cells: Vec<_> = categories(axis)
        .into_iter()
        .map(|(index, item)| (item, table.cell(&[index])))
        .collect();
    let drawn = cells
        .iter()
        .filter(|(item, _)| is_drawn(item.code.as_str()));
    let classes = classes(drawn.filter_map(|(_, cell)| cell.persons()));
    let regions = cells
        .into_iter()
        .map(|(item, cell)| Region {
            mark: Mark::new(axis.variable, &item.code),
            label: item.label.as_ref().clone(),
            cell,
            state: RegionState::of(cell, &classes),
            share_percent: PublishedTable::share_percent(cell, base),
        })
        .collect();
    Some(Choropleth {
        regions,
        classes,
        base,
    })
}

/// Classes that part where a value is the most times the one below.
fn classes(published: impl Iterator<Item = u32>) -> Vec<Class> {
    let values = order::distinct(published.filter(|persons| *persons > 0));
    let times = |place: usize| f64::from(values[place + 1]) / f64::from(values[place]);
    let steps = values.len().saturating_sub(1);
    let widest = order::places(steps, &|one, other| times(other).total_cmp(&times(one)));
    let parts = widest.into_iter().take(MAX_CLASSES - 1);
    let starts = order::distinct(parts.map(|place| place + 1).chain([0]));
    let ends = starts.iter().skip(1).copied().chain([values.len()]);
    starts
        .iter()
        .zip(ends)
        .filter_map(|(&start, end)| values.get(start..end))
        .filter_map(|class| Some(*class.first()?..=*class.last()?))
        .map(|persons| Class { persons })
        .collect()
}

impl Choropleth {
    /// What shares are taken of, in persons, where that is published.
    #[must_use]
    pub fn base(&self) -> Option<u32> {
        self.base.persons()
    }

    /// The region of a code.
    #[must_use]
    pub fn region(&self, code: &str) -> Option<&Region> {
        self.regions
            .iter()
            .find(|region| region.mark.code.as_str() == code)
    }

    /// What a region says to those who do not see it: name, number and share,
    /// such as `San José: 65 personas (36 %)`.
    #[must_use]
    pub fn describe(&self, region: &Region, threshold: u32, language: Language) -> String {
        let name = region.label.in_language(language);
        let number = words::cell(region.cell, threshold, language);
        match region.share_percent.zip(self.base.persons()) {
            Some((share, base)) => {
                format!(
                    "{name}: {number} ({})",
                    number::percent(share, base, language)
                )
            }
            None => format!("{name}: {number}"),
        }
    }
}
