use std::fs;

use serde_json::{Value, json};

use crate::support::Place;

/// How many cantons there are in each province.
const CANTONS: [usize; 7] = [20, 16, 8, 10, 11, 13, 6];

/// An invented country: a square for each canton.
fn country() -> Value {
    let mut features = Vec::new();
    for (province, &count) in CANTONS.iter().enumerate() {
        for canton in 0..count {
            let (west, south) = (-85.0 + canton as f64 / 10.0, 8.5 + province as f64 / 10.0);
            let (east, north) = (west + 0.1, south + 0.1);
            features.push(json!({
                "type": "Feature",
                "properties": {"code": format!("{}{:02}", province + 1, canton + 1)},
                "geometry": {"type": "Polygon", "coordinates": [
                    [[west, south], [east, south], [east, north], [west, north], [west, south]]
                ]},
            }));
        }
    }
    json!({"type": "FeatureCollection", "features": features})
}

fn write(place: &Place, value: &Value) {
    fs::write(place.path("map.json"), value.to_string()).expect("written");
}

#[test]
fn shapes_are_loaded_shown_and_removed() {
    let place = Place::new();
    let nothing = place.ok("geography show").stdout;
    assert!(nothing.contains("drawn as bars"), "{nothing}");
    write(&place, &country());
    let loaded = place.ok("geography load map.json").stdout;
    assert!(
        loaded.starts_with("Loaded 84 cantons  336 corners"),
        "{loaded}"
    );
    let shown = place.ok("geography show").stdout;
    assert_eq!(loaded, format!("Loaded {shown}"));
    // What is kept can be loaded again, and is the same.
    assert_eq!(place.ok("geography load geography.json").stdout, loaded);
    place.ok("geography remove");
    assert_eq!(place.ok("geography show").stdout, nothing);
    let again = place.ok("geography remove").stdout;
    assert!(again.contains("There were no shapes"), "{again}");
}

#[test]
fn a_wrong_file_is_refused_with_all_its_faults_and_the_shapes_in_use_stay() {
    let place = Place::new();
    write(&place, &country());
    let loaded = place.ok("geography load map.json").stdout;
    let mut wrong = country();
    let features = wrong["features"].as_array_mut().expect("a list");
    features.truncate(82);
    features[0]["properties"]["code"] = json!("999");
    features[1]["geometry"]["coordinates"][0][4] = json!([-85.0, 9.0]);
    write(&place, &wrong);
    let said = place.fails(3, "geography load map.json").stderr;
    for fault in [
        "3 faults",
        "feature 1: no canton has the code \"999\"",
        "canton 102: outline 1 does not end where it begins",
        "3 cantons are missing: 101 San José, 705 Matina, 706 Guácimo",
    ] {
        assert!(said.contains(fault), "{fault}: {said}");
    }
    assert_eq!(
        format!("Loaded {}", place.ok("geography show").stdout),
        loaded
    );
}

#[test]
fn files_that_are_no_maps_are_refused_in_a_sentence() {
    let place = Place::new();
    for (bytes, said) in [
        (&b""[..], "not JSON"),
        (b"\xff\xfe{}", "not UTF-8"),
        (b"[NaN]", "not JSON: line 1"),
        (b"{\"type\": \"Feature\"}", "neither a GeoJSON"),
    ] {
        fs::write(place.path("map.json"), bytes).expect("written");
        let run = place.fails(3, "geography load map.json");
        assert!(run.stderr.contains(said), "{said}: {run:?}");
    }
    place.fails(1, "geography load nowhere.json");
    assert!(!place.path("geography.json").exists());
}

#[test]
fn a_file_of_200_megabytes_is_refused_unread() {
    let place = Place::new();
    let file = fs::File::create(place.path("map.json")).expect("created");
    // A hole: it takes no room on the disk.
    file.set_len(200 << 20).expect("long");
    let run = place.fails(3, "geography load map.json");
    assert!(run.stderr.contains("larger than 32 MiB"), "{run:?}");
}
