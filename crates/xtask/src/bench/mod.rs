//! `cargo xtask bench`: how large and how fast, as tables. It measures and never judges: timed
//! tests fail for reasons that are not in the code.

mod api;
mod desk_sizes;
mod first_paint;
mod load;
mod log;
mod pages;
mod ratings;
mod search;
pub mod sizes;

use anyhow::Result;

use crate::{
    args::{BenchOptions, Mode},
    bundle, shell,
};

/// Measures the bundle, then the API, then search in large counties, then the public log, then ratings.
///
/// # Errors
/// A build fails, or a server does not answer as it should.
pub fn run(options: &BenchOptions) -> Result<()> {
    // What its own load costs must not be taken for the server's.
    if cfg!(debug_assertions) && !options.sizes_only {
        println!("Building what measures, optimised");
        return again_optimised();
    }
    if options.search_only {
        return search::run();
    }
    if options.api_only {
        bundle::ensure(Mode::Release)?;
        api::run()?;
        return pages::run();
    }
    if options.log_only {
        return log::run();
    }
    if options.ratings_only {
        return ratings::run();
    }
    if options.first_paint_only {
        return first_paint::run();
    }
    bundle::ensure(Mode::Release)?;
    sizes::run(options.record)?;
    if options.sizes_only {
        return Ok(());
    }
    api::run()?;
    pages::run()?;
    search::run()?;
    log::run()?;
    ratings::run()
}

/// Runs the same command in an optimised build of this program.
fn again_optimised() -> Result<()> {
    let mut cargo = shell::cargo();
    cargo.args(["run", "--quiet", "--release", "--locked", "--package"]);
    cargo
        .args(["xtask", "--"])
        .args(std::env::args_os().skip(1));
    shell::run(&mut cargo)
}

/// Prints rows as a table: first column to the left, the others to the right.
fn table(rows: &[Vec<String>]) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
    };
    let widths: Vec<usize> = (0..columns)
        .map(|column| width(column).unwrap_or(0))
        .collect();
    for row in rows {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            let padding = " ".repeat(widths[column] - cell.chars().count());
            if column == 0 {
                line += &format!("{cell}{padding}");
            } else {
                line += &format!("  {padding}{cell}");
            }
        }
        println!("{}", line.trim_end());
    }
}
