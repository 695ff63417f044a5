//! What goes wrong is an error of its own, and the next chart is drawn.

use std::{sync::mpsc, time::Duration};

use charts::svg::{DrawError, Drawer, Drawing, Limits};

use crate::support::{DRAWER, by_year, drawer, drawing, endless, one_worker};

#[test]
fn an_option_that_is_none_is_an_error_and_the_next_one_is_drawn() {
    let drawer = drawer(one_worker());
    let nested = "[".repeat(200_000);
    for option in [
        "",
        "{",
        "null",
        "{\"series\":[{\"type\":\"bar\",\"data\":[1]}]}",
        &nested,
    ] {
        let error = drawer.draw(drawing(option)).unwrap_err();
        assert!(matches!(error, DrawError::InvalidOption(_)), "{error:?}");
    }
    assert!(drawer.draw(by_year()).is_ok());
}

#[test]
fn a_drawing_that_takes_too_long_ends_and_the_next_one_is_drawn() {
    let drawer = drawer(Limits {
        time: Duration::from_secs(1),
        memory_bytes: 4 << 30,
        ..one_worker()
    });
    assert_eq!(drawer.draw(endless()), Err(DrawError::Timeout));
    assert!(drawer.draw(by_year()).is_ok());
}

#[test]
fn a_drawing_that_needs_too_much_memory_ends_and_the_next_one_is_drawn() {
    let drawer = drawer(Limits {
        memory_bytes: 16 << 20,
        ..one_worker()
    });
    for _ in 0..2 {
        assert_eq!(drawer.draw(endless()), Err(DrawError::OutOfMemory));
        assert!(drawer.draw(by_year()).is_ok());
    }
}

#[test]
fn a_full_queue_turns_drawings_away() {
    let drawer = drawer(Limits {
        queue: 1,
        ..one_worker()
    });
    let (begun, has_begun) = mpsc::channel();
    let (release, released) = mpsc::channel::<()>();
    drawer
        .submit(by_year(), move |_| {
            begun.send(()).unwrap();
            released.recv().unwrap();
        })
        .unwrap();
    has_begun.recv().unwrap();

    let (done, is_done) = mpsc::channel();
    drawer
        .submit(by_year(), move |result| done.send(result).unwrap())
        .unwrap();
    assert_eq!(drawer.draw(by_year()), Err(DrawError::Busy));

    release.send(()).unwrap();
    assert!(is_done.recv().unwrap().is_ok());
}

#[test]
fn sizes_and_ids_are_checked() {
    for (width, height) in [(0, 100), (100, 0), (100, Drawing::MAX_PIXELS + 1)] {
        let sized = Drawing {
            width,
            height,
            ..by_year()
        };
        assert_eq!(DRAWER.draw(sized), Err(DrawError::InvalidSize));
    }
    for id in ["", "1a", "-a", "a b", "a\"", "año"] {
        let named = Drawing {
            id: id.into(),
            ..by_year()
        };
        assert_eq!(DRAWER.draw(named), Err(DrawError::InvalidId), "{id}");
    }
}

#[test]
fn a_wrong_bundle_is_refused_at_the_start() {
    for bundle in [
        "",
        "syntax error",
        "throw new Error('no')",
        "globalThis.drawChart = 7",
    ] {
        let error = Drawer::new(bundle, one_worker()).unwrap_err();
        assert!(
            matches!(error, DrawError::InvalidBundle(_)),
            "{bundle}: {error:?}"
        );
    }
}

#[test]
fn a_thread_survives_the_panic_of_the_one_who_asked() {
    let drawer = drawer(one_worker());
    drawer
        .submit(by_year(), |_| panic!("the reader has gone"))
        .unwrap();
    assert!(drawer.draw(by_year()).is_ok());
}
