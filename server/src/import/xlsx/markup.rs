//! Whether XML can be parsed in bounded memory.
//!
//! A parser keeps one piece of markup or text at a time, and the names of the
//! elements that are open. Both are held to a limit here, whatever the text
//! between the quotation marks, comments and character data pretends.

use std::fmt;

/// Elements within elements.
const DEEPEST: usize = 256;
/// Digits of a number in a tag: a longer one, taken for a number of texts,
/// would reserve memory for them at once.
const MOST_DIGITS: usize = 7;

/// What XML may hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// The longest piece of text or markup.
    pub(super) piece_bytes: usize,
    /// How many tags.
    pub(super) tags: u64,
}

impl Default for Limits {
    /// A cell of a workbook has at most 32,767 characters.
    fn default() -> Self {
        Self {
            piece_bytes: 256 * 1024,
            tags: u64::MAX,
        }
    }
}

/// Looks at XML as it comes, in pieces of any size.
#[derive(Debug, Default)]
pub(super) struct Markup {
    limits: Limits,
    tags: u64,
    state: State,
    piece: usize,
    depth: usize,
    digits: usize,
    /// The first bytes of a piece of markup, to know it by.
    start: Vec<u8>,
    last: u8,
    before_last: u8,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Text,
    Tag,
    /// Within a tag, between quotation marks.
    Quoted(u8),
    /// `<!--` to `-->`.
    Comment,
    /// `<![CDATA[` to `]]>`.
    CharacterData,
    /// `<?` to `?>`.
    Instruction,
}

/// Why XML would fill the memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    LongPiece,
    Tags,
    Depth,
    LongNumber,
    Declaration,
    Malformed,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::LongPiece => "holds a text longer than a cell can be",
            Self::Tags => "holds too many elements",
            Self::Depth => "holds elements nested too deeply",
            Self::LongNumber => "claims to hold too many texts",
            Self::Declaration => "declares a document type, which workbooks do not",
            Self::Malformed => "is not well-formed",
        })
    }
}

