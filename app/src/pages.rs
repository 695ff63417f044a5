//! The pages: each reads its address and shows its parts.

mod dashboard;
mod map;
mod not_found;

pub use dashboard::DashboardPage;
pub use map::MapPage;
pub use not_found::NotFoundPage;
