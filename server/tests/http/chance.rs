//! Random requests: what a description allows, and pages.

use domain::release::Release;
use serde_json::Value;

use crate::random_pages::next_page;

/// Numbers that look random and are the same in every run (SplitMix64).
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below another.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("small")
    }

    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// What is asked: one kind of address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Door {
    Data,
    /// The other addresses of the API.
    Api,
    Page,
    /// A figure for a frame of another site.
    Frame,
    Svg,
    Png,
    Workbook,
    Oembed,
}

/// How many of a thousand requests ask what: most of them where the numbers are
/// and an answer costs little, few where each takes long to draw.
const MIX: [(Door, usize); 8] = [
    (Door::Data, 470),
    (Door::Api, 420),
    (Door::Page, 50),
    (Door::Frame, 10),
    (Door::Svg, 33),
    (Door::Png, 2),
    (Door::Workbook, 10),
    (Door::Oembed, 5),
];

impl Door {
    pub fn of(path: &str) -> Self {
        match path {
            "/oembed" => Self::Oembed,
            _ if path.ends_with("/data") && path.starts_with("/api/") => Self::Data,
            _ if path.starts_with("/api/") => Self::Api,
            _ if path.starts_with("/workbook/") => Self::Workbook,
            _ if path.starts_with("/embed/") => match path.rsplit_once('.') {
                Some((_, "svg")) => Self::Svg,
                Some((_, "png")) => Self::Png,
                _ => Self::Frame,
            },
            _ => Self::Page,
        }
    }
}

struct Parameter {
    name: String,
    in_path: bool,
    is_list: bool,
    values: Vec<String>,
}

struct Operation {
    path: String,
    parameters: Vec<Parameter>,
}

/// A stream of addresses.
pub struct Requests {
    operations: Vec<Operation>,
    release: Release,
    chance: Chance,
}

fn texts(values: &Value) -> Vec<String> {
    let values = values.as_array().into_iter().flatten();
    values
        .map(|value| value.as_str().expect("a text").to_owned())
        .collect()
}

impl Parameter {
    fn of(parameter: &Value) -> Self {
        let schema = &parameter["schema"];
        let is_list = schema["type"] == "array";
        let values = match schema["type"].as_str() {
            Some("integer") => ["0", "1", "7", "100"].map(str::to_owned).to_vec(),
            Some("array") => texts(&schema["items"]["enum"]),
            // A number or nothing.
            None if schema["anyOf"].is_array() => {
                ["0", "1", "7", "100", ""].map(str::to_owned).to_vec()
            }
            _ if schema["enum"].is_array() => texts(&schema["enum"]),
            _ => texts(&schema["examples"]),
        };
        assert!(!values.is_empty(), "no values for {parameter}");
        Self {
            name: parameter["name"].as_str().expect("a name").to_owned(),
            in_path: parameter["in"] == "path",
            is_list,
            values,
        }
    }
}

impl Operation {
    fn address(&self, chance: &mut Chance) -> String {
        let mut path = self.path.clone();
        let mut query = Vec::new();
        let others = self.parameters.len();
        for parameter in &self.parameters {
            let name = &parameter.name;
            if parameter.in_path {
                let value = chance.pick(&parameter.values);
                path = path.replace(&format!("{{{name}}}"), value);
            } else if parameter.is_list {
                let wanted = chance.below(4);
                let mut values: Vec<&str> = Vec::new();
                for _ in 0..wanted {
                    let value = chance.pick(&parameter.values);
                    if !values.contains(&value.as_str()) {
                        values.push(value);
                    }
                }
                if !values.is_empty() {
                    query.push(format!("{name}={}", values.join(",")));
                }
            } else if chance.below(others) < 2 || name == "format" {
                let value = chance.pick(&parameter.values);
                query.push(format!("{name}={value}"));
            }
        }
        format!("{path}?{}", query.join("&"))
    }
}

impl Requests {
    pub fn new(api: &Value, release: Release, chance: Chance) -> Self {
        let paths = api["paths"].as_object().expect("paths");
        let operations = paths.iter().map(|(path, item)| Operation {
            path: path.clone(),
            parameters: item["get"]["parameters"]
                .as_array()
                .expect("parameters")
                .iter()
                .map(Parameter::of)
                .collect(),
        });
        Self {
            operations: operations.collect(),
            release,
            chance,
        }
    }

    /// The next address, in the mix of [`MIX`].
    pub fn next_address(&mut self) -> String {
        let chance = &mut self.chance;
        let mut place = chance.below(MIX.iter().map(|(_, share)| share).sum());
        let drawn = MIX.iter().find(|(_, share)| {
            let is_it = place < *share;
            place = place.saturating_sub(*share);
            is_it
        });
        let (door, _) = drawn.expect("below their sum");
        if *door == Door::Page {
            return next_page(&self.release, chance);
        }
        let behind = |it: &&Operation| Door::of(&it.path) == *door;
        let operations: Vec<_> = self.operations.iter().filter(behind).collect();
        chance.pick(&operations).address(chance)
    }
}