impl Markup {
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            limits,
            ..Self::default()
        }
    }

    /// Looks at the next bytes.
    pub(super) fn add(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        bytes.iter().try_for_each(|byte| self.byte(*byte))
    }

    fn byte(&mut self, byte: u8) -> Result<(), Fault> {
        self.piece += 1;
        if self.piece > self.limits.piece_bytes {
            return Err(Fault::LongPiece);
        }
        let before = self.state;
        match before {
            State::Text => {
                if byte == b'<' {
                    self.enter(State::Tag);
                    self.start.clear();
                    self.tags += 1;
                    if self.tags > self.limits.tags {
                        return Err(Fault::Tags);
                    }
                }
            }
            State::Tag => self.in_tag(byte)?,
            State::Quoted(mark) => {
                self.count_digits(byte)?;
                if byte == mark {
                    self.state = State::Tag;
                }
            }
            State::Comment => self.until(byte, *b"-->"),
            State::CharacterData => self.until(byte, *b"]]>"),
            State::Instruction => {
                if (self.last, byte) == (b'?', b'>') {
                    self.enter(State::Text);
                }
            }
        }
        self.remember(byte, before);
        Ok(())
    }

    /// Keeps the last two bytes, but none of before a change of state: the
    /// hyphens that open a comment do not close it.
    fn remember(&mut self, byte: u8, before: State) {
        (self.before_last, self.last) = if self.state == before {
            (self.last, byte)
        } else {
            (0, 0)
        };
    }

    fn in_tag(&mut self, byte: u8) -> Result<(), Fault> {
        const CHARACTER_DATA: &[u8] = b"![CDATA[";
        if self.start.len() < CHARACTER_DATA.len() {
            self.start.push(byte);
        }
        match (self.start.as_slice(), byte) {
            (b"?", _) => self.enter(State::Instruction),
            (b"!--", _) => self.enter(State::Comment),
            (CHARACTER_DATA, _) => self.enter(State::CharacterData),
            ([b'!', b'-'], _) | (b"!", _) => {}
            ([b'!', rest @ ..], _) if CHARACTER_DATA[1..].starts_with(rest) => {}
            ([b'!', ..], _) => return Err(Fault::Declaration),
            ([b'/', ..], b'"' | b'\'') => return Err(Fault::Malformed),
            (_, b'"' | b'\'') => self.state = State::Quoted(byte),
            (_, b'>') => self.end_tag()?,
            _ => {}
        }
        Ok(())
    }

    fn end_tag(&mut self) -> Result<(), Fault> {
        if self.start.first() == Some(&b'/') {
            self.depth = self.depth.saturating_sub(1);
        } else if self.last != b'/' {
            self.depth += 1;
            if self.depth > DEEPEST {
                return Err(Fault::Depth);
            }
        }
        self.enter(State::Text);
        Ok(())
    }

    /// Only the element around shared texts says how many there are.
    fn count_digits(&mut self, byte: u8) -> Result<(), Fault> {
        self.digits = if byte.is_ascii_digit() {
            self.digits + 1
        } else {
            0
        };
        if self.digits > MOST_DIGITS && self.start.starts_with(b"sst") {
            return Err(Fault::LongNumber);
        }
        Ok(())
    }

    fn until(&mut self, byte: u8, end: [u8; 3]) {
        if [self.before_last, self.last, byte] == end {
            self.enter(State::Text);
        }
    }

    fn enter(&mut self, state: State) {
        self.state = state;
        self.piece = 0;
        self.digits = 0;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fault(xml: &str) -> Option<Fault> {
        Markup::default().add(xml.as_bytes()).err()
    }

    fn long(text: &str) -> String {
        text.repeat(Limits::default().piece_bytes / text.len() + 1)
    }

    #[test]
    fn an_ordinary_sheet_passes() {
        let row = "<row r=\"1\"><c r=\"A1\" t='s'><v>0</v></c><c r=\"B1\"/></row>";
        let rows = row.repeat(10_000);
        let xml = format!(
            "<?xml version=\"1.0\"?><!-- made by hand --><worksheet><sheetData>{rows}\
             <c><is><t><![CDATA[a > b]]></t></is></c></sheetData></worksheet>"
        );
        assert_eq!(fault(&xml), None);
    }

    #[test]
    fn no_piece_is_longer_than_a_cell_whatever_it_holds() {
        for xml in [
            format!("<t>{}", long("a")),
            format!("<t a=\"{}", long("<b>'</b>")),
            format!("<t {}", long("a")),
            format!("<!--{}", long("<b></b>- ->")),
            format!("<![CDATA[{}", long("<b></b>]] >")),
            format!("<?{}", long("<b></b>? >")),
        ] {
            assert_eq!(fault(&xml), Some(Fault::LongPiece), "{}", &xml[..20]);
        }
    }

    #[test]
    fn elements_are_not_nested_without_end() {
        assert_eq!(fault(&"<a>".repeat(DEEPEST + 1)), Some(Fault::Depth));
        assert_eq!(fault(&"<a></a><b/>".repeat(DEEPEST + 1)), None);
        assert_eq!(fault(&"<a b='/'>".repeat(DEEPEST + 1)), Some(Fault::Depth));
    }

    #[test]
    fn no_number_of_texts_reserves_memory() {
        assert_eq!(fault("<sst uniqueCount=\"9999999\">"), None);
        assert_eq!(
            fault("<sst uniqueCount='99999999'>"),
            Some(Fault::LongNumber)
        );
        assert_eq!(fault("<v r=\"123456789\">123456789</v>"), None);
    }

    #[test]
    fn a_comment_is_not_closed_by_what_opens_it() {
        for opening in ["<!-->", "<![CDATA[>", "<?>"] {
            let xml = format!("{opening}{}", long("<b></b>"));
            assert_eq!(fault(&xml), Some(Fault::LongPiece), "{opening}");
        }
    }

    #[test]
    fn tags_are_counted_and_closing_ones_hold_no_quotation() {
        let limits = Limits {
            tags: 2,
            ..Limits::default()
        };
        assert_eq!(Markup::new(limits).add(b"<a></a>"), Ok(()));
        assert_eq!(Markup::new(limits).add(b"<a></a><a>"), Err(Fault::Tags));
        assert_eq!(fault("</a \">"), Some(Fault::Malformed));
    }

    #[test]
    fn document_types_are_refused() {
        assert_eq!(fault("<!DOCTYPE a>"), Some(Fault::Declaration));
        assert_eq!(fault("<!-DOCTYPE a>"), Some(Fault::Declaration));
    }

    proptest! {
        #[test]
        fn pieces_of_any_size_are_seen_alike(xml in "[<>!?/a'\"\\[\\]\\-CDAT0-9 ]{0,60}", at in 0..60_usize) {
            let bytes = xml.as_bytes();
            let (left, right) = bytes.split_at(at.min(bytes.len()));
            let mut markup = Markup::default();
            let parts = markup.add(left).and_then(|()| markup.add(right));
            prop_assert_eq!(parts.err(), fault(&xml));
        }
    }
}
