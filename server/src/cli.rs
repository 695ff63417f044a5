//! The commands as they are typed, and how they end.

use std::{
    error::Error,
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use clap::{Parser, Subcommand};

use crate::{
    commands::{
        self, CommandError, audit::AuditArgs, demo::DemoArgs, geography::GeographyCommand,
        publish::PublishArgs,
    },
    config::Config,
    import::ImportArgs,
    logging,
};

/// Open indicators on trafficking in persons: protected releases from exact
/// records.
#[derive(Debug, Parser)]
#[command(name = "atalaya", version)]
pub struct Cli {
    /// Configuration file instead of atalaya.toml (also ATALAYA_CONFIG).
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the dashboard and the API.
    Serve,
    /// Import an institution's file into the registry.
    Import(ImportArgs),
    /// Print invented records as CSV, for demonstration.
    Demo(DemoArgs),
    /// Make and look at releases.
    #[command(subcommand)]
    Release(ReleaseCommand),
    /// Have the cantons drawn as a map.
    #[command(subcommand)]
    Geography(GeographyCommand),
    /// Make the secret that record keys follow from.
    #[command(subcommand)]
    Secret(SecretCommand),
    /// Bring the registry's database up to date.
    Migrate,
    /// Print the settings in effect and where each comes from.
    Config,
}

#[derive(Debug, Subcommand)]
enum ReleaseCommand {
    /// Make a release from the registry's records.
    Publish(PublishArgs),
    /// List all releases, oldest first.
    List,
    /// Say what a release holds; the newest one unless an ID is given.
    Show {
        /// Its name.
        id: Option<String>,
    },
    /// Check release files; all of them unless one is named.
    Verify {
        /// The name of a release, or the path of a file.
        #[arg(value_name = "ID|FILE")]
        release: Option<String>,
    },
    /// Attack a release as an outsider would, before it is published, and
    /// report how many small counts come back.
    Audit(AuditArgs),
}

#[derive(Debug, Subcommand)]
enum SecretCommand {
    /// Write a new random secret; never over an old one.
    Generate {
        /// Where to.
        file: PathBuf,
    },
}

/// Runs a command. Says on standard error, in one sentence, why it failed.
#[must_use]
pub fn run(cli: Cli) -> ExitCode {
    match execute(cli) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read the output has seen enough, as in `… | head`.
        Err(CommandError::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(error) => {
            let _ = writeln!(io::stderr(), "atalaya: {}", sentence(&error));
            ExitCode::from(error.exit_code())
        }
    }
}

/// An error with its causes, each said once.
fn sentence(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        if !text.contains(&cause_text) {
            text.push_str(": ");
            text.push_str(&cause_text);
        }
        source = cause.source();
    }
    text
}

fn execute(cli: Cli) -> Result<(), CommandError> {
    // Neither needs a setting.
    match &cli.command {
        Command::Demo(arguments) => return commands::demo::run(arguments),
        Command::Secret(SecretCommand::Generate { file }) => {
            return commands::generate_secret(file);
        }
        _ => {}
    }
    let config = Config::load(cli.config.as_deref())?;
    logging::start(&config);
    match cli.command {
        Command::Config => commands::print(&config.describe()),
        Command::Geography(command) => commands::geography::run(&config, &command),
        Command::Release(ReleaseCommand::List) => commands::releases::list(&config),
        Command::Release(ReleaseCommand::Show { id }) => {
            commands::releases::show(&config, id.as_deref())
        }
        Command::Release(ReleaseCommand::Verify { release }) => {
            commands::verify::run(&config, release.as_deref())
        }
        command => with_runtime(execute_async(command, config)),
    }
}

async fn execute_async(command: Command, config: Config) -> Result<(), CommandError> {
    match command {
        Command::Serve => commands::serve::run(config).await,
        Command::Release(ReleaseCommand::Publish(arguments)) => {
            commands::publish::run(&config, &arguments).await
        }
        Command::Import(arguments) => commands::import(&config, &arguments).await,
        Command::Release(ReleaseCommand::Audit(arguments)) => {
            commands::audit::run(&config, &arguments).await
        }
        Command::Migrate => commands::migrate(&config).await,
        _ => Ok(()),
    }
}

fn with_runtime(work: impl Future<Output = Result<(), CommandError>>) -> Result<(), CommandError> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(CommandError::Runtime)?;
    let result = runtime.block_on(work);
    // What may still wait for a store of releases has nothing left to do.
    runtime.shutdown_background();
    result
}
