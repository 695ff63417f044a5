//! The pages: each reads its address and shows its parts.

mod dashboard;
mod embed;
mod map;
mod not_found;

pub use dashboard::DashboardPage;
pub use embed::EmbedPage;
pub use map::MapPage;
pub use not_found::NotFoundPage;
