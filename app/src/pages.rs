//! The pages: each reads its address and shows its parts.

mod dashboard;
mod map;
mod method;
mod not_found;
mod releases;

pub use dashboard::DashboardPage;
pub use map::MapPage;
pub use method::MethodPage;
pub use not_found::NotFoundPage;
pub use releases::ReleasesPage;
