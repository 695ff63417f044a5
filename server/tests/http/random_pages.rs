//! Random addresses of pages: every page of the dashboard, places of the map and
//! indicators among them, under filters that they take.

use app::{page::Page, place::Place};
use domain::{
    indicator, label::Language, measure::Measure, release::Release, selection::Selection,
    variable::Variable,
};

use crate::chance::Chance;

/// Filters that a page takes, whether or not its figures can answer under them.
pub fn filters(page: Page, release: &Release, chance: &mut Chance) -> Selection {
    let measure = match page.takes_measure() {
        true => *chance.pick(&Measure::ALL),
        false => Measure::default(),
    };
    let mut selection = Selection::of(measure);
    for _ in 0..chance.below(3) {
        let dimension = chance.pick(release.dimensions());
        let item = chance.pick(&dimension.items);
        let is_place = [Variable::Province, Variable::Canton].contains(&dimension.variable);
        if page.place().is_none() || !is_place {
            selection = selection.filter(dimension.variable, item.code.clone());
        }
    }
    if chance.below(2) == 0 {
        selection.release = Some(release.id().clone());
    }
    selection
}

/// Figures whose page says how to embed them.
const EMBEDDED: [&str; 5] = ["age", "sex", "years", "flow", "province"];

/// The address of a page.
pub fn next_page(release: &Release, chance: &mut Chance) -> String {
    let page = page(release, chance);
    let language = *chance.pick(&[Language::Es, Language::En]);
    let mut selection = filters(page, release, chance);
    let most = match page {
        Page::Explore => 2,
        Page::Data => 3,
        Page::Indicator(_) => 1,
        _ => 0,
    };
    if most > 0 {
        let by = (0..chance.below(most + 1)).map(|_| chance.pick(release.dimensions()).variable);
        let mut by: Vec<_> = by.collect();
        by.dedup();
        selection = selection.by(by);
    }
    if page == Page::Data {
        selection.measure = *chance.pick(&Measure::ALL);
    }
    let own: &[&str] = match page {
        Page::Explore => &["", "", "show=row_share", "show=column_share", "sort=size"],
        Page::Data => &["", "format=json", "format=json-stat"],
        Page::Indicators => &["", "", "q=tasa", "q=women", "q=5"],
        _ => &[""],
    };
    let own = chance.pick(own);
    let pairs = [selection.to_string(), (*own).to_owned()];
    let pairs: Vec<_> = pairs.into_iter().filter(|it| !it.is_empty()).collect();
    match pairs.join("&") {
        query if query.is_empty() => page.path(language),
        query => format!("{}?{query}", page.path(language)),
    }
}

fn page(release: &Release, chance: &mut Chance) -> Page {
    let codes = |variable| {
        let dimension = release.dimension(variable);
        let items = dimension.into_iter().flat_map(|it| &it.items);
        items.filter_map(|item| item.code.as_str().parse().ok())
    };
    let provinces = codes(Variable::Province).filter_map(|it| u8::try_from(it).ok());
    let cantons: Vec<_> = codes(Variable::Canton).collect();
    let provinces: Vec<_> = provinces.collect();
    match chance.below(20) {
        0..3 => Page::Explore,
        3..6 => {
            let all: Vec<_> = indicator::all().map(|it| it.id).collect();
            Page::Indicator(chance.pick(&all).parse().expect("an id"))
        }
        6 => Page::Map(Place::Province(*chance.pick(&provinces))),
        7 => Page::Map(Place::Canton(*chance.pick(&cantons))),
        8 => Page::Embed(chance.pick::<&str>(&EMBEDDED)),
        _ => *chance.pick(&Page::ALL),
    }
}
