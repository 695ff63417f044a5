//! Drawn charts as pictures.

use std::{fs, sync::LazyLock};

use charts::svg::{
    Drawing,
    png::{Fonts, PngError, png},
};

use crate::support::{DRAWER, bundle_path, by_year};

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let folder = bundle_path().expect("the bundle").with_file_name("fonts");
    let files = fs::read_dir(folder).expect("a folder of fonts beside the bundle");
    let files = files.map(|file| fs::read(file.expect("a file").path()).expect("its bytes"));
    Fonts::new(files).expect("fonts")
});

/// Width and height, as the header of a PNG says.
fn size(picture: &[u8]) -> (u32, u32) {
    let number =
        |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().expect("four bytes"));
    assert!(picture.starts_with(b"\x89PNG"));
    (number(16), number(20))
}

fn opaque(title: &str) -> String {
    let drawing = Drawing {
        title: title.into(),
        opaque: true,
        ..by_year()
    };
    DRAWER.draw(drawing).expect("a drawing")
}

#[test]
fn a_picture_has_the_size_of_its_scale_and_is_always_the_same() {
    let svg = opaque("a");
    let picture = png(&svg, 2.0, &FONTS).unwrap();
    assert_eq!(size(&picture), (960, 400));
    assert_eq!(picture, png(&svg, 2.0, &FONTS).unwrap());
    // What is not seen does not change it.
    assert_eq!(picture, png(&opaque("b"), 2.0, &FONTS).unwrap());
}

#[test]
fn texts_are_painted() {
    let svg = opaque("a");
    let other = svg.replace(">2019<", ">2018<");
    assert_ne!(svg, other);
    assert_ne!(png(&svg, 1.0, &FONTS), png(&other, 1.0, &FONTS));
}

#[test]
fn impossible_pictures_are_errors() {
    let svg = opaque("a");
    for scale in [0.0, -1.0, f32::NAN, f32::INFINITY, 1_000.0] {
        assert_eq!(
            png(&svg, scale, &FONTS),
            Err(PngError::InvalidSize),
            "{scale}"
        );
    }
    assert_eq!(png("<svg", 1.0, &FONTS), Err(PngError::InvalidSvg));
    assert_eq!(
        Fonts::new([b"no font".to_vec()]).unwrap_err(),
        PngError::NoFont
    );
}
