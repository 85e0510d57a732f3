//! Templates that are not built in run in a process of their own, with limits: what they do wrong ends that
//! process, and this one says in plain words what happened.
//!
//! Fuel ends a template that runs for ever, but not one that fills the memory: an allocation that is refused ends
//! the process in which it was asked for.

use std::io::{self, BufRead, BufReader, IsTerminal, Write};
use std::path::Path;
use std::process::{Child, ChildStderr, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::End;
use super::output::Output;
use crate::document::TemplateSet;
use crate::trial::Own;

/// Tells a process that it is the worker, and whether somebody reads what it says at a terminal.
const VARIABLE: &str = "CPPLAN_WORKER";
const AT_TERMINAL: &str = "terminal";

/// Begins a line that is for the other process, and not for people.
const NOTE: char = '\u{1}';
const BEGUN: char = '+';
const ENDED: char = '-';

/// How long one document may take, in seconds. The slowest takes less than one.
const SECONDS: u64 = 120;

/// How much memory the templates may take. A large plan takes a tenth of it.
const MEGABYTES: u64 = 1024;

/// What a thread may take besides.
const MEGABYTES_OF_THREAD: u64 = 128;

/// Whether this process should hand such templates to another.
pub(super) fn is_wanted() -> bool {
    std::env::var_os(VARIABLE).is_none()
}

/// Whether this process is a worker, and what it says is read at a terminal.
pub(super) fn is_seen() -> bool {
    std::env::var_os(VARIABLE).is_some_and(|value| value == AT_TERMINAL)
}

/// Limits the memory of this process, if it is a worker. Where the system knows no such limits, the other
/// process still looks at the clock.
pub(super) fn limited(threads: usize) {
    if is_wanted() {
        return;
    }
    #[cfg(unix)]
    {
        use rustix::process::Resource;
        let room = MEGABYTES + MEGABYTES_OF_THREAD * threads as u64;
        lower(Resource::Data, room << 20);
        // Some systems count only this; it holds the program itself, and what was set aside and never used.
        lower(Resource::As, (room * 4) << 20);
    }
    #[cfg(not(unix))]
    let _ = (threads, MEGABYTES, MEGABYTES_OF_THREAD);
}

#[cfg(unix)]
fn lower(resource: rustix::process::Resource, to: u64) {
    let mut limit = rustix::process::getrlimit(resource);
    if limit.current.is_none_or(|current| current > to) {
        limit.current = Some(limit.maximum.map_or(to, |most| most.min(to)));
        // A system that refuses leaves us with the clock.
        let _ = rustix::process::setrlimit(resource, limit);
    }
}

/// Takes back the limit of processor time that a process has from one that has limits: what it does for that one
/// is no template's.
pub(super) fn without_clock() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, getrlimit, setrlimit};
        let mut limit = getrlimit(Resource::Cpu);
        limit.current = limit.maximum;
        // One that is ended by it is missed by nobody: see `printer`.
        let _ = setrlimit(Resource::Cpu, limit);
    }
}

/// Says which document is being made for as long as this lives.
pub(super) struct Making(Option<String>);

impl Making {
    /// Begins one. Its processor time is counted from here.
    pub(super) fn begin(name: &str, threads: usize) -> Making {
        if is_wanted() {
            return Making(None);
        }
        #[cfg(unix)]
        {
            let used = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime).tv_sec;
            let to = u64::try_from(used).unwrap_or(0) + SECONDS * threads as u64;
            let mut limit = rustix::process::getrlimit(rustix::process::Resource::Cpu);
            limit.current = Some(limit.maximum.map_or(to, |most| most.min(to)));
            // As above.
            let _ = rustix::process::setrlimit(rustix::process::Resource::Cpu, limit);
        }
        #[cfg(not(unix))]
        let _ = threads;
        note(BEGUN, name);
        Making(Some(name.to_owned()))
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        if let Some(name) = &self.0 {
            note(ENDED, name);
        }
    }
}

/// A line for the other process; without it, that one only knows less.
fn note(mark: char, name: &str) {
    let _ = io::stderr().lock().write_all(format!("{NOTE}{mark}{name}\n").as_bytes());
}

/// What comes from the worker.
enum Said {
    Begun(String),
    Ended(String),
    /// That an allocation was refused, in the words of the language that this is written in.
    NoMemory,
    /// That calls went too deep.
    TooDeep,
}

