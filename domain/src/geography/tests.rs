//! Rules of boundary files, on an invented country of squares.

use serde_json::{Value, json};

use super::{Fault, Geography};
use crate::{classification::classification, variable::Variable};

/// The codes of all cantons.
fn codes() -> Vec<String> {
    let categories = classification().list(Variable::Canton).categories().iter();
    categories
        .map(|category| category.code.to_string())
        .filter(|code| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit()))
        .collect()
}

/// A square of a tenth of a degree for each canton, in rows.
fn square(place: usize) -> Value {
    let (x, y) = ((place % 10) as f64, (place / 10) as f64);
    let (west, south) = (-84.5 + x / 10.0, 9.0 + y / 10.0);
    let (east, north) = (west + 0.1, south + 0.1);
    json!([
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south]
    ])
}

fn feature(code: &Value, ring: &Value) -> Value {
    json!({
        "type": "Feature",
        "properties": {"code": code, "name": "invented"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    })
}

fn features() -> Vec<Value> {
    codes()
        .iter()
        .enumerate()
        .map(|(place, code)| feature(&json!(code), &square(place)))
        .collect()
}

fn file(features: &[Value]) -> Vec<u8> {
    json!({"type": "FeatureCollection", "features": features})
        .to_string()
        .into_bytes()
}

fn faults(features: &[Value]) -> Vec<Fault> {
    Geography::read(&file(features), None).unwrap_err()
}

#[test]
fn a_sound_file_is_joined_on_the_codes_and_read_back_from_what_is_kept() {
    let geography = Geography::read(&file(&features()), None).unwrap();
    let joined: Vec<_> = geography.codes().map(ToString::to_string).collect();
    let mut all = codes();
    all.sort();
    assert_eq!(joined, all);
    assert_eq!(geography.corners(), 4 * 84);
    let kept = geography.to_topojson();
    assert_eq!(Geography::read(kept.as_bytes(), None).unwrap(), geography);
}

#[test]
fn neighbours_keep_their_common_corners_on_the_grid() {
    let mut features = features();
    // Both corners are off the grid by the same amount.
    let corner = json!([-84.400_04, 9.000_04]);
    features[0]["geometry"]["coordinates"][0][1] = corner.clone();
    features[1]["geometry"]["coordinates"][0][0] = corner.clone();
    features[1]["geometry"]["coordinates"][0][4] = corner;
    let moved = Geography::read(&file(&features), None).unwrap();
    let sound = Geography::read(&file(&self::features()), None).unwrap();
    assert_eq!(moved, sound);
}

#[test]
fn the_code_is_found_under_usual_names_and_under_the_one_that_is_said() {
    let named = |name: &str, as_number: bool| -> Vec<u8> {
        let features: Vec<_> = codes()
            .iter()
            .enumerate()
            .map(|(place, code)| {
                let code = match as_number {
                    true => json!(code.parse::<u32>().unwrap()),
                    false => json!(format!(" {code} ")),
                };
                let mut feature = feature(&Value::Null, &square(place));
                feature["properties"] = json!({name: code});
                feature
            })
            .collect();
        file(&features)
    };
    for (name, as_number) in [("COD_CANTON", false), ("Codigo", true)] {
        assert!(
            Geography::read(&named(name, as_number), None).is_ok(),
            "{name}"
        );
    }
    let own = named("own", false);
    assert!(Geography::read(&own, Some("own")).is_ok());
    let without = Geography::read(&own, None).unwrap_err();
    assert!(without.contains(&Fault::NoCode { feature: 84 }));
}

#[test]
fn swapped_codes_are_found_where_features_have_names() {
    let list = classification().list(Variable::Canton);
    let named = |property: &str, change: fn(String) -> String| -> Vec<Value> {
        let codes = codes();
        let label = |code: &String| list.get(code).unwrap().label.es.clone();
        features()
            .into_iter()
            .zip(&codes)
            .map(|(mut feature, code)| {
                feature["properties"] = json!({"code": code, property: change(label(code))});
                feature
            })
            .collect()
    };
    for property in ["NOM_CANT", "Nombre", "cantón"] {
        let mut features = named(property, |name| name.to_uppercase());
        assert!(
            Geography::read(&file(&features), None).is_ok(),
            "{property}"
        );
        let codes = [0, 1].map(|place| features[place]["properties"]["code"].clone());
        features[0]["properties"]["code"] = codes[1].clone();
        features[1]["properties"]["code"] = codes[0].clone();
        assert_eq!(
            faults(&features),
            [Fault::Misnamed {
                code: "101".to_owned(),
                name: "ESCAZÚ".to_owned(),
                means: "102".to_owned(),
            }]
        );
    }
}

#[test]
fn former_names_and_those_of_provinces_are_no_contradiction() {
    let mut features = features();
    for (place, name) in [
        (codes().iter().position(|code| code == "606"), "Aguirre"),
        (codes().iter().position(|code| code == "102"), "San José"),
        (codes().iter().position(|code| code == "103"), "17"),
    ] {
        features[place.unwrap()]["properties"]["name"] = json!(name);
    }
    assert!(Geography::read(&file(&features), None).is_ok());
}

#[test]
fn every_fault_of_a_file_is_listed_at_once() {
    let mut features = features();
    features[1]["properties"]["code"] = json!("999");
    features[2]["properties"]["code"] = features[3]["properties"]["code"].clone();
    features[4]["geometry"]["coordinates"][0][4] = json!([-84.0, 9.05]);
    features[5]["geometry"]["coordinates"][0] = json!([[-84.0, 9.0], [-84.0, 9.0]]);
    features[6]["geometry"] = json!({"type": "Point", "coordinates": [-84.0, 9.0]});
    features[7]["geometry"] = Value::Null;
    features[8]["geometry"]["coordinates"][0][0] = json!(["west", 9.0]);
    let codes = codes();
    let canton = |place: usize| format!("canton {}", codes[place]);
    let faults = faults(&features);
    for expected in [
        Fault::UnknownCode {
            feature: 2,
            code: "999".to_owned(),
        },
        Fault::Repeated {
            code: codes[3].clone(),
            features: vec![3, 4],
        },
        Fault::OpenRing {
            place: canton(4),
            ring: 1,
        },
        Fault::TooFewCorners {
            place: canton(5),
            ring: 1,
            corners: 2,
        },
        Fault::NoPolygon {
            place: canton(6),
            found: "Point".to_owned(),
        },
        Fault::NoPolygon {
            place: canton(7),
            found: "no geometry".to_owned(),
        },
        Fault::Malformed { place: canton(8) },
    ] {
        assert!(faults.contains(&expected), "{expected}: {faults:?}");
    }
    let missing = faults.iter().find_map(|fault| match fault {
        Fault::Missing { cantons } => Some(cantons.len()),
        _ => None,
    });
    assert_eq!(missing, Some(2));
    assert_eq!(faults.len(), 8);
}

#[test]
fn coordinates_that_are_not_longitude_and_latitude_of_the_country_are_told_apart() {
    let everywhere = |change: fn(f64, f64) -> (f64, f64)| {
        let mut features = features();
        for feature in &mut features {
            for corner in feature["geometry"]["coordinates"][0]
                .as_array_mut()
                .unwrap()
            {
                let (x, y) = change(corner[0].as_f64().unwrap(), corner[1].as_f64().unwrap());
                *corner = json!([x, y]);
            }
        }
        faults(&features)
    };
    let metres = everywhere(|x, y| (x * -5_900.0, y * 110_000.0));
    assert!(
        matches!(metres[..], [Fault::Projected { .. }]),
        "{metres:?}"
    );
    assert_eq!(everywhere(|x, y| (y, x)), [Fault::Turned]);
    let elsewhere = everywhere(|x, y| (x + 20.0, y));
    assert!(
        matches!(&elsewhere[..], [Fault::Elsewhere { places }] if places.len() == 84),
        "{elsewhere:?}"
    );
    assert!(elsewhere[0].to_string().contains("and 72 more"));
    let huge = everywhere(|x, _| (x, 1e300));
    assert!(matches!(huge[..], [Fault::Projected { .. }]), "{huge:?}");
}

#[test]
fn isla_del_coco_lies_in_the_country() {
    let mut features = features();
    let island = json!([[[-87.1, 5.5], [-87.0, 5.5], [-87.0, 5.6], [-87.1, 5.5]]]);
    let mainland = features[0]["geometry"]["coordinates"].clone();
    features[0]["geometry"] = json!({"type": "MultiPolygon", "coordinates": [mainland, island]});
    let geography = Geography::read(&file(&features), None).unwrap();
    assert_eq!(geography.corners(), 4 * 84 + 3);
}

#[test]
fn what_is_no_json_or_no_text_is_said_with_its_place() {
    let read = |bytes: &[u8]| Geography::read(bytes, None).unwrap_err();
    assert!(matches!(
        read(b"\xff\xfe{")[..],
        [Fault::NotText { byte: 0 }]
    ));
    for text in ["", "{", "[1, NaN]", "{\n\"type\": 1e999}"] {
        let faults = read(text.as_bytes());
        assert!(
            matches!(faults[..], [Fault::NotJson { .. }]),
            "{text}: {faults:?}"
        );
    }
    for text in ["[]", "{}", "17", r#"{"type": "Feature"}"#] {
        let faults = read(text.as_bytes());
        assert!(
            matches!(faults[..], [Fault::NotGeography { .. }]),
            "{text}: {faults:?}"
        );
    }
    let deep = "[".repeat(100_000);
    assert!(matches!(read(deep.as_bytes())[..], [Fault::NotJson { .. }]));
}

#[test]
fn a_topology_may_hold_other_levels_beside_the_cantons() {
    let kept = Geography::read(&file(&features()), None).unwrap();
    let mut topology: Value = serde_json::from_str(&kept.to_topojson()).unwrap();
    topology["objects"]["provinces"] = json!({"type": "GeometryCollection", "geometries": []});
    let text = topology.to_string();
    assert_eq!(Geography::read(text.as_bytes(), None).unwrap(), kept);
    let cantons = topology["objects"]["cantons"].take();
    topology["objects"] = json!({"a": cantons, "b": {}});
    let faults = Geography::read(topology.to_string().as_bytes(), None).unwrap_err();
    assert!(matches!(&faults[..], [Fault::SeveralObjects { names }] if names.len() == 2));
}

#[test]
fn arcs_that_are_not_there_or_no_numbers_are_faults() {
    let kept = Geography::read(&file(&features()), None)
        .unwrap()
        .to_topojson();
    let mut topology: Value = serde_json::from_str(&kept).unwrap();
    topology["objects"]["cantons"]["geometries"][0]["arcs"] = json!([[[9_999]]]);
    topology["objects"]["cantons"]["geometries"][1]["arcs"] = json!([[[i64::MIN]]]);
    let faults = Geography::read(topology.to_string().as_bytes(), None).unwrap_err();
    let lost = faults
        .iter()
        .filter(|fault| matches!(fault, Fault::NoArc { .. }));
    assert_eq!(lost.count(), 2, "{faults:?}");
    topology["arcs"] = json!("none");
    let faults = Geography::read(topology.to_string().as_bytes(), None).unwrap_err();
    assert_eq!(faults, [Fault::BrokenArcs]);
}

#[test]
fn a_canton_of_which_nothing_is_left_on_the_grid_is_named() {
    let mut features = features();
    features[0]["geometry"]["coordinates"][0] = json!([
        [-84.0, 9.0],
        [-84.0, 9.000_01],
        [-84.000_01, 9.000_01],
        [-84.0, 9.0]
    ]);
    let faults = faults(&features);
    assert!(matches!(&faults[..], [Fault::TooSmall { place }] if place == "canton 101"));
}

#[test]
fn detailed_outlines_are_put_on_a_coarser_grid() {
    let mut features = features();
    for (place, feature) in features.iter_mut().enumerate() {
        let mut ring = square(place).as_array().unwrap().clone();
        let (x, y) = (ring[0][0].as_f64().unwrap(), ring[0][1].as_f64().unwrap());
        // Back along the western edge, in a saw of 600 teeth.
        ring.truncate(4);
        ring.extend((1..600).map(|step| {
            let tooth = f64::from(step % 2) * 0.002;
            json!([x + tooth, y + 0.1 - f64::from(step) * 0.1 / 600.0])
        }));
        ring.push(json!([x, y]));
        feature["geometry"]["coordinates"][0] = Value::Array(ring);
    }
    let geography = Geography::read(&file(&features), None).unwrap();
    assert!(geography.step() > 0.001);
    assert!(geography.corners() <= 20_000);
}

#[test]
fn a_short_topology_that_names_a_long_arc_again_and_again_is_refused() {
    let arc = vec!["[1,1]"; 100_000].join(",");
    let numbers = vec!["0"; 2_000].join(",");
    let file = format!(
        r#"{{"type":"Topology","objects":{{"cantons":{{"type":"GeometryCollection","geometries":[{{"type":"Polygon","id":"101","arcs":[[{numbers}]]}}]}}}},"arcs":[[{arc}]]}}"#
    );
    assert_eq!(
        Geography::read(file.as_bytes(), None),
        Err(vec![Fault::Unfolded {
            corners: 200_000_000,
            limit: 4_000_000,
        }])
    );
}
