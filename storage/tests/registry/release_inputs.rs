//! What a release was made of is remembered.

use domain::selection::ReleaseId;
use storage::StorageError;

use crate::{
    databases::{Fresh, header},
    on_both_databases,
};

on_both_databases! {
    what_a_release_was_made_of_comes_back,
    a_publication_tried_again_replaces_its_input,
    a_publication_does_not_wait_for_ever_for_an_import,
}

fn id(text: &str) -> ReleaseId {
    text.parse().unwrap()
}

async fn what_a_release_was_made_of_comes_back(fresh: Fresh) {
    let registry = fresh.registry().await;
    let input = [(u64::MAX, 0), (1, u64::MAX - 1), (1, 2)];
    registry
        .save_release_input(&id("2025-12"), &input)
        .await
        .unwrap();
    registry
        .save_release_input(&id("2025-12.2"), &[])
        .await
        .unwrap();
    let read = |release| {
        let registry = registry.clone();
        async move { registry.release_input(&id(release)).await.unwrap() }
    };
    assert_eq!(read("2025-12").await.as_deref(), Some(&input[..]));
    assert_eq!(read("2025-12.2").await, Some(vec![]));
    assert_eq!(read("2025-11").await, None);
}

async fn a_publication_tried_again_replaces_its_input(fresh: Fresh) {
    let registry = fresh.registry().await;
    for input in [[(1, 1)], [(2, 2)]] {
        registry
            .save_release_input(&id("2025-12"), &input)
            .await
            .unwrap();
    }
    let read = registry.release_input(&id("2025-12")).await.unwrap();
    assert_eq!(read, Some(vec![(2, 2)]));
}

async fn a_publication_does_not_wait_for_ever_for_an_import(fresh: Fresh) {
    // SQLite has one writer; PostgreSQL writes other tables meanwhile.
    let registry = fresh.impatient_registry().await;
    let _running = registry.begin_import(header(1)).await.unwrap();
    let saved = registry.save_release_input(&id("2025-12"), &[(1, 1)]).await;
    if fresh.is_sqlite() {
        assert!(matches!(saved, Err(StorageError::Busy)), "{saved:?}");
    } else {
        saved.unwrap();
    }
}
