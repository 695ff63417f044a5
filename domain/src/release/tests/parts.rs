use super::{
    super::{Block, InvalidRelease, Part, PartialRelease},
    *,
};
use crate::{measure::Measure, selection::SelectionError, variable::Variable};

fn hash() -> String {
    Release::hash_of(&sample().encode())
}

fn head() -> PartialRelease {
    PartialRelease::begin(&sample().encode_head(&hash())).expect("a sound head")
}

fn part(measure: Measure, block: Block) -> Vec<u8> {
    sample().encode_part(&hash(), Part { measure, block })
}

fn accredited(blocks: &[Block]) -> PartialRelease {
    let mut partial = head();
    for &block in blocks {
        let bytes = part(Measure::Accredited, block);
        partial.add(&bytes).expect("a sound part");
    }
    partial
}

/// Every table of a measure, by the variables of its breakdown.
fn tables(release: &Release, measure: Measure) -> Vec<Selection> {
    let combinations: Vec<_> = release.combinations(measure).collect();
    let of = |variables| Selection::of(measure).by(variables);
    combinations.into_iter().map(of).collect()
}

fn refusal(mut partial: PartialRelease, bytes: &[u8]) -> String {
    let before = partial.clone();
    let InvalidRelease(message) = partial.add(bytes).expect_err("a refusal");
    assert_eq!(partial, before, "a refused part leaves no trace");
    message
}

#[test]
fn all_parts_together_are_the_whole() {
    let mut partial = head();
    for measure in Measure::ALL {
        for part in Part::all(measure) {
            assert!(!partial.release().holds(part));
            let added = partial.add(&sample().encode_part(&hash(), part));
            assert_eq!(added, Ok(part));
            assert!(partial.release().holds(part));
        }
    }
    assert_eq!(**partial.release(), sample());
}

#[test]
fn the_head_knows_all_that_can_be_asked() {
    let (whole, partial) = (sample(), head());
    let known = partial.release();
    assert_eq!(known.manifest(), whole.manifest());
    assert_eq!(known.dimensions(), whole.dimensions());
    for measure in Measure::ALL {
        assert_eq!(tables(known, measure), tables(&whole, measure));
        for selection in tables(&whole, measure) {
            assert_eq!(known.check(&selection), Ok(()));
        }
    }
    let apart = Selection::default().by([Variable::Nationality, Variable::Canton]);
    assert_eq!(known.check(&apart), whole.check(&apart));
}

#[test]
fn a_part_answers_for_its_tables_what_the_whole_does() {
    let whole = sample();
    for blocks in [&Block::ALL[..1], &Block::ALL[..2], &Block::ALL] {
        let partial = accredited(blocks);
        let tables = tables(&whole, Measure::Accredited);
        let (here, missing): (Vec<_>, Vec<_>) = tables.into_iter().partition(|selection| {
            let part = Part::of(selection.measure, &selection.variables());
            blocks.contains(&part.block)
        });
        assert!(!here.is_empty());
        for selection in here {
            let known = partial.release();
            assert_eq!(known.table(&selection), whole.table(&selection));
            assert_eq!(known.cells(&selection), whole.cells(&selection));
        }
        for selection in missing {
            let error = partial.release().table(&selection).expect_err("not here");
            assert!(matches!(error, SelectionError::NotLoaded { .. }));
        }
    }
}

#[test]
fn what_has_not_come_is_never_taken_for_withheld() {
    let partial = head();
    for measure in Measure::ALL {
        for selection in tables(partial.release(), measure) {
            let error = partial.release().cells(&selection).expect_err("not here");
            let part = Part::of(measure, &selection.variables());
            assert_eq!(error, SelectionError::NotLoaded { part });
            assert!(partial.release().total(&selection).is_err());
        }
    }
}

#[test]
fn a_part_lies_among_those_of_each_of_its_variables() {
    let whole = sample();
    for selection in tables(&whole, Measure::Accredited) {
        let variables = selection.variables();
        let part = Part::of(Measure::Accredited, &variables);
        for fewer in (0..variables.len()).map(|end| &variables[..end]) {
            let mut parts = Part::with(Measure::Accredited, fewer);
            assert!(parts.any(|it| it == part), "{variables:?}");
        }
    }
}

