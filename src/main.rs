//! Arguments in, exit status out.

use std::process::ExitCode;

use durand::cli::{self, Outcome};

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Outcome::Done(status) => status,
        Outcome::Window(_) => ExitCode::FAILURE,
    }
}
