//! The numbers along the axes of a chart, which count nobody: muted, on one
//! line, from zero on, as far apart as their numbers are.

use std::collections::HashSet;

use domain::label::Language;

use crate::{nodes::Node, spelled};

/// How far a place may be from where it belongs, in pixels.
const NEAR: f64 = 0.6;

/// A number that stands alone in a drawing.
struct Number {
    /// Its place among the words.
    node: usize,
    drawing: usize,
    value: f64,
    at: [f64; 2],
}

/// Which of some words are such numbers.
pub fn ticks(said: &[Node], language: Language) -> HashSet<usize> {
    let numbers: Vec<_> = said
        .iter()
        .enumerate()
        .filter_map(|(place, node)| number(place, node, language))
        .collect();
    let mut ticks = HashSet::new();
    for [along, across] in [[0, 1], [1, 0]] {
        for zero in numbers.iter().filter(|it| it.value == 0.0) {
            let is_beside = |other: &&Number| {
                other.drawing == zero.drawing && (other.at[across] - zero.at[across]).abs() < NEAR
            };
            let mut line: Vec<_> = numbers.iter().filter(is_beside).collect();
            line.sort_by(|one, other| one.value.total_cmp(&other.value));
            if is_even(&line, along) {
                ticks.extend(line.iter().map(|it| it.node));
            }
        }
    }
    ticks
}

fn number(place: usize, node: &Node, language: Language) -> Option<Number> {
    let at = node
        .at
        .filter(|_| node.element.contains("chart-fill-muted"))?;
    let is_number = |letter: char| letter.is_ascii_digit() || ",.%\u{a0}\u{202f}".contains(letter);
    let [read] = &spelled::numbers(&node.text, language)[..] else {
        return None;
    };
    let value = read.trim_end_matches('%').parse().ok()?;
    node.text.chars().all(is_number).then_some(Number {
        node: place,
        drawing: node.drawing,
        value,
        at: [at.0, at.1],
    })
}

/// Whether numbers on a line are all multiples of their first step, and stand
/// where those belong.
fn is_even(line: &[&Number], along: usize) -> bool {
    let [zero, first, ..] = line else {
        return false;
    };
    let pixels = (first.at[along] - zero.at[along]) / first.value;
    line.iter().enumerate().all(|(place, number)| {
        let is_step = (number.value - first.value * place as f64).abs() < 1e-9;
        let there = zero.at[along] + pixels * number.value;
        is_step && (number.at[along] - there).abs() < NEAR
    })
}

#[test]
fn only_an_even_scale_from_zero_is_an_axis() {
    let text = |value: &str, x: f64| Node {
        element: "text chart-fill-muted".into(),
        text: value.into(),
        at: Some((x, 238.0)),
        drawing: 1,
    };
    let axis = [text("0", 10.0), text("20", 60.0), text("40", 110.0)];
    assert_eq!(ticks(&axis, Language::Es).len(), 3);
    let with_another = [axis.to_vec(), vec![text("2", 15.0)]].concat();
    assert_eq!(ticks(&with_another, Language::Es).len(), 0);
    assert_eq!(ticks(&axis[1..], Language::Es).len(), 0);
    let label = Node {
        element: "text chart-fill-text".into(),
        ..text("2", 15.0)
    };
    let labelled = [axis.to_vec(), vec![label]].concat();
    assert!(!ticks(&labelled, Language::Es).contains(&3));
}
