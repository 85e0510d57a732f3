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
    if cores == 1 || items.len() < 2 {
        items.iter().for_each(|item| take(work(item)));
        return;
    }
    for batch in items.chunks(BATCH) {
        let next = AtomicUsize::new(0);
        let done = Mutex::new(Vec::with_capacity(batch.len()));
        thread::scope(|scope| {
            for _ in 0..cores.min(batch.len()) {
                scope.spawn(|| {
                    while let Some((number, item)) =
                        Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|n| Some((n, batch.get(n)?)))
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
        results.into_iter().for_each(|(_, result)| take(result));
    }
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
