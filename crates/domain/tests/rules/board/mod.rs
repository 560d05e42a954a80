//! The board (R6, R11 to R13): figures, levels, ranking.

mod adversary;
mod cases;
mod levels;
mod ranking;
mod shares;
