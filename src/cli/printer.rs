//! A second process that lays out pages, since Typst's memory of what it has done is one for all threads of a process:
//! two threads are no faster than one, and two processes are.
//!
//! It is this program again, and knows nothing of a case: an [`Order`] goes in, a PDF comes out, until nothing more
//! comes. Whatever does not come back from it is made here, so that it changes nothing but the time.

use std::io::{self, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, MutexGuard, OnceLock};

use super::worker;
use crate::pdf::{Fonts, Order, PdfError};

/// Tells a process that it is a printer.
const VARIABLE: &str = "CPPLAN_PRINTER";

/// What a printer says before anything else. Whatever says something else is another program, or of another version,
/// and gets no order.
const GREETING: &[u8] = concat!("cpplan ", env!("CARGO_PKG_VERSION"), " prints\n").as_bytes();

/// How every PDF begins.
const PDF: &[u8] = b"%PDF-";

/// More than an order has parts, or a part has bytes: what says so is none of ours.
const MOST_PARTS: u64 = 64;
const MOST_BYTES: u64 = 1 << 30;

/// Whether this process is a printer.
pub(super) fn is_this() -> bool {
    std::env::var_os(VARIABLE).is_some()
}

/// Prints what comes, until nothing more comes.
pub(super) fn serve() {
    worker::without_clock();
    let (mut orders, mut out) = (io::stdin().lock(), io::stdout().lock());
    if out.write_all(GREETING).and_then(|()| out.flush()).is_err() {
        return;
    }
    let fonts = Fonts::new(Vec::new());
    while let Ok(parts) = read_parts(&mut orders) {
        // What cannot be printed is told by the other process, which tries it again.
        let pdf = Order::of_parts(parts).and_then(|order| order.print(&fonts).ok());
        if write_parts(&mut out, &[pdf.unwrap_or_default()]).is_err() {
            return;
        }
    }
}

/// The printers beside this process.
#[derive(Default)]
pub(super) struct Printers {
    free: OnceLock<Mutex<Vec<Printer>>>,
}

impl Printers {
    /// Starts so many, if none were started before. Where none can be started, this process does all the work.
    pub(super) fn start(&self, count: usize) {
        let again = || {
            let mut command = Command::new(std::env::current_exe().ok()?);
            command.env(VARIABLE, "1");
            Printer::start(command)
        };
        self.free.get_or_init(|| Mutex::new((0..count).map_while(|_| again()).collect()));
    }

    fn free(&self) -> MutexGuard<'_, Vec<Printer>> {
        self.free.get_or_init(Mutex::default).lock().unwrap_or_else(|e| e.into_inner())
    }

    /// A printer that is free, for documents that are like each other: what a process remembers of one makes the next
    /// quicker. Where none is free, this process prints.
    pub(super) fn hand(&self) -> Hand<'_> {
        let printer = self.free().pop();
        Hand { printers: self, printer }
    }
}

/// What makes PDFs, one after the other.
pub(super) struct Hand<'p> {
    printers: &'p Printers,
    printer: Option<Printer>,
}

impl Hand<'_> {
    /// Makes a PDF.
    ///
    /// # Errors
    /// See [`Order::print`].
    pub(super) fn print(&mut self, order: &Order, fonts: &Fonts) -> Result<Vec<u8>, PdfError> {
        if let Some(parts) = order.parts()
            && let Some(mut printer) = self.printer.take()
            && let Ok(answer) = printer.print(&parts)
        {
            self.printer = Some(printer);
            if answer.starts_with(PDF) {
                return Ok(answer);
            }
        }
        order.print(fonts)
    }
}

impl Drop for Hand<'_> {
    fn drop(&mut self) {
        self.printers.free().extend(self.printer.take());
    }
}

/// A process that prints.
struct Printer {
    process: Child,
    orders: ChildStdin,
    answers: ChildStdout,
    has_greeted: bool,
}

impl Printer {
    fn start(mut command: Command) -> Option<Printer> {
        // What it may say of its own end, this process says in plain words when it comes to the same end.
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().ok()?;
        let (orders, answers) = (process.stdin.take()?, process.stdout.take()?);
        Some(Printer { process, orders, answers, has_greeted: false })
    }

