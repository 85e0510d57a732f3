//! The same work for many items, on all cores, with the results in order.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// How many results may wait for those before them. It bounds the memory, not the speed.
const BATCH: usize = 64;

/// Does some work for each item and hands on each result, in the order of the items.
pub(super) fn in_order<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(R),
) {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    for batch in items.chunks(BATCH) {
        on_threads(cores, batch, &work).into_iter().for_each(&mut take);
    }
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
                    done.lock().unwrap_or_else(|e| e.into_inner()).push((number, result));
                }
            });
        }
    });
    let mut results = done.into_inner().unwrap_or_else(|e| e.into_inner());
    results.sort_by_key(|(number, _)| *number);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..3 * BATCH + 5).collect();
        let mut got = Vec::new();
        in_order(&items, |n| n * 2, |r| got.push(r));
        assert_eq!(got, items.iter().map(|n| n * 2).collect::<Vec<_>>());
    }
}
