//! Arguments, dispatch, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    cpplan::cli::run(std::env::args_os())
}
