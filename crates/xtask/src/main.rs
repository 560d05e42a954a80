//! The repository's own commands. `cargo xtask help` lists them.
//!
//! This program installs tools, calls cargo, Trunk, the server, PostgreSQL and Playwright, and counts
//! what they report. It holds no rule of the product and is never part of what is delivered.
//! Start reading at [`args`], then the module named like the command.
#![expect(clippy::print_stdout, reason = "a program for a developer's terminal")]
#![expect(
    clippy::disallowed_methods,
    reason = "measures how long its own steps take"
)]

mod apart;
mod apt;
mod args;
mod bench;
mod bundle;
mod compress;
mod generate;
mod glue;
mod hooks;
mod lan;
mod parts;
mod postgres;
mod python;
mod repo;
mod room;
mod root_key;
mod run;
mod sample;
mod script;
mod served;
mod server;
mod shell;
mod signals;
mod style;
mod test;
mod tools;
mod wasm;
mod words;
mod worker;

use std::process::ExitCode;

use args::Command;

fn main() -> ExitCode {
    if let Err(error) = signals::install() {
        return failed(error);
    }
    if parts::is_wasm_bindgen() {
        return parts::bind().map_or_else(failed, |()| ExitCode::SUCCESS);
    }
    let command = match args::parse() {
        Ok(command) => command,
        Err(error) => {
            eprintln!("xtask: {error}\n\n{}", args::HELP);
            return ExitCode::from(2);
        }
    };
    let outcome = match command {
        Command::Help => {
            println!("{}", args::HELP);
            Ok(ExitCode::SUCCESS)
        }
        Command::Run(options) => run::run(&options).map(|()| ExitCode::SUCCESS),
        Command::Test(options) => Ok(test::run(&options)),
        Command::Build { mode } => run::build(mode).map(|()| ExitCode::SUCCESS),
        Command::Generate { items, folder } => {
            generate::run(items, &folder).map(|()| ExitCode::SUCCESS)
        }
        Command::CheckData { folder } => server::check_data(&folder).map(|()| ExitCode::SUCCESS),
        Command::Bench(options) => bench::run(&options).map(|()| ExitCode::SUCCESS),
        Command::Hook(stage) => hooks::run(stage).map(|()| ExitCode::SUCCESS),
    };
    outcome.unwrap_or_else(failed)
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "what a failed step hands over"
)]
fn failed(error: anyhow::Error) -> ExitCode {
    eprintln!("xtask: {error:#}");
    ExitCode::FAILURE
}
