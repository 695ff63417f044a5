use std::num::NonZeroUsize;

use charts::{ChartTheme, svg::Limits};
use domain::label::Language;

use super::*;

/// Draws the number of the drawing, so that a second one would be another.
const COUNTING: &str = "let drawn = 0;
    globalThis.drawChart = () => JSON.stringify(
        [{ tag: 'text', attrs: {}, children: [], text: `drawing ${++drawn}` }]);";

const FAILING: &str = "globalThis.drawChart = () => { throw new Error('no') };";

fn gallery(script: &str) -> Gallery {
    let limits = Limits {
        workers: NonZeroUsize::MIN,
        time: Duration::from_secs(60),
        ..Limits::default()
    };
    Gallery::new(Drawer::new(script, limits).expect("the script loads"))
}

fn drawing(option: &str) -> Drawing {
    Drawing {
        option: option.to_owned(),
        width: 340,
        height: 200,
        id: "chart".to_owned(),
        title: "Personas por sexo".to_owned(),
        description: "La mayoría son mujeres.".to_owned(),
        language: Language::Es,
        theme: ChartTheme::LIGHT,
        opaque: false,
    }
}

#[tokio::test]
async fn a_chart_that_many_readers_want_is_drawn_once() {
    let gallery = gallery(COUNTING);
    let orders: Vec<_> = (0..20).map(|_| gallery.order(drawing("{}"))).collect();
    for order in orders {
        let svg = order.svg().await.expect("drawn");
        assert!(svg.contains(">drawing 1<"), "{svg}");
    }
}

#[tokio::test]
async fn a_kept_chart_is_the_same_text() {
    let gallery = gallery(COUNTING);
    let first = gallery.order(drawing("{}")).svg().await.expect("drawn");
    let second = gallery.order(drawing("{}"));
    assert!(matches!(second, Order::Done(_)));
    assert!(Arc::ptr_eq(&first, &second.svg().await.expect("kept")));
}

#[tokio::test]
async fn a_chart_of_other_numbers_language_or_width_is_another() {
    let gallery = gallery(COUNTING);
    let asked = drawing("{}");
    let others = [
        asked.clone(),
        drawing("{\"series\":[]}"),
        Drawing {
            language: Language::En,
            ..asked.clone()
        },
        Drawing {
            width: 530,
            ..asked
        },
    ];
    for (place, other) in others.into_iter().enumerate() {
        let svg = gallery.order(other).svg().await.expect("drawn");
        assert!(svg.contains(&format!(">drawing {}<", place + 1)), "{svg}");
    }
}

#[tokio::test]
async fn a_chart_that_nobody_waits_for_any_more_is_kept_all_the_same() {
    let gallery = gallery(COUNTING);
    drop(gallery.order(drawing("{}")));
    // One thread draws in order: the second is ready after the first.
    gallery.order(drawing("{\"a\":1}")).svg().await;
    assert!(matches!(gallery.order(drawing("{}")), Order::Done(Some(_))));
}

#[tokio::test(start_paused = true)]
async fn a_chart_that_failed_is_left_alone_for_a_while() {
    let gallery = gallery(FAILING);
    assert_eq!(gallery.order(drawing("{}")).svg().await, None);
    assert!(matches!(gallery.order(drawing("{}")), Order::Done(None)));
    tokio::time::advance(2 * RETRY_AFTER).await;
    assert!(matches!(gallery.order(drawing("{}")), Order::Underway(_)));
}

#[test]
fn what_is_kept_has_a_bound() {
    let large = Drawing {
        option: "x".repeat(1 << 20),
        ..drawing("")
    };
    let shelf = Shelf {
        kept: Cache::with_weighter(16, 4 << 20, Bytes),
        underway: Mutex::default(),
    };
    for width in 1..=32 {
        let drawing = Drawing {
            width,
            ..large.clone()
        };
        shelf.keep(Arc::new(drawing), Ok(String::new()));
    }
    assert!(shelf.kept.weight() <= 4 << 20);
    assert!(!shelf.kept.is_empty());
}
