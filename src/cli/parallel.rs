//! The same work for many items, on all cores, with the results in order.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many results may wait for those before them. It bounds the memory, not the speed.
const WAITING: usize = 64;

/// Does some work for each item and hands on each result, in the order of the items.
///
/// The threads work on while results are taken, so that none waits for another at the end of each batch.
pub(super) fn in_order<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(R),
) {
    let cores = thread::available_parallelism().map_or(1, usize::from).min(items.len());
    if cores <= 1 {
        return items.iter().map(work).for_each(take);
    }
    let (to_do, given) = channel();
    let (given, work) = (&Mutex::new(given), &work);
    thread::scope(move |scope| {
        for _ in 0..cores {
            scope.spawn(move || {
                while let Some((item, done)) = next(given) {
                    // Nobody takes it only where another thread has panicked.
                    let _ = done.send(work(item));
                }
            });
        }
        let mut waiting = VecDeque::new();
        for item in items {
            if waiting.len() == WAITING && !take_first(&mut waiting, &mut take) {
                return;
            }
            let (done, result) = sync_channel(1);
            waiting.push_back(result);
            let _ = to_do.send((item, done));
        }
        drop(to_do);
        while take_first(&mut waiting, &mut take) {}
    });
}

/// A piece of work: what it is about, and where its result goes.
type Piece<'t, T, R> = (&'t T, SyncSender<R>);

/// The next piece of work, once there is one; none when all has been given out.
fn next<'t, T, R>(given: &Mutex<Receiver<Piece<'t, T, R>>>) -> Option<Piece<'t, T, R>> {
    given.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// Hands on the result that comes first, once it is there. There is none after the last, or if its thread panicked,
/// which ends the whole scope.
fn take_first<R>(waiting: &mut VecDeque<Receiver<R>>, take: &mut impl FnMut(R)) -> bool {
    let result = waiting.pop_front().and_then(|result| result.recv().ok());
    result.map(take).is_some()
}

/// Does some work for each item on so many threads; the results are in the order of the items.
pub(super) fn on_threads<'t, T: Sync, R: Send>(
    threads: usize,
    items: &'t [T],
    work: impl Fn(&'t T) -> R + Sync,
) -> Vec<R> {
    if threads <= 1 || items.len() < 2 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(items.len()));
    thread::scope(|scope| {
        for _ in 0..threads.min(items.len()) {
            scope.spawn(|| {
                while let Some((number, item)) =
                    Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|n| Some((n, items.get(n)?)))
                {
                    let result = work(item);
                    // A thread that panicked ends the whole scope, so what is here is sound.
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((number, result));
                }
            });
        }
    });
    let mut results = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    results.sort_by_key(|(number, _)| *number);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..3 * WAITING + 5).collect();
        let mut got = Vec::new();
        in_order(&items, |n| n * 2, |r| got.push(r));
        assert_eq!(got, items.iter().map(|n| n * 2).collect::<Vec<_>>());
    }

    #[test]
    #[should_panic(expected = "panicked")]
    fn work_that_panics_ends_it_all_and_nothing_waits_for_ever() {
        in_order(&[1; 3 * WAITING], |_| panic!("a fault of the program"), |(): ()| ());
    }
}
