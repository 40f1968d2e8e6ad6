//! The mathematics of doses: against a solver of its differential equation, and against the vectors that the ES module
//! (`templates/assets/pk.js`, tested in `tests/node/pk.test.mjs`) is held to as well.
//!
//! `MONOGRAPH_BLESS=1 cargo test --test pk` writes the vectors anew; the change is then reviewed.

use std::path::Path;

use monograph::derive::pk::{
    Band, Dose, accumulation, band, course, repeated, share_left, share_lost, steady_mean, steady_peak, steady_trough,
    time_to_loss,
};
use monograph::model::unit::Unit;
use serde_json::{Value as Json, json};

/// Numbers that are the same on every machine (splitmix64).
struct Chance(u64);

impl Chance {
    /// From 0, below 1.
    fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Between two numbers, the same for each power of ten, to six digits.
    fn between(&mut self, low: f64, high: f64) -> f64 {
        let value = low * libm::pow(high / low, self.share());
        format!("{value:.5e}").parse().expect("a number")
    }

    fn count(&mut self, most: u32) -> u32 {
        1 + (self.share() * f64::from(most)) as u32
    }

    /// At once in two of three.
    fn duration(&mut self, most: f64) -> f64 {
        if self.share() < 0.66 { 0.0 } else { self.between(most / 1000.0, most) }
    }

    fn doses(&mut self, span: f64) -> Vec<Dose> {
        let count = self.count(6);
        let dose = |chance: &mut Chance| Dose {
            at: chance.between(span / 1000.0, span),
            amount: chance.between(0.1, 1000.0),
            duration: chance.duration(span),
        };
        (0..count).map(|_| dose(self)).collect()
    }
}

fn typed(doses: &[Dose]) -> Json {
    doses.iter().map(|dose| json!({"at": dose.at, "amount": dose.amount, "duration": dose.duration})).collect()
}

