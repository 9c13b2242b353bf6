//! A table with what was measured, what was aimed at, and whether that was reached.

#[derive(Default)]
pub struct Report {
    missed: usize,
}

impl Report {
    pub fn note(&self, text: &str) {
        println!("   {text}");
    }

    pub fn line(&self, name: &str, seconds: f64, words: &str) {
        println!("        {name:<42} {:>10}  {words}", time(seconds));
    }

    pub fn ratio(&self, name: &str, seconds: f64, ratio: f64, words: &str) {
        println!("        {name:<42} {:>10}  {ratio:.1} {words}", time(seconds));
    }

    /// A measured value with an aim.
    pub fn aim(
        &mut self,
        name: &str,
        seconds: f64,
        ratio: f64,
        words: &str,
        reached: impl Fn(f64) -> bool,
        aim: &str,
    ) {
        let verdict = if reached(ratio) { "PASS" } else { "MISS" };
        self.missed += usize::from(!reached(ratio));
        println!("   {verdict} {name:<42} {:>10}  {ratio:.1} {words} (aim: {aim})", time(seconds));
    }

    /// A time with a limit.
    pub fn limit(&mut self, name: &str, seconds: f64, limit: f64) {
        let verdict = if seconds <= limit { "PASS" } else { "MISS" };
        self.missed += usize::from(seconds > limit);
        println!("   {verdict} {name:<42} {:>10}  (aim: ≤ {})", time(seconds), time(limit));
    }

    pub fn close(&self) {
        match self.missed {
            0 => println!("   every aim reached"),
            missed => println!("   {missed} missed"),
        }
    }
}

fn time(seconds: f64) -> String {
    match seconds {
        s if s < 1e-6 => format!("{:.1} ns", s * 1e9),
        s if s < 1e-3 => format!("{:.1} µs", s * 1e6),
        s if s < 1.0 => format!("{:.1} ms", s * 1e3),
        s => format!("{s:.2} s"),
    }
}
