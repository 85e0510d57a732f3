//! Prints what is wrong with a case.

fn main() {
    let path = std::env::args().nth(1).unwrap_or_default();
    match cpplan::case::load(std::path::Path::new(&path)) {
        Ok(l) => {
            for p in &l.problems {
                println!(
                    "{} {} {:?} {}",
                    p.kind.code(),
                    p.place.path(&l.nodes),
                    p.place.span(&l.nodes),
                    p.message
                );
            }
        }
        Err(e) => println!("{e:?}"),
    }
}
