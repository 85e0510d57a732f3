//! Arguments, dispatch, exit code.

use std::process::ExitCode;

/// A case is some ten thousand small pieces, and so is a page: a quarter of the time went into finding room for them.
#[global_allocator]
static ROOM: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cpplan::cli::run(std::env::args_os())
}
