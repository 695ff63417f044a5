//! The bundle, drawers and drawings that the tests share.

use std::{env, fs, num::NonZeroUsize, path::PathBuf, sync::LazyLock, time::Duration};

use charts::{
    ChartTheme, Series, Style,
    svg::{Drawer, Drawing, Limits},
    years,
};
use domain::{
    code::Code,
    label::Language,
    release,
    table::{Cell, PublishedTable},
};
use roxmltree::Document;
use serde_json::json;

static BUNDLE: LazyLock<String> = LazyLock::new(|| {
    bundle_path()
        .and_then(|path| fs::read_to_string(path).ok())
        .expect(
            "the script that draws charts: build it with `scripts/build-web.sh --assets`, \
             or name it in ATALAYA_SSR_BUNDLE",
        )
});

/// What `ATALAYA_SSR_BUNDLE` names, else in the target folder of this test.
pub(crate) fn bundle_path() -> Option<PathBuf> {
    if let Some(named) = env::var_os("ATALAYA_SSR_BUNDLE") {
        return Some(named.into());
    }
    env::current_exe()
        .ok()?
        .ancestors()
        .map(|folder| folder.join("ssr/echarts-ssr.js"))
        .find(|path| path.exists())
}

/// One for all tests that need no limits of their own.
pub(crate) static DRAWER: LazyLock<Drawer> = LazyLock::new(|| drawer(patient()));

pub(crate) fn drawer(limits: Limits) -> Drawer {
    Drawer::new(BUNDLE.as_str(), limits).expect("the bundle loads")
}

/// Limits that a busy machine does not reach by chance.
pub(crate) fn patient() -> Limits {
    Limits {
        workers: NonZeroUsize::new(2).expect("two is not zero"),
        time: Duration::from_secs(60),
        ..Limits::default()
    }
}

pub(crate) fn one_worker() -> Limits {
    Limits {
        workers: NonZeroUsize::MIN,
        ..patient()
    }
}

pub(crate) fn drawing(option: impl ToString) -> Drawing {
    Drawing {
        option: option.to_string(),
        width: 480,
        height: 200,
        id: "by-year".into(),
        title: "Personas acreditadas por año".into(),
        description: "De 2019 a 2021: 24, reservado, 31.".into(),
        language: Language::Es,
        theme: ChartTheme::LIGHT,
        opaque: false,
    }
}

pub(crate) fn by_year() -> Drawing {
    let code = |year: &str| -> Code { year.parse().expect("a year") };
    let series = Series {
        name: "Personas acreditadas".into(),
        years: vec![
            (code("2019"), Cell::Published(24)),
            (code("2020"), Cell::Withheld),
            (code("2021"), Cell::Published(1_031)),
        ],
        bases: Vec::new(),
    };
    drawing(years(&[series], &light()))
}

/// Bars with these labels.
pub(crate) fn labelled(labels: &[&str]) -> Drawing {
    drawing(json!({
        "grid": { "containLabel": true },
        "legend": { "data": labels },
        "xAxis": { "type": "value" },
        "yAxis": { "type": "category", "data": labels },
        "series": labels.iter().map(|label| json!({
            "type": "bar",
            "name": label,
            "label": { "show": true, "formatter": "{b}" },
            "data": (0..labels.len()).map(|_| 7).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    }))
}

/// More bars than a limit allows.
pub(crate) fn endless() -> Drawing {
    let data = vec![1; 60_000];
    drawing(json!({
        "xAxis": { "type": "category" },
        "yAxis": {},
        "series": [{ "type": "bar", "data": data }],
    }))
}

pub(crate) fn texts(svg: &Document<'_>) -> String {
    svg.descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")))
        .filter_map(|node| node.text())
        .collect()
}

/// A table of the release for tests.
pub(crate) fn table(selection: &str) -> PublishedTable {
    let selection = selection.parse().expect("a selection");
    release::sample().table(&selection).expect("a table")
}

/// Spanish, in light colours.
pub(crate) fn light() -> Style {
    Style::new(Language::Es, ChartTheme::LIGHT, 5)
}
