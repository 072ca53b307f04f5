//! Pages laid out and painted, as whole texts and by what holds of all of
//! them.

mod blocks;
mod generator;
mod links;
mod properties;
mod screen;
mod tables;