/// One vector of each function: its name as the ES module spells it, what it takes, what it gives.
fn round(chance: &mut Chance) -> [(&'static str, Json, Json); 10] {
    let half_life = chance.between(0.01, 1000.0);
    let time = half_life * chance.between(0.001, 40.0);
    let interval = half_life * chance.between(0.01, 10.0);
    let duration = chance.duration(interval);
    let (amount, share, count) = (chance.between(0.1, 1000.0), chance.between(0.001, 0.999), chance.count(40));
    let doses = chance.doses(half_life * 8.0);
    let late = half_life * chance.between(0.5, 20.0);
    let high = half_life * chance.between(1.0, 20.0);
    let many = repeated(amount, duration, interval, count);
    let range = band(Band { low: half_life, high }, |half_life| course(&doses, half_life, late));
    [
        ("shareLeft", json!([half_life, time]), json!(share_left(half_life, time))),
        ("shareLost", json!([half_life, time]), json!(share_lost(half_life, time))),
        ("timeToLoss", json!([half_life, share]), json!(time_to_loss(half_life, share))),
        ("accumulation", json!([half_life, interval]), json!(accumulation(half_life, interval))),
        ("course", json!([typed(&doses), half_life, late]), json!(course(&doses, half_life, late))),
        (
            "repeated",
            json!([amount, duration, interval, count, half_life, late]),
            json!(course(&many, half_life, late)),
        ),
        (
            "steadyPeak",
            json!([amount, duration, half_life, interval]),
            json!(steady_peak(amount, duration, half_life, interval)),
        ),
        (
            "steadyTrough",
            json!([amount, duration, half_life, interval]),
            json!(steady_trough(amount, duration, half_life, interval)),
        ),
        ("steadyMean", json!([amount, half_life, interval]), json!(steady_mean(amount, half_life, interval))),
        ("band", json!([typed(&doses), half_life, high, late]), json!([range.low, range.high])),
    ]
}

fn vectors() -> Vec<Json> {
    let mut chance = Chance(20_261_121);
    let rounds = (0..100).flat_map(|_| round(&mut chance));
    rounds.map(|(function, takes, gives)| json!({"function": function, "takes": takes, "gives": gives})).collect()
}

/// Conversions between units of one dimension: value, both scales as coefficient and power of ten, result.
fn conversions() -> Vec<Json> {
    const KINDS: [&[&str]; 5] = [
        &["kg", "g", "mg", "µg", "ng", "pg"],
        &["s", "min", "h", "d", "wk", "mo", "y"],
        &["mol", "mmol", "µmol", "nmol", "pmol"],
        &["g/L", "mg/dL", "µg/mL", "ng/mL", "ng/L", "mg/mL"],
        &["mol/L", "mM", "µM", "nmol/L", "pmol/mL"],
    ];
    let mut chance = Chance(7);
    let mut all = Vec::new();
    for (from, to) in
        KINDS.iter().flat_map(|units| units.iter().flat_map(|from| units.iter().map(move |to| (from, to))))
    {
        let (one, other) = (Unit::parse(from).expect("a unit"), Unit::parse(to).expect("a unit"));
        let value = chance.between(0.001, 1000.0);
        let gives = one.to(&other).expect("of one dimension").apply(value);
        let scale = |unit: &Unit| unit.scale().parts();
        all.push(json!({"from": from, "to": to, "takes": [value, scale(&one), scale(&other)], "gives": gives}));
    }
    all
}

#[expect(clippy::disallowed_methods, reason = "a test reads, and on demand writes, the repository's files")]
fn held(name: &str, fresh: &[Json]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors").join(name);
    if std::env::var_os("MONOGRAPH_BLESS").is_some() {
        let rows: Vec<String> = fresh.iter().map(Json::to_string).collect();
        std::fs::write(&path, format!("[\n{}\n]\n", rows.join(",\n"))).expect("written");
    }
    let text = std::fs::read_to_string(&path).expect("the vectors are there");
    let kept: Vec<Json> = serde_json::from_str(&text).expect("JSON");
    assert_eq!(kept.len(), fresh.len());
    for (kept, fresh) in kept.iter().zip(fresh) {
        assert!(is_near(kept, fresh), "{kept} is kept, {fresh} is calculated");
    }
}

/// The same, numbers to 1e-12 of their size.
fn is_near(kept: &Json, fresh: &Json) -> bool {
    match (kept, fresh) {
        (Json::Number(kept), Json::Number(fresh)) => {
            let (kept, fresh) = (kept.as_f64().unwrap_or(f64::NAN), fresh.as_f64().unwrap_or(f64::NAN));
            (kept - fresh).abs() <= 1e-12 * fresh.abs()
        }
        (Json::Array(kept), Json::Array(fresh)) => {
            kept.len() == fresh.len() && kept.iter().zip(fresh).all(|(kept, fresh)| is_near(kept, fresh))
        }
        (Json::Object(kept), Json::Object(fresh)) => {
            kept.len() == fresh.len()
                && kept.iter().all(|(key, kept)| fresh.get(key).is_some_and(|fresh| is_near(kept, fresh)))
        }
        _ => kept == fresh,
    }
}

#[test]
fn the_vectors_are_those_of_the_code() {
    let fresh = vectors();
    assert_eq!(fresh.len(), 1000);
    held("pk.json", &fresh);
}

#[test]
fn the_vectors_of_units_are_those_of_the_model() {
    held("units.json", &conversions());
}

/// The nodes, weights and error weights of Dormand and Prince's method of order 5(4) (J Comput Appl Math 1980;6:19–26).
const STAGES: [(f64, &[f64]); 7] = [
    (0.0, &[]),
    (1.0 / 5.0, &[1.0 / 5.0]),
    (3.0 / 10.0, &[3.0 / 40.0, 9.0 / 40.0]),
    (4.0 / 5.0, &[44.0 / 45.0, -56.0 / 15.0, 32.0 / 9.0]),
    (8.0 / 9.0, &[19_372.0 / 6561.0, -25_360.0 / 2187.0, 64_448.0 / 6561.0, -212.0 / 729.0]),
    (1.0, &[9017.0 / 3168.0, -355.0 / 33.0, 46_732.0 / 5247.0, 49.0 / 176.0, -5103.0 / 18_656.0]),
    (1.0, &[35.0 / 384.0, 0.0, 500.0 / 1113.0, 125.0 / 192.0, -2187.0 / 6784.0, 11.0 / 84.0]),
];
const FIFTH: [f64; 7] = [35.0 / 384.0, 0.0, 500.0 / 1113.0, 125.0 / 192.0, -2187.0 / 6784.0, 11.0 / 84.0, 0.0];
const FOURTH: [f64; 7] =
    [5179.0 / 57_600.0, 0.0, 7571.0 / 16_695.0, 393.0 / 640.0, -92_097.0 / 339_200.0, 187.0 / 2100.0, 1.0 / 40.0];

/// Carries `amount` from one time to another under `rate(time, amount)`, with steps that keep each error below 1e-13.
fn solve(rate: impl Fn(f64, f64) -> f64, from: f64, to: f64, amount: f64) -> f64 {
    let (mut time, mut amount, mut step) = (from, amount, (to - from) / 16.0);
    while time < to {
        step = step.min(to - time);
        let mut slopes = [0.0; 7];
        for (stage, (node, weights)) in STAGES.iter().enumerate() {
            let along: f64 = weights.iter().zip(slopes).map(|(weight, slope)| weight * slope).sum();
            slopes[stage] = rate(time + node * step, amount + step * along);
        }
        let with = |weights: &[f64; 7]| weights.iter().zip(slopes).map(|(weight, slope)| weight * slope).sum::<f64>();
        let error = step * (with(&FIFTH) - with(&FOURTH)).abs();
        let allowed = 1e-13 * amount.abs().max(1.0);
        if error <= allowed {
            time = if step >= to - time { to } else { time + step };
            amount += step * with(&FIFTH);
        }
        step *= (0.9 * libm::pow(allowed / error.max(1e-300), 0.2)).clamp(0.2, 5.0);
    }
    amount
}

/// `dA/dt = R(t) − A·ln 2/t½`, solved from one start or end of a dose to the next.
#[test]
fn a_course_solves_its_differential_equation() {
    let mut chance = Chance(3);
    for case in 0..40 {
        let half_life = chance.between(0.05, 500.0);
        let doses = chance.doses(half_life * 6.0);
        let mut turns: Vec<f64> = doses.iter().flat_map(|dose| [dose.at, dose.at + dose.duration]).collect();
        turns.extend((1..=20).map(|nth| half_life * 0.7 * f64::from(nth)));
        turns.push(0.0);
        turns.sort_by(f64::total_cmp);
        let mut amount = 0.0;
        for pair in turns.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            if to <= from {
                continue;
            }
            let at_once: f64 =
                doses.iter().filter(|dose| dose.duration == 0.0 && dose.at == from).map(|dose| dose.amount).sum();
            let running =
                doses.iter().filter(|dose| dose.duration > 0.0 && dose.at <= from && to <= dose.at + dose.duration);
            let inflow: f64 = running.map(|dose| dose.amount / dose.duration).sum();
            let loss = std::f64::consts::LN_2 / half_life;
            amount = solve(|_, amount| inflow - loss * amount, from, to, amount + at_once);
            // A dose that begins at `to` counts from then on.
            let begun: Vec<Dose> = doses.iter().copied().filter(|dose| dose.at < to).collect();
            let closed = course(&begun, half_life, to);
            assert!(
                (amount - closed).abs() <= 1e-9 * closed.max(1.0),
                "case {case} at {to}: {amount} solved, {closed}"
            );
        }
    }
}