/// Runs the same command in a worker, and ends as it ends. `folders` are those of the sets whose templates it runs.
pub(super) fn supervised<'a>(folders: impl IntoIterator<Item = &'a Path>, output: &Output) -> End {
    // The place in the templates where memory goes, if one can be seen.
    let mut folders = folders.into_iter();
    let mut likely = || {
        let read = |folder| TemplateSet::built_in().with_folder(folder).ok();
        folders.find_map(|folder| Own::of(&read(folder)?.0).grows_at())
    };
    let mut child = match worker() {
        Ok(child) => child,
        Err(_) => {
            return output.error(
                "the process in which the templates run cannot be started",
                "look at the permissions of the program, and how many processes there may be",
            );
        }
    };
    let (sender, receiver) = channel();
    let said = child.stderr.take().map(|stderr| thread::spawn(move || listen(stderr, &sender)));
    let heard = Heard::until_the_end(&receiver, &mut child);
    if let Some(listener) = said {
        // It ends with the worker; a panic of it is told by the system.
        let _ = listener.join();
    }
    match child.wait() {
        Ok(status) => heard.end(status, &mut likely, output),
        Err(_) => output.error("the process in which the templates run was lost", ""),
    }
}

fn worker() -> io::Result<Child> {
    let seen = if io::stderr().is_terminal() { AT_TERMINAL } else { "pipe" };
    Command::new(std::env::current_exe()?)
        .args(std::env::args_os().skip(1))
        .env(VARIABLE, seen)
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
}

/// Passes on what the worker says to people, and takes what it says to us.
fn listen(stderr: ChildStderr, sender: &Sender<Said>) {
    let mut reader = BufReader::new(stderr);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line).is_ok_and(|count| count > 0) {
        let text = String::from_utf8_lossy(&line);
        match said(text.trim_end()) {
            // If nobody listens any more, the worker has ended.
            Some(said) => _ = sender.send(said),
            // A reader who has gone away is no mistake.
            None => _ = io::stderr().lock().write_all(&line),
        }
        line.clear();
    }
}

fn said(line: &str) -> Option<Said> {
    if let Some(note) = line.strip_prefix(NOTE) {
        let name = note.get(1..)?.to_owned();
        return Some(if note.starts_with(BEGUN) { Said::Begun(name) } else { Said::Ended(name) });
    }
    if line.starts_with("memory allocation of ") && line.ends_with(" bytes failed") {
        return Some(Said::NoMemory);
    }
    (line.contains("has overflowed its stack") || line.starts_with("fatal runtime error: stack overflow"))
        .then_some(Said::TooDeep)
}

/// What is known of a worker.
#[derive(Default)]
struct Heard {
    making: Vec<String>,
    no_memory: bool,
    too_deep: bool,
    too_slow: bool,
}

impl Heard {
    /// Listens until the worker ends; one that makes nothing new for too long is ended.
    fn until_the_end(receiver: &Receiver<Said>, child: &mut Child) -> Heard {
        let mut heard = Heard::default();
        let patience = Duration::from_secs(SECONDS * 2);
        let mut last = Instant::now();
        loop {
            match receiver.recv_timeout(patience.saturating_sub(last.elapsed())) {
                Ok(Said::Begun(name)) => heard.making.push(name),
                Ok(Said::Ended(name)) => {
                    if let Some(at) = heard.making.iter().position(|known| *known == name) {
                        heard.making.remove(at);
                    }
                }
                Ok(Said::NoMemory) => heard.no_memory = true,
                Ok(Said::TooDeep) => heard.too_deep = true,
                Err(RecvTimeoutError::Disconnected) => return heard,
                Err(RecvTimeoutError::Timeout) => {
                    heard.too_slow = true;
                    // One that has ended by itself needs no ending.
                    let _ = child.kill();
                    return heard;
                }
            }
            last = Instant::now();
        }
    }

    fn end(
        &self,
        status: ExitStatus,
        likely: &mut dyn FnMut() -> Option<(String, usize)>,
        output: &Output,
    ) -> End {
        match status.code() {
            Some(0) => return End::Done,
            Some(1) => return End::Findings,
            Some(2) => return End::Failed,
            _ => {}
        }
        let (what, hint) = if self.no_memory {
            let most = format!("took more memory than the {MEGABYTES} MB that they may have");
            let hint = match likely() {
                Some((file, line)) => {
                    format!("look at {file}, line {line}, which makes a text longer from itself")
                }
                None => "look for a text or a list that grows each time round a loop".to_owned(),
            };
            (most, hint)
        } else if self.too_deep {
            ("went too deep".to_owned(), "look for a macro that calls itself".to_owned())
        } else if self.too_slow || is_out_of_time(status) {
            let most = format!("took more than {SECONDS} seconds for one document");
            (most, "look for loops within loops".to_owned())
        } else {
            let hint = "if it has little memory, build fewer cases at once with `--jobs`";
            ("were stopped by the system".to_owned(), hint.to_owned())
        };
        let making = match self.making.as_slice() {
            [] => String::new(),
            documents => format!(" while this was made: {}", documents.join("; ")),
        };
        output.error(&format!("the templates {what}{making}; nothing of it was written"), &hint)
    }
}

/// Whether the system ended a process because its processor time was over.
fn is_out_of_time(status: ExitStatus) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt;
        status.signal() == Some(rustix::process::Signal::XCPU.as_raw())
    }
    #[cfg(not(unix))]
    {
        let _ = status;
        false
    }
}
