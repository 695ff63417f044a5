//! `atalaya demo`: invented records.

use std::io::{self, Write};

use clap::Args;
use domain::demo;

use super::CommandError;

/// Bytes that are written at once.
const CHUNK_BYTES: usize = 64 * 1024;

/// How many records, and which.
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Applications to invent.
    #[arg(long, default_value_t = demo::DEFAULT_RECORDS, value_parser = clap::value_parser!(u64).range(..=10_000_000))]
    records: u64,
    /// The same seed gives the same bytes.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Writes the records to standard output, a chunk at a time.
///
/// # Errors
///
/// Standard output cannot be written.
pub fn run(arguments: &DemoArgs) -> Result<(), CommandError> {
    write(arguments, &mut io::stdout().lock()).map_err(CommandError::Output)
}

fn write(arguments: &DemoArgs, output: &mut impl Write) -> io::Result<()> {
    let mut chunk = String::with_capacity(2 * CHUNK_BYTES);
    demo::write_header(&mut chunk);
    for row in demo::records(arguments.records, arguments.seed) {
        row.write(&mut chunk);
        if chunk.len() >= CHUNK_BYTES {
            output.write_all(chunk.as_bytes())?;
            chunk.clear();
        }
    }
    output.write_all(chunk.as_bytes())?;
    output.flush()
}
