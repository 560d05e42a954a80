//! The command line, read into plain values. No command does its work here.

use std::path::PathBuf;

use lexopt::prelude::*;

/// What `cargo xtask help` prints.
pub const HELP: &str = "\
cargo xtask COMMAND

  run         install what is missing, build, start the server with the sample county, and
              say which of its cases to try out
                --port N          port to listen on (8080)
                --host H          address to listen on (127.0.0.1); another one also shows a QR code
                --database URL    sqlite:PATH or postgres://… (sqlite:mingbai.db)
                --data DIR        catalog folder to load (data)
                --debug           unoptimised bundle and server
  test        everything, in order, stopping at the first failure
                --only STEP       only this step; may be given several times. Steps:
                                  format clippy crates data bundle browser
                -- ARGS           with one step of crates or browser: handed on to its test runner
  build       bundles (dist, dist/desk) and server, release; --debug for unoptimised ones
  check-data  run the catalog checker over data, or over --data DIR
  generate N DIR  write a county of N items, made from the sample one, into an empty folder
  bench       sizes of the bundle, ratios of the API, times of search and log, as tables
                --record          make today's sizes the recorded ones
                --sizes           sizes only
                --api             ratios of the API and what pages cost only
                --search          times of search only
                --log             times of the public log only
                --ratings         durable ratings a second only
                first-paint       first visits with Lighthouse, beside the same words by hand (7 minutes)
  hook STAGE  what Trunk calls: pre-build, post-build, and the same with desk- in front";

/// Optimised or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Quick to compile.
    Debug,
    /// What people get.
    Release,
}

/// Options of `run`.
#[derive(Debug)]
pub struct RunOptions {
    /// Port to listen on; 0 takes a free one.
    pub port: u16,
    /// Address to listen on.
    pub host: String,
    /// Database URL; the server's own default when absent.
    pub database: Option<String>,
    /// Catalog folder; `data` when absent.
    pub data: Option<PathBuf>,
    /// Optimised or not.
    pub mode: Mode,
}

/// Options of `test`.
#[derive(Debug, Default)]
pub struct TestOptions {
    /// Names of the steps asked for; empty means all.
    pub only: Vec<String>,
    /// Arguments for the test runner of the one step asked for.
    pub extra: Vec<String>,
}

/// Options of `bench`.
#[derive(Debug)]
pub struct BenchOptions {
    /// Write today's sizes down as the recorded ones.
    pub record: bool,
    /// Leave the rest alone.
    pub sizes_only: bool,
    /// Measure the API and nothing else.
    pub api_only: bool,
    /// Measure search and nothing else.
    pub search_only: bool,
    /// Measure the public log and nothing else.
    pub log_only: bool,
    /// Measure ratings and nothing else.
    pub ratings_only: bool,
    /// Measure first visits and nothing else.
    pub first_paint_only: bool,
}

/// The moment of a Trunk build.
#[derive(Clone, Copy, Debug)]
pub enum Stage {
    /// Before Trunk reads `index.html`.
    PreBuild,
    /// When all files stand in Trunk's staging folder.
    PostBuild,
    /// The same for the staff desk.
    BeforeDesk,
    /// The same for the staff desk.
    AfterDesk,
}

/// A command with its options.
#[derive(Debug)]
pub enum Command {
    /// Print the help text.
    Help,
    /// `run`
    Run(RunOptions),
    /// `test`
    Test(TestOptions),
    /// `build`
    Build {
        /// Optimised or not.
        mode: Mode,
    },
    /// `check-data`
    CheckData {
        /// The catalog folder.
        folder: PathBuf,
    },
    /// `generate`
    Generate {
        /// How many items.
        items: usize,
        /// Where to write them.
        folder: PathBuf,
    },
    /// `bench`
    Bench(BenchOptions),
    /// `hook`
    Hook(Stage),
}

/// Reads the command line of this process.
///
/// # Errors
/// An unknown command, option or value, named in the message.
pub fn parse() -> Result<Command, lexopt::Error> {
    parse_from(lexopt::Parser::from_env())
}

