//! Every public address, and what it takes.

use app::{page::Page, place::Place};
use domain::{label::Language, release};
use serde_json::Value;
use server::api::openapi::describe;

/// A public address.
pub struct Address {
    /// Its path, with its parameters in braces.
    pub path: String,
    /// What stands in the place of each parameter of the path.
    pub places: Vec<(String, String)>,
    /// The keys of its query.
    pub keys: Vec<String>,
    /// Whether readers ask it: what is wrong it says on a page, not as a
    /// problem for programs.
    pub is_page: bool,
}

impl Address {
    fn page(path: &str, keys: &[String]) -> Self {
        Self {
            path: path.to_owned(),
            places: Vec::new(),
            keys: keys.to_vec(),
            is_page: true,
        }
    }

    fn file(path: &str, place: (&str, &str), keys: &[String]) -> Self {
        Self {
            places: vec![(place.0.to_owned(), place.1.to_owned())],
            is_page: false,
            ..Self::page(path, keys)
        }
    }

    /// The path with these words in the place of one of its parameters.
    pub fn with(&self, parameter: &str, words: &str) -> String {
        let mut path = self.path.clone();
        for (name, usual) in &self.places {
            let words = if name == parameter { words } else { usual };
            path = path.replace(&format!("{{{name}}}"), words);
        }
        path
    }

    /// The path with what usually stands in it.
    pub fn usual(&self) -> String {
        self.with("", "")
    }
}

/// The pages of the dashboard, places of the map and one of each kind among
/// them.
pub fn pages() -> Vec<Page> {
    let indicator = "ACC-RATE".parse().expect("an id");
    let more = [
        Page::Map(Place::Province(1)),
        Page::Map(Place::Canton(101)),
        Page::Indicator(indicator),
        Page::Embed("age"),
    ];
    Page::ALL.into_iter().chain(more).collect()
}

/// Every public address of a dashboard of the sample release.
pub fn every() -> Vec<Address> {
    let variables = release::sample().dimensions().to_vec();
    let variables = variables.iter().map(|it| it.variable.name().to_owned());
    let mut selection: Vec<_> = variables.collect();
    selection.extend(["measure", "release"].map(str::to_owned));
    let with = |more: &[&str]| {
        let more = more.iter().map(|&key| key.to_owned());
        selection.iter().cloned().chain(more).collect::<Vec<_>>()
    };
    let mut all = described();
    for page in pages() {
        let keys = match page {
            Page::Explore => with(&["by", "show", "sort", "rows", "columns"]),
            Page::Indicator(_) => with(&["by"]),
            Page::Indicators => with(&["q"]),
            Page::Embed(_) => with(&["theme", "locked", "controls"]),
            // Words alone: filters are only carried on.
            Page::Method | Page::Releases => Vec::new(),
            _ => with(&[]),
        };
        for language in [Language::Es, Language::En] {
            all.push(Address::page(&page.path(language), &keys));
        }
    }
    let look = with(&["lang", "theme", "locked", "controls"]);
    all.push(Address {
        is_page: true,
        ..Address::file("/embed/{figure}", ("figure", "age"), &look)
    });
    let picture = with(&["lang", "theme", "width"]);
    for path in ["/embed/{figure}.svg", "/embed/{figure}.png"] {
        all.push(Address::file(path, ("figure", "province"), &picture));
    }
    let book = ("page", "es/acreditadas");
    all.push(Address::file("/workbook/{page}.xlsx", book, &with(&[])));
    let asked = ["url", "format", "maxwidth", "maxheight"].map(str::to_owned);
    all.push(Address {
        is_page: false,
        ..Address::page("/oembed", &asked)
    });
    all
}

/// The addresses of the API and of pictures of indicators, as its description
/// has them.
fn described() -> Vec<Address> {
    let api = describe(Some(&release::sample()), Language::Es, "");
    let paths = api["paths"].as_object().expect("paths");
    let paths = paths.iter().filter(|(path, _)| {
        let starts = ["/api/", "/embed/{id}/"];
        starts.iter().any(|start| path.starts_with(start))
    });
    paths
        .map(|(path, item)| of_description(path, item))
        .collect()
}

fn of_description(path: &str, item: &Value) -> Address {
    let parameters = item["get"]["parameters"].as_array().expect("parameters");
    let name = |it: &Value| it["name"].as_str().expect("a name").to_owned();
    let (places, keys): (Vec<_>, Vec<_>) = parameters.iter().partition(|it| it["in"] == "path");
    let usual = |it: &Value| {
        let schema = &it["schema"];
        let first = schema["enum"].get(0).or_else(|| schema["examples"].get(0));
        let first = first.and_then(Value::as_str).expect("an example");
        (name(it), first.to_owned())
    };
    Address {
        path: path.to_owned(),
        places: places.into_iter().map(usual).collect(),
        keys: keys.into_iter().map(name).collect(),
        is_page: false,
    }
}

/// The routes that the router is made of, as its source has them.
fn routes() -> Vec<&'static str> {
    let source = include_str!("../../src/web.rs");
    let starts = [".route(\"", ".nest(\""];
    let routes = starts.iter().flat_map(|start| {
        let found = source.split(start).skip(1);
        found.filter_map(|rest| rest.split('"').next())
    });
    routes.collect()
}

#[test]
fn no_route_is_left_out() {
    let known = every();
    // They hold nothing of a release but its name, or they are files of the
    // program.
    let mut without = vec!["/", "/health", "/ready", "/pkg/{file}", "/geography/{file}"];
    // Compared with the release file in `parts.rs`.
    without.push("/parts/{release}/{name}");
    let routes = routes();
    assert!(routes.len() > 8, "{routes:?}");
    for route in routes {
        let is_known = known.iter().any(|it| it.path.starts_with(route));
        assert!(is_known || without.contains(&route), "{route}");
    }
}
