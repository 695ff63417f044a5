use sha2::{Digest, Sha256};

use super::{super::InvalidRelease, *};

/// The bytes with the closing hash that belongs to them.
fn sealed(mut content: Vec<u8>) -> Vec<u8> {
    let hash = Sha256::digest(&content);
    content.extend(hash);
    content
}

fn content() -> Vec<u8> {
    let mut bytes = sample().encode();
    bytes.truncate(bytes.len() - 32);
    bytes
}

/// The file with another header of the same cells.
fn with_header(change: impl Fn(String) -> String) -> Vec<u8> {
    let content = content();
    let (frame, rest) = content.split_at(12);
    let length = u32::from_le_bytes(frame[8..].try_into().expect("four bytes")) as usize;
    let header = String::from_utf8(rest[..length].to_vec()).expect("text");
    let header = change(header);
    let mut bytes = frame[..8].to_vec();
    bytes.extend(u32::try_from(header.len()).expect("short").to_le_bytes());
    bytes.extend(header.as_bytes());
    bytes.extend(&rest[length..]);
    sealed(bytes)
}

fn refusal(bytes: &[u8]) -> String {
    let InvalidRelease(message) = Release::decode(bytes).expect_err("a refusal");
    message
}

#[test]
fn a_release_is_read_as_it_was_written() {
    let release = sample();
    let bytes = release.encode();
    assert_eq!(Release::decode(&bytes), Ok(release));
    assert_eq!(sample().encode(), bytes);
}

#[test]
fn the_hash_of_a_file_is_sha_256() {
    assert_eq!(
        Release::hash_of(b"abc"),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}

#[test]
fn a_cut_file_is_refused_wherever_it_ends() {
    let bytes = sample().encode();
    let ends = (0..80).chain((80..bytes.len()).step_by(997));
    for end in ends.chain([bytes.len() - 1]) {
        assert!(Release::decode(&bytes[..end]).is_err(), "{end}");
        assert!(
            Release::decode(&sealed(bytes[..end].to_vec())).is_err(),
            "{end}"
        );
    }
}

#[test]
fn a_longer_file_is_refused() {
    let mut bytes = sample().encode();
    bytes.push(0);
    assert!(refusal(&bytes).contains("hash"));
    let mut longer = content();
    longer.push(0);
    assert!(refusal(&sealed(longer)).contains("after its last cell"));
}

#[test]
fn a_flipped_bit_is_noticed() {
    let bytes = sample().encode();
    for place in (0..bytes.len()).step_by(991) {
        let mut flipped = bytes.clone();
        flipped[place] ^= 1 << (place % 8);
        assert!(Release::decode(&flipped).is_err(), "{place}");
    }
}

#[test]
fn a_header_longer_than_the_file_is_refused() {
    let mut bytes = content();
    bytes[8..12].copy_from_slice(&u32::MAX.to_le_bytes());
    assert!(refusal(&sealed(bytes)).contains("cut short"));
}

#[test]
fn a_file_is_written_in_one_way_only() {
    assert_eq!(Release::decode(&with_header(|it| it)), Ok(sample()));
    let spaced = with_header(|it| it.replacen(':', ": ", 1));
    assert!(refusal(&spaced).contains("not written as it should"));
    let smuggled = with_header(|it| it.replacen('{', r#"{"extra":[1,2,3],"#, 1));
    assert!(refusal(&smuggled).contains("not written as it should"));
}

#[test]
fn tables_of_other_dimensions_than_those_described_are_refused() {
    for dimensions in ["[0,1,7]", "[0,1,4000000000]", "[2,1,0]", "[0,1,2,3,4,5,6]"] {
        let bytes = with_header(|it| it.replacen("[0,1,2]", dimensions, 1));
        assert!(Release::decode(&bytes).is_err(), "{dimensions}");
    }
}

/// The header of the sample, followed by these cells.
fn with_cells(cells: &[u8]) -> Vec<u8> {
    let content = content();
    let length = u32::from_le_bytes(content[8..12].try_into().expect("four bytes")) as usize;
    sealed([&content[..12 + length], cells].concat())
}

#[test]
fn cells_that_do_not_fit_their_tables_are_refused() {
    // Nothing; less than any writer ends with; all decisions one way or the
    // other; and some that end too soon.
    let refused: [&[u8]; 5] = [&[], &[0, 0, 0], &[0; 400], &[0xff; 400], &[0x5a; 9]];
    for cells in refused {
        assert!(Release::decode(&with_cells(cells)).is_err(), "{cells:?}");
    }
    assert!(refusal(&with_cells(&[0, 0, 0])).contains("cut short"));
    assert!(refusal(&with_cells(&[0; 400])).contains("do not fit"));
}

#[test]
fn a_file_of_an_earlier_format_is_refused_as_such() {
    let mut bytes = content();
    bytes[7] = b'1';
    assert!(refusal(&sealed(bytes)).contains("of this version"));
}

#[test]
fn the_file_of_a_fixed_release_keeps_its_hash() {
    // Another hash of the same cells is another format: raise its version.
    assert_eq!(
        Release::hash_of(&sample().encode()),
        "70e96cd50da1ede5eab46a9a15c846ba880b94a4b432f37cf7d9208afa67d6d5"
    );
}
