//! How far an import is, for whoever waits for it.

use std::io::{self, IsTerminal, Write};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use storage::ImportCounts;

use super::table::Position;

/// Is told how far an import is.
pub trait Progress: Send {
    /// Rows up to here are in the transaction, which is still open.
    fn advance(&mut self, position: Position, counts: ImportCounts);

    /// Nothing more will come.
    fn finish(&mut self);
}

/// Tells nobody.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn advance(&mut self, _: Position, _: ImportCounts) {}

    fn finish(&mut self) {}
}

/// A bar on a terminal, else a line now and then, on standard error.
#[must_use]
pub fn on_standard_error() -> Box<dyn Progress> {
    if io::stderr().is_terminal() {
        Box::new(Bar::new())
    } else {
        Box::new(Lines::new(io::stderr()))
    }
}

struct Bar(ProgressBar);

impl Bar {
    fn new() -> Self {
        let style = ProgressStyle::with_template("{bar:40} {percent:>3} % {msg} ({eta})");
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        Self(match style {
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        })
    }
}

impl Progress for Bar {
    fn advance(&mut self, position: Position, counts: ImportCounts) {
        self.0.set_length(position.total);
        self.0.set_position(position.done);
        self.0.set_message(format!("{} rows", counts.rows));
    }

    fn finish(&mut self) {
        self.0.finish_and_clear();
    }
}

/// Writes a line at every tenth of the file.
struct Lines<W> {
    to: W,
    tenths: u64,
}

impl<W: Write + Send> Lines<W> {
    fn new(to: W) -> Self {
        Self { to, tenths: 0 }
    }
}

impl<W: Write + Send> Progress for Lines<W> {
    fn advance(&mut self, position: Position, counts: ImportCounts) {
        let tenths = 10 * position.done / position.total.max(1);
        if tenths > self.tenths {
            self.tenths = tenths;
            // Nobody who stopped listening keeps an import from ending.
            let _ = writeln!(self.to, "{} % ({} rows)", 10 * tenths, counts.rows);
        }
    }

    fn finish(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_written_at_every_tenth() {
        let mut written = Vec::new();
        let mut lines = Lines::new(&mut written);
        for done in [5, 10, 15, 30, 100] {
            let counts = ImportCounts {
                rows: done,
                ..ImportCounts::default()
            };
            lines.advance(Position { done, total: 100 }, counts);
        }
        let written = String::from_utf8(written).expect("text");
        assert_eq!(
            written,
            "10 % (10 rows)\n30 % (30 rows)\n100 % (100 rows)\n"
        );
    }
}
