//! An import that does not end never happened, and gets in nobody's way.

use std::{
    io::{BufRead, BufReader, Write, read_to_string, stdin, stdout},
    process::{Command, Stdio},
    thread,
};

use storage::{ImportCounts, Registry, StorageError};

use crate::{
    databases::{Fresh, all, case_codes, header, import},
    on_both_databases,
    sample::{bare, random},
};

on_both_databases! {
    a_dropped_import_never_happened,
    an_import_of_a_killed_program_never_happened,
    readers_see_an_import_when_it_is_complete,
    a_second_import_waits_for_the_first,
    a_second_import_says_so_when_it_has_waited_long_enough,
    a_registry_opens_while_an_import_runs,
}

async fn a_dropped_import_never_happened(fresh: Fresh) {
    let registry = fresh.registry().await;
    import(&registry, 1, &[bare("A")]).await;
    let mut begun = registry.begin_import(header(2)).await.unwrap();
    let mut changed = bare("A");
    changed.age_years = Some(40);
    begun.insert(&[changed, bare("B")]).await.unwrap();
    drop(begun);

    assert_eq!(all(&registry).await, [bare("A")]);
    assert_eq!(registry.find_import(&header(2)).await.unwrap(), None);
    import(&registry, 2, &[bare("B")]).await;
    assert_eq!(case_codes(&registry).await, ["A", "B"]);
}

/// Where the second program is to import; set in that program alone.
const ADDRESS: &str = "ATALAYA_TEST_KILLED_IMPORT";

/// Starts this very test in a program of its own, and kills it amid an import.
async fn an_import_of_a_killed_program_never_happened(fresh: Fresh) {
    if let Ok(url) = std::env::var(ADDRESS) {
        return import_until_killed(&url).await;
    }
    let registry = fresh.registry().await;
    let database = if fresh.is_sqlite() {
        "sqlite"
    } else {
        "postgres"
    };
    let mut program = Command::new(std::env::current_exe().unwrap())
        .arg("--exact")
        .arg(format!(
            "interruptions::{database}::an_import_of_a_killed_program_never_happened"
        ))
        .env(ADDRESS, &fresh.url)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let output = BufReader::new(program.stdout.take().unwrap());
    let is_amid = output.lines().any(|line| line.unwrap() == AMID);
    program.kill().unwrap();
    program.wait().unwrap();
    assert!(is_amid);

    assert_eq!(registry.count_applications().await.unwrap(), 0);
    assert_eq!(registry.find_import(&header(1)).await.unwrap(), None);
    import(&registry, 1, &[bare("A")]).await;
    assert_eq!(case_codes(&registry).await, ["A"]);
}

const AMID: &str = "amid the import";

async fn import_until_killed(url: &str) {
    let registry = Registry::open(url).await.unwrap();
    let mut begun = registry.begin_import(header(1)).await.unwrap();
    begun.insert(&random(1, 500)).await.unwrap();
    // Past the test harness, which keeps what `println!` writes.
    let mut output = stdout();
    writeln!(output, "\n{AMID}").unwrap();
    // For ever, unless the other program ends first.
    read_to_string(stdin()).unwrap();
}

async fn readers_see_an_import_when_it_is_complete(fresh: Fresh) {
    let registry = fresh.registry().await;
    let mut begun = registry.begin_import(header(1)).await.unwrap();
    begun.insert(&[bare("A")]).await.unwrap();
    assert_eq!(registry.count_applications().await.unwrap(), 0);
    assert_eq!(registry.find_import(&header(1)).await.unwrap(), None);
    begun.commit(ImportCounts::default()).await.unwrap();
    assert_eq!(registry.count_applications().await.unwrap(), 1);
}

async fn a_second_import_waits_for_the_first(fresh: Fresh) {
    let registry = fresh.registry().await;
    let mut first = registry.begin_import(header(1)).await.unwrap();
    let url = fresh.url.clone();
    let second = thread::spawn(move || {
        block_on(async {
            let registry = Registry::open(&url).await.unwrap();
            import(&registry, 2, &[bare("B")]).await;
        });
    });
    first.insert(&[bare("A")]).await.unwrap();
    first.commit(ImportCounts::default()).await.unwrap();
    second.join().unwrap();
    assert_eq!(case_codes(&registry).await, ["A", "B"]);
}

async fn a_second_import_says_so_when_it_has_waited_long_enough(fresh: Fresh) {
    let registry = fresh.impatient_registry().await;
    let first = registry.begin_import(header(1)).await.unwrap();
    let second = registry.begin_import(header(2)).await;
    assert!(matches!(second, Err(StorageError::Busy)), "{second:?}");
    first.commit(ImportCounts::default()).await.unwrap();
    registry.begin_import(header(2)).await.unwrap();
}

async fn a_registry_opens_while_an_import_runs(fresh: Fresh) {
    let registry = fresh.registry().await;
    let begun = registry.begin_import(header(1)).await.unwrap();
    let another = fresh.impatient_registry().await;
    another.ping().await.unwrap();
    assert_eq!(another.count_applications().await.unwrap(), 0);
    begun.commit(ImportCounts::default()).await.unwrap();
}

/// Runs to the end on this thread.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(future)
}
