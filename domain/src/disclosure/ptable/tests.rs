use super::*;

fn interval(noise: i32, upper: f64) -> Interval {
    Interval { noise, upper }
}

fn stays() -> Vec<Interval> {
    vec![interval(0, 1.0)]
}

#[test]
fn a_key_that_equals_a_bound_lies_above_it() {
    let table = PTable::from_rows(&[stays(), vec![interval(-1, 0.5), interval(1, 1.0)]]).unwrap();
    let half = 1 << 63;
    assert_eq!(table.noise(1, half - 1), -1);
    assert_eq!(table.noise(1, half), 1);
    assert_eq!(table.noise(1_000_000, 0), -1);
}

#[test]
fn what_is_not_a_p_table_is_refused() {
    let refused = [
        (vec![], InvalidPTable::NoRow),
        (vec![stays()], InvalidPTable::NoRow),
        (
            vec![vec![interval(1, 1.0)], stays()],
            InvalidPTable::ZeroChanged,
        ),
        (vec![stays(), vec![]], InvalidPTable::Bounds { count: 1 }),
        (
            vec![stays(), vec![interval(0, 0.5), interval(1, 0.4)]],
            InvalidPTable::Bounds { count: 1 },
        ),
        (
            vec![stays(), vec![interval(0, 0.5)]],
            InvalidPTable::Bounds { count: 1 },
        ),
        (
            vec![stays(), vec![interval(0, f64::NAN), interval(1, 1.0)]],
            InvalidPTable::Bounds { count: 1 },
        ),
        (
            vec![stays(), vec![interval(-2, 0.5), interval(2, 1.0)]],
            InvalidPTable::Negative { count: 1 },
        ),
    ];
    for (rows, reason) in refused {
        assert_eq!(PTable::from_rows(&rows), Err(reason), "{rows:?}");
    }
}

#[test]
fn parameters_out_of_range_are_refused() {
    for (max, variance) in [(0, 1.0), (101, 1.0), (3, 0.0), (3, f64::NAN), (3, -1.0)] {
        assert_eq!(
            PTable::generate(&NoiseParameters::new(max, variance)),
            Err(InvalidPTable::Parameters)
        );
    }
}

#[test]
fn the_largest_change_is_known() {
    let noise = NoiseParameters {
        unreachable: 2,
        ..NoiseParameters::new(5, 3.0)
    };
    assert_eq!(PTable::generate(&noise).unwrap().max_noise(), 5);
}
