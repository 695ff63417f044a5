mod answers;
mod lists;
mod refused;
