//! `atalaya import`: reads an institution's file into the registry.