fn parse_from(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let name = match parser.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Command::Help),
        Some(Value(name)) => name.string()?,
        Some(other) => return Err(other.unexpected()),
    };
    match name.as_str() {
        "help" => Ok(Command::Help),
        "run" => run(parser),
        "test" => test(parser),
        "build" => {
            let mut mode = Mode::Release;
            while let Some(argument) = parser.next()? {
                match argument {
                    Long("debug") => mode = Mode::Debug,
                    other => return Err(other.unexpected()),
                }
            }
            Ok(Command::Build { mode })
        }
        "check-data" => {
            let mut folder = PathBuf::from("data");
            while let Some(argument) = parser.next()? {
                match argument {
                    Long("data") => folder = parser.value()?.into(),
                    other => return Err(other.unexpected()),
                }
            }
            Ok(Command::CheckData { folder })
        }
        "generate" => {
            let items = parser.value()?.parse()?;
            let folder = parser.value()?.into();
            match parser.next()? {
                None => Ok(Command::Generate { items, folder }),
                Some(other) => Err(other.unexpected()),
            }
        }
        "bench" => {
            let mut options = BenchOptions {
                record: false,
                sizes_only: false,
                api_only: false,
                search_only: false,
                log_only: false,
                ratings_only: false,
                first_paint_only: false,
            };
            while let Some(argument) = parser.next()? {
                match argument {
                    Long("record") => options.record = true,
                    Long("sizes") => options.sizes_only = true,
                    Long("api") => options.api_only = true,
                    Long("search") => options.search_only = true,
                    Long("log") => options.log_only = true,
                    Long("ratings") => options.ratings_only = true,
                    Value(what) if what == "first-paint" => options.first_paint_only = true,
                    other => return Err(other.unexpected()),
                }
            }
            Ok(Command::Bench(options))
        }
        "hook" => {
            let stage = match parser.value()?.string()?.as_str() {
                "pre-build" => Stage::PreBuild,
                "post-build" => Stage::PostBuild,
                "desk-pre-build" => Stage::BeforeDesk,
                "desk-post-build" => Stage::AfterDesk,
                other => return Err(format!("unknown hook stage {other:?}").into()),
            };
            Ok(Command::Hook(stage))
        }
        other => Err(format!("unknown command {other:?}").into()),
    }
}

fn run(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut options = RunOptions {
        port: 8080,
        host: "127.0.0.1".to_owned(),
        database: None,
        data: None,
        mode: Mode::Release,
    };
    while let Some(argument) = parser.next()? {
        match argument {
            Long("port") => options.port = parser.value()?.parse()?,
            Long("host") => options.host = parser.value()?.string()?,
            Long("database") => options.database = Some(parser.value()?.string()?),
            Long("data") => options.data = Some(parser.value()?.into()),
            Long("debug") => options.mode = Mode::Debug,
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Run(options))
}

fn test(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut options = TestOptions::default();
    loop {
        // What follows `--` belongs to the test runner: lexopt would hand it out as values.
        if let Some(raw) = parser.try_raw_args()
            && raw.peek().is_some_and(|argument| argument == "--")
        {
            options.extra = raw
                .skip(1)
                .map(|argument| argument.string())
                .collect::<Result<_, _>>()?;
            break;
        }
        match parser.next()? {
            None => break,
            Some(Long("only")) => options.only.push(parser.value()?.string()?),
            Some(other) => return Err(other.unexpected()),
        }
    }
    Ok(Command::Test(options))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Command {
        parse_from(lexopt::Parser::from_args(line.split_whitespace())).unwrap()
    }

    fn refused(line: &str) -> String {
        parse_from(lexopt::Parser::from_args(line.split_whitespace()))
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn run_has_defaults_that_need_no_thought() {
        let Command::Run(options) = parsed("run") else {
            panic!()
        };
        assert_eq!((options.port, options.host.as_str()), (8080, "127.0.0.1"));
        assert_eq!(options.mode, Mode::Release);
        assert!(options.database.is_none() && options.data.is_none());
    }

    #[test]
    fn run_takes_its_options_in_both_spellings() {
        let Command::Run(options) =
            parsed("run --port=0 --host 0.0.0.0 --database postgres://x/y --data d --debug")
        else {
            panic!()
        };
        assert_eq!((options.port, options.host.as_str()), (0, "0.0.0.0"));
        assert_eq!(options.database.as_deref(), Some("postgres://x/y"));
        assert_eq!(options.data, Some(PathBuf::from("d")));
        assert_eq!(options.mode, Mode::Debug);
    }

    #[test]
    fn what_follows_two_dashes_goes_to_the_test_runner() {
        let Command::Test(options) =
            parsed("test --only browser -- stories/home.spec.js -g tick --x")
        else {
            panic!()
        };
        assert_eq!(options.only, ["browser"]);
        assert_eq!(options.extra, ["stories/home.spec.js", "-g", "tick", "--x"]);
    }

    #[test]
    fn a_county_is_generated_into_a_folder() {
        let Command::Generate { items, folder } = parsed("generate 2000 /tmp/large") else {
            panic!()
        };
        assert_eq!((items, folder), (2000, PathBuf::from("/tmp/large")));
        assert!(refused("generate many d").contains("many"));
    }

    #[test]
    fn what_is_not_known_is_refused_by_name() {
        assert!(refused("run --prot 1").contains("--prot"));
        assert!(refused("rnu").contains("rnu"));
        assert!(refused("hook mid-build").contains("mid-build"));
        assert!(refused("run --port eighty").contains("eighty"));
    }
}
