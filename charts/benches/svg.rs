//! Speed of drawing charts on the server, on one thread.
//!
//! `make bench` runs it, after `scripts/build-web.sh --assets` has built what
//! it draws with.

use std::{
    env, fs, io,
    num::NonZeroUsize,
    path::{Path, PathBuf},
    time::Instant,
};

use charts::{
    Arrangement, ChartTheme, Series, Style, bars, bars_height, flow, flow_height, grouped_bars,
    grouped_bars_height,
    svg::{Drawer, Drawing, Limits},
    years,
};
use domain::{label::Language, release, table::PublishedTable};
use serde_json::{Value, json};

const RUNS: usize = 200;
const WIDTH: u32 = 640;

fn main() -> io::Result<()> {
    let bundle = fs::read_to_string(bundle_path()?)?;
    let start = Instant::now();
    let limits = Limits {
        workers: NonZeroUsize::MIN,
        ..Limits::default()
    };
    let drawer = Drawer::new(bundle, limits).map_err(io::Error::other)?;
    let loading = start.elapsed().as_secs_f64() * 1_000.0;
    let mut figures = vec![figure("chart script loaded", loading, "ms", 200.0)];

    for (name, drawing) in drawings() {
        let mut milliseconds = Vec::with_capacity(RUNS);
        let mut bytes = 0;
        for _ in 0..RUNS {
            let start = Instant::now();
            let svg = drawer.draw(drawing.clone()).map_err(io::Error::other)?;
            milliseconds.push(start.elapsed().as_secs_f64() * 1_000.0);
            bytes = svg.len();
        }
        milliseconds.sort_by(f64::total_cmp);
        let median = milliseconds[RUNS / 2];
        let p99 = milliseconds[RUNS * 99 / 100];
        figures.push(figure(&format!("{name} drawn, median"), median, "ms", 25.0));
        figures.push(figure(&format!("{name} drawn, p99"), p99, "ms", 50.0));
        figures.push(figure(
            &format!("{name} as SVG"),
            kilobytes(bytes),
            "kB",
            16.0,
        ));
    }
    save(&figures)
}

/// One chart of each kind, from the release for tests.
fn drawings() -> [(&'static str, Drawing); 4] {
    let style = Style::new(Language::Es, ChartTheme::LIGHT, 5);
    let nationality = table("by=nationality");
    let by_sex = table("by=nationality,sex");
    let countries = table("by=nationality,country_of_exploitation");
    let series = ["Solicitudes recibidas", "Personas acreditadas"]
        .map(|name| Series::from_table(name, &table("by=period")));
    [
        ("years", drawing(years(&series, &style), 280)),
        (
            "bars",
            drawing(bars(&nationality, &style), bars_height(&nationality)),
        ),
        (
            "grouped bars",
            drawing(
                grouped_bars(&by_sex, Arrangement::Grouped, &style),
                grouped_bars_height(&by_sex),
            ),
        ),
        (
            "flow",
            drawing(flow(&countries, &style), flow_height(&countries)),
        ),
    ]
}

fn table(selection: &str) -> PublishedTable {
    let selection = selection.parse().expect("a selection");
    release::sample()
        .table(&selection)
        .expect("a table of the sample")
}

fn drawing(option: String, height: u32) -> Drawing {
    Drawing {
        option,
        width: WIDTH,
        height,
        id: "figure".into(),
        title: "Personas acreditadas".into(),
        description: String::new(),
        language: Language::Es,
        theme: ChartTheme::LIGHT,
        opaque: false,
    }
}

fn kilobytes(bytes: usize) -> f64 {
    f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1_000.0
}

fn figure(name: &str, value: f64, unit: &str, target: f64) -> Value {
    eprintln!("{name}: {value:.2} {unit}");
    json!({
        "name": name,
        "value": (value * 100.0).round() / 100.0,
        "unit": unit,
        "target": target,
        "better": "lower",
    })
}

/// Writes the figures into the folder `ATALAYA_BENCH_DIR`, if there is one.
fn save(figures: &[Value]) -> io::Result<()> {
    let Some(folder) = env::var_os("ATALAYA_BENCH_DIR") else {
        return Ok(());
    };
    fs::write(
        Path::new(&folder).join("svg.json"),
        serde_json::to_vec(figures)?,
    )
}

/// What `ATALAYA_SSR_BUNDLE` names, else in the target folder of this program.
fn bundle_path() -> io::Result<PathBuf> {
    if let Some(named) = env::var_os("ATALAYA_SSR_BUNDLE") {
        return Ok(named.into());
    }
    env::current_exe()?
        .ancestors()
        .map(|folder| folder.join("ssr/echarts-ssr.js"))
        .find(|path| path.exists())
        .ok_or_else(|| {
            io::Error::other("build the chart script with scripts/build-web.sh --assets")
        })
}