#[test]
fn a_part_of_another_release_is_refused() {
    let other = sample().encode_part(
        &"0".repeat(64),
        Part::all(Measure::Accredited).next().unwrap(),
    );
    assert!(refusal(head(), &other).contains("another release"));
}

#[test]
fn a_damaged_or_cut_part_is_refused() {
    let bytes = part(Measure::Accredited, Block::Base);
    for place in (0..bytes.len()).step_by(41) {
        let mut flipped = bytes.clone();
        flipped[place] ^= 1 << (place % 8);
        refusal(head(), &flipped);
        refusal(head(), &bytes[..place]);
    }
    refusal(head(), &[&bytes[..], &[0]].concat());
    refusal(head(), &sample().encode());
}

#[test]
fn cells_of_one_part_are_not_read_as_those_of_another() {
    let base = part(Measure::Accredited, Block::Base);
    let renamed = String::from_utf8_lossy(&base).contains("accredited-base");
    assert!(renamed);
    let name = base
        .windows(15)
        .position(|it| it == b"accredited-base")
        .unwrap();
    let mut other = [&base[..name], b"accredited-rest", &base[name + 15..]].concat();
    reseal(&mut other);
    refusal(accredited(&[Block::Base]), &other);
}

#[test]
fn a_part_comes_once_and_after_the_small_tables_of_its_measure() {
    let persons = part(Measure::Accredited, Block::Persons);
    assert!(refusal(head(), &persons).contains("small tables"));
    let all = accredited(&[Block::Base, Block::Persons]);
    assert!(refusal(all, &persons).contains("twice"));
    // The small tables of the other measure are of no use.
    let mut other = head();
    let base = part(Measure::Applications, Block::Base);
    other.add(&base).expect("a sound part");
    refusal(other, &persons);
}

#[test]
fn a_damaged_head_is_refused() {
    let bytes = sample().encode_head(&hash());
    for place in (0..bytes.len()).step_by(97) {
        let mut flipped = bytes.clone();
        flipped[place] ^= 1 << (place % 8);
        assert!(PartialRelease::begin(&flipped).is_err(), "{place}");
    }
    assert!(PartialRelease::begin(&sample().encode()).is_err());
    let mut longer = bytes[..bytes.len() - 32].to_vec();
    longer.push(0);
    longer.extend([0; 32]);
    reseal(&mut longer);
    assert!(PartialRelease::begin(&longer).is_err());
}

#[test]
fn a_measure_below_the_floor_has_empty_parts() {
    let mut whole = sample();
    whole
        .measures
        .retain(|stored| stored.measure == Measure::Accredited);
    let hash = Release::hash_of(&whole.encode());
    let mut partial = PartialRelease::begin(&whole.encode_head(&hash)).expect("a sound head");
    let base = Part {
        measure: Measure::Applications,
        block: Block::Base,
    };
    // There is nothing to wait for.
    assert!(partial.release().holds(base));
    assert_eq!(partial.add(&whole.encode_part(&hash, base)), Ok(base));
}

#[test]
fn the_parts_of_a_fixed_release_keep_their_bytes() {
    // Readers keep parts for ever: other bytes of the same cells are another
    // format.
    let whole = sample();
    let hash = hash();
    let mut all = whole.encode_head(&hash);
    for part in Measure::ALL.into_iter().flat_map(Part::all) {
        all.extend(whole.encode_part(&hash, part));
    }
    assert_eq!(
        Release::hash_of(&all),
        "5b2df3baba19b81d2e5cd1753ceda5b760c7df3446252f3c70e351514a7c6605"
    );
}

/// Writes the closing hash that belongs to the bytes before it.
fn reseal(bytes: &mut Vec<u8>) {
    use sha2::{Digest, Sha256};

    bytes.truncate(bytes.len() - 32);
    let hash = Sha256::digest(&bytes[..]);
    bytes.extend(hash);
}
