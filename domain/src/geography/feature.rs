//! One feature of a boundary file, before anything of it is believed.

use serde_json::{Map, Value};

use super::Point;

/// What a feature says.
#[derive(Clone, Debug, Default)]
pub(super) struct Feature {
    /// Its place in the file, from 1.
    pub(super) place: usize,
    pub(super) properties: Map<String, Value>,
    pub(super) id: Option<Value>,
    pub(super) shape: Shape,
}

/// Polygons as rings as corners, or what stands in their place.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    Polygons(Vec<Vec<Vec<Point>>>),
    /// The name of another geometry.
    Other(String),
    /// No lists of pairs of numbers.
    Malformed,
    /// An arc that the file does not hold.
    NoArc,
}

impl Default for Shape {
    fn default() -> Self {
        Self::Other("no geometry".to_owned())
    }
}

/// Names under which files of this country keep the code of a canton.
const USUAL_NAMES: [&str; 10] = [
    "code",
    "codigo",
    "código",
    "cod_canton",
    "codigo_canton",
    "codcanton",
    "cod_cant",
    "canton_code",
    "cod_dta",
    "id",
];

/// Names under which they keep its name.
const USUAL_LABELS: [&str; 12] = [
    "name",
    "nombre",
    "nom_cant",
    "nom_canton",
    "nomcanton",
    "nombre_canton",
    "nombrecanton",
    "canton",
    "cantón",
    "ncanton",
    "canton_name",
    "name_es",
];

impl Feature {
    /// The code of its canton, as it is written there.
    pub(super) fn code(&self, property: Option<&str>) -> Option<String> {
        if let Some(name) = property {
            return self.properties.get(name).and_then(text);
        }
        USUAL_NAMES
            .iter()
            .find_map(|usual| {
                let mut known = self.properties.iter();
                known.find_map(|(name, value)| {
                    (name.to_lowercase() == **usual)
                        .then(|| text(value))
                        .flatten()
                })
            })
            .or_else(|| self.id.as_ref().and_then(text))
    }

    /// What it is called, under each of the usual names.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.properties
            .iter()
            .filter(|(name, _)| USUAL_LABELS.contains(&name.to_lowercase().as_str()))
            .filter_map(|(_, value)| value.as_str())
            // A number is a code, perhaps of another scheme.
            .filter(|text| text.chars().any(char::is_alphabetic))
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => number.as_u64().map(|number| number.to_string()),
        _ => None,
    }
}

/// Takes a position apart; heights are passed over.
pub(super) fn point(value: &Value) -> Option<Point> {
    let numbers = value.as_array()?;
    Some((numbers.first()?.as_f64()?, numbers.get(1)?.as_f64()?))
}

/// Reads each element of a list; nothing where one is not as it should be.
pub(super) fn list<T>(value: &Value, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    value.as_array()?.iter().map(read).collect()
}
