//! Drawn charts as PNG pictures.

use std::sync::Arc;

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{self, Options, Tree, fontdb},
};

/// The most pixels of a picture: some 128 MB while it is drawn.
const MAX_PIXELS: u64 = 32 << 20;

/// The fonts of the texts in pictures. A machine's own fonts are never used,
/// so that a picture is the same wherever it is drawn.
#[derive(Clone, Debug)]
pub struct Fonts(Arc<fontdb::Database>);

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PngError {
    /// No face in the given files: only TrueType and OpenType are read.
    #[error("there is no font in the given files")]
    NoFont,
    /// The text is no SVG.
    #[error("the drawing is not a valid SVG")]
    InvalidSvg,
    /// The scale is not above zero, or the picture would be too large.
    #[error("the picture has no pixels or too many")]
    InvalidSize,
}

impl Fonts {
    /// Reads fonts from the bytes of their files; the first family is used
    /// wherever a drawing asks for one that is not among them.
    ///
    /// # Errors
    ///
    /// [`PngError::NoFont`].
    pub fn new(files: impl IntoIterator<Item = Vec<u8>>) -> Result<Self, PngError> {
        let mut fonts = fontdb::Database::new();
        for file in files {
            fonts.load_font_data(file);
        }
        let family = fonts
            .faces()
            .next()
            .and_then(|face| face.families.first())
            .map(|(name, _)| name.clone())
            .ok_or(PngError::NoFont)?;
        fonts.set_sans_serif_family(family);
        Ok(Self(Arc::new(fonts)))
    }
}

/// Paints an SVG of [`Drawer`](super::Drawer), `scale` pixels for one of the
/// drawing. Draw it with [`opaque`](super::Drawing::opaque), or the picture
/// has nothing behind its marks.
///
/// # Errors
///
/// [`PngError::InvalidSvg`], [`PngError::InvalidSize`].
pub fn png(svg: &str, scale: f32, fonts: &Fonts) -> Result<Vec<u8>, PngError> {
    let options = Options {
        fontdb: Arc::clone(&fonts.0),
        // Nothing outside of the text is ever read.
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|_| PngError::InvalidSvg)?;
    let size = tree
        .size()
        .to_int_size()
        .scale_by(scale)
        .filter(|size| u64::from(size.width()) * u64::from(size.height()) <= MAX_PIXELS)
        .ok_or(PngError::InvalidSize)?;
    let mut picture = Pixmap::new(size.width(), size.height()).ok_or(PngError::InvalidSize)?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut picture.as_mut(),
    );
    picture.encode_png().map_err(|_| PngError::InvalidSize)
}
