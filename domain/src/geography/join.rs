//! Joining features on the codes of the cantons.

use std::collections::BTreeMap;

use super::{
    Fault, Point,
    feature::{Feature, Shape},
    ring::RingCheck,
};
use crate::{classification::classification, code::Code, variable::Variable};

/// Polygons as rings as corners.
pub(super) type Polygons = Vec<Vec<Vec<Point>>>;

/// The shapes of the cantons, and all that is wrong.
pub(super) fn join(
    features: &[Feature],
    property: Option<&str>,
) -> (BTreeMap<Code, Polygons>, Vec<Fault>) {
    let known = known_cantons();
    let mut faults = Vec::new();
    let mut places: BTreeMap<Code, Vec<usize>> = BTreeMap::new();
    let mut cantons = BTreeMap::new();
    let mut rings = RingCheck::default();
    for feature in features {
        let code = joined(feature, property, &known, &mut faults);
        let name = match &code {
            Some(code) => format!("canton {code}"),
            None => format!("feature {}", feature.place),
        };
        if let Some(code) = &code {
            faults.extend(misnamed(feature, code));
        }
        let polygons = checked(feature, &name, &mut rings, &mut faults);
        if let Some(code) = code {
            places.entry(code.clone()).or_default().push(feature.place);
            cantons.extend(polygons.map(|polygons| (code, polygons)));
        }
    }
    let repeated = places.iter().filter(|(_, places)| places.len() > 1);
    faults.extend(repeated.map(|(code, features)| Fault::Repeated {
        code: code.to_string(),
        features: features.clone(),
    }));
    let missing: Vec<_> = known
        .iter()
        .filter(|(code, _)| !places.contains_key(*code))
        .map(|(code, name)| format!("{code} {name}"))
        .collect();
    if !missing.is_empty() {
        faults.push(Fault::Missing { cantons: missing });
    }
    faults.extend(rings.faults());
    (cantons, faults)
}

/// The cantons with their names: of all places of residence those of three
/// digits.
fn known_cantons() -> BTreeMap<Code, &'static str> {
    let list = classification().list(Variable::Canton);
    list.categories()
        .iter()
        .filter(|category| is_canton(category.code.as_str()))
        .map(|category| (category.code.clone(), category.label.es.as_str()))
        .collect()
}

fn is_canton(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit())
}

/// The canton that a feature names.
fn joined(
    feature: &Feature,
    property: Option<&str>,
    known: &BTreeMap<Code, &'static str>,
    faults: &mut Vec<Fault>,
) -> Option<Code> {
    let Some(written) = feature.code(property) else {
        faults.push(Fault::NoCode {
            feature: feature.place,
        });
        return None;
    };
    let code = written.parse().ok().filter(|code| known.contains_key(code));
    if code.is_none() {
        faults.push(Fault::UnknownCode {
            feature: feature.place,
            code: written,
        });
    }
    code
}

/// A feature that is called as another canton than its code says: then codes
/// were swapped, and numbers would stand in the wrong place. A name that means
/// no canton says nothing, nor does that of the province.
fn misnamed(feature: &Feature, code: &Code) -> Option<Fault> {
    let list = classification().list(Variable::Canton);
    let of_province = |name: &str| {
        let mut above = list.ancestors(code.as_str()).into_iter();
        above.any(|province| list.find(&province.label.es) == list.find(name))
    };
    let mut other = None;
    for name in feature.names() {
        match list.find(name) {
            Some(found) if found == *code => return None,
            Some(found) if is_canton(found.as_str()) && !of_province(name) => {
                other = other.or(Some((name, found)));
            }
            _ => {}
        }
    }
    other.map(|(name, means)| Fault::Misnamed {
        code: code.to_string(),
        name: name.trim().to_owned(),
        means: means.to_string(),
    })
}

/// The polygons of a feature, with its faults noted.
fn checked(
    feature: &Feature,
    name: &str,
    rings: &mut RingCheck,
    faults: &mut Vec<Fault>,
) -> Option<Polygons> {
    let place = name.to_owned();
    match &feature.shape {
        Shape::Polygons(polygons) if polygons.iter().flatten().next().is_none() => {
            faults.push(Fault::NoShape { place });
        }
        Shape::Polygons(polygons) => {
            for (index, ring) in polygons.iter().flatten().enumerate() {
                rings.check(name, index + 1, ring, faults);
            }
            return Some(polygons.clone());
        }
        Shape::Other(found) => faults.push(Fault::NoPolygon {
            place,
            found: found.clone(),
        }),
        Shape::Malformed => faults.push(Fault::Malformed { place }),
        Shape::NoArc => faults.push(Fault::NoArc { place }),
    }
    None
}