    fn print(&mut self, order: &[Vec<u8>]) -> io::Result<Vec<u8>> {
        if !self.has_greeted {
            let mut greeting = [0; GREETING.len()];
            self.answers.read_exact(&mut greeting)?;
            if greeting != GREETING {
                return Err(io::ErrorKind::InvalidData.into());
            }
            self.has_greeted = true;
        }
        write_parts(&mut self.orders, order)?;
        let mut parts = read_parts(&mut self.answers)?;
        parts.pop().ok_or_else(|| io::ErrorKind::InvalidData.into())
    }
}

impl Drop for Printer {
    fn drop(&mut self) {
        // It has nothing to finish. One that has ended by itself needs no ending.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn write_parts(out: &mut impl Write, parts: &[Vec<u8>]) -> io::Result<()> {
    out.write_all(&(parts.len() as u64).to_le_bytes())?;
    for part in parts {
        out.write_all(&(part.len() as u64).to_le_bytes())?;
        out.write_all(part)?;
    }
    out.flush()
}

fn read_parts(from: &mut impl Read) -> io::Result<Vec<Vec<u8>>> {
    let mut parts = Vec::new();
    for _ in 0..read_number(from, MOST_PARTS)? {
        let length = read_number(from, MOST_BYTES)?;
        let mut part = Vec::new();
        if from.by_ref().take(length).read_to_end(&mut part)? as u64 != length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        parts.push(part);
    }
    Ok(parts)
}

fn read_number(from: &mut impl Read, most: u64) -> io::Result<u64> {
    let mut bytes = [0; 8];
    from.read_exact(&mut bytes)?;
    let number = u64::from_le_bytes(bytes);
    if number <= most { Ok(number) } else { Err(io::ErrorKind::InvalidData.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Beside, Request, TemplateSet, Wish, compile, jobs, kind};
    use crate::reader::view;

    fn order(fonts: &Fonts) -> Order {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sibling-wales/case.yaml");
        let loaded = crate::case::load(&path).expect("the example loads");
        let today = "2026-11-21".parse().expect("a date");
        let set = TemplateSet::built_in().ready().expect("the built-in set is good");
        let wish = Wish { kinds: kind("signatures").into_iter().collect(), ..Wish::default() };
        let jobs = jobs(&loaded, &set.languages(), today, &wish).expect("there are jobs");
        let job = jobs.first().expect("there is a sheet for signatures");
        let (draft, open_findings, beside) = (false, Vec::new(), Beside::default());
        let request = Request { set: &set, job, today, draft, open_findings, beside };
        let view = view(&loaded, &job.recipient, &job.language, today);
        Order::of(&compile(view, &request).expect("the template is good"), fonts)
            .expect("all letters are there")
    }

    #[test]
    fn what_does_not_come_back_from_a_printer_is_made_here() {
        let fonts = Fonts::new(Vec::new());
        let order = order(&fonts);
        let expected = order.print(&fonts).expect("the document is good");
        let travelled = order.parts().and_then(Order::of_parts).expect("it arrives");
        assert_eq!(travelled.print(&fonts).expect("the document is good"), expected);
        let greeting = format!("printf '{}'", String::from_utf8_lossy(GREETING));
        let parts = order.parts().expect("it can travel");
        let all = 8 + parts.iter().map(|part| 8 + part.len()).sum::<usize>();
        // An answer of one part with five bytes.
        let head = "\\1\\0\\0\\0\\0\\0\\0\\0\\5\\0\\0\\0\\0\\0\\0\\0";
        for script in [
            // Another program, or none at all.
            "yes".to_owned(),
            "exit 1".to_owned(),
            // Ends before it has read anything, after a little, and in the middle of its answer.
            greeting.clone(),
            format!("{greeting}; head -c 100 > /dev/null"),
            format!("{greeting}; head -c {all} > /dev/null; printf '{head}%%PD'"),
            // Says something else than a PDF.
            format!("{greeting}; head -c {all} > /dev/null; printf '{head}Hello'"),
        ] {
            let mut command = Command::new("sh");
            command.args(["-c", &script]);
            let printers = Printers::default();
            let printer = Printer::start(command).expect("there is a shell");
            printers.free().push(printer);
            assert_eq!(
                printers.hand().print(&order, &fonts).expect("the document is good"),
                expected,
                "{script}"
            );
        }
        assert!(Printer::start(Command::new("/there/is/no/such/program")).is_none());
    }
}
