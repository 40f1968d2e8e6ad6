//! One plot: a frame, its axes, and the declines of a panel, as SVG.

use crate::derive::pk::share_left;
use crate::render::figure::axis::{self, Tick};
use crate::render::figure::path::{Knot, Path, coordinate};
use crate::render::figure::scale::{BOTTOM, HALVINGS, HEIGHT, LEFT, RIGHT, Scales, Share, TOP, Time, WIDTH};
use crate::render::figure::trace::{Subject, Trace};
use crate::render::view::{Html, escape};

/// A decline to be drawn, with what stands beside it.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its times.
    pub trace: Trace,
    /// Its letter, where a panel has several.
    pub sign: Option<char>,
    /// Its half-life in words; empty where they are too long to stand in a plot.
    pub value: String,
}

/// The words of a plot.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The id from which those of its title and its description are made.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// What it shows, in words.
    pub says: &'a str,
    /// The name of the axis of shares.
    pub share: &'a str,
    /// The name of the axis of time.
    pub time: &'a str,
}

/// The shapes of marks, around a point, and their number: the most lines that one plot holds.
pub const SHAPES: [(&str, (f64, f64)); 4] = [
    ("a3 3 0 1 0 6 0a3 3 0 1 0-6 0z", (-3.0, 0.0)),
    ("h5.2v5.2h-5.2z", (-2.6, -2.6)),
    ("l3.5 6h-7z", (0.0, -3.8)),
    ("l3.7 3.7-3.7 3.7-3.7-3.7z", (0.0, -3.7)),
];

/// Where the words of each line stand, as shares: those of one line never meet those of another.
const HEIGHTS: [f64; 4] = [0.74, 0.52, 0.35, 0.23];

/// How far from the last one a mark must stand to be drawn.
const APART: f64 = 7.0;

/// Multiples of the half-life through which a curve is drawn. Between them a cubic piece is nowhere off by more than a
/// tenth of a place.
const EVEN_KNOTS: [f64; 11] = [0.5, 1.0, 2.0, 3.0, 4.0, 5.0, 6.5, 9.0, 12.0, 16.0, 22.0];
const TENFOLD_KNOTS: [f64; 14] = [0.005, 0.02, 0.05, 0.12, 0.25, 0.5, 0.85, 1.4, 2.1, 3.0, 4.2, 6.0, 9.0, 14.0];

/// Draws the lines of a panel; of more than [`SHAPES`] the first.
pub fn plot(lines: &[Line], scales: Scales, words: Words<'_>) -> Html {
    let mut svg = format!(r#"<svg class="plot" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" "#);
    svg.push_str(&format!(r#"aria-labelledby="{0}-t" aria-describedby="{0}-d"><title id="{0}-t">"#, words.id));
    escape(words.title, &mut svg);
    svg.push_str(&format!(r#"</title><desc id="{}-d">"#, words.id));
    escape(words.says, &mut svg);
    svg.push_str("</desc>");
    frame(scales, words, &mut svg);
    for (line, place) in lines.iter().zip(0..SHAPES.len()) {
        decline(line, place, scales, &mut svg);
    }
    for ((line, place), height) in lines.iter().zip(0..).zip(HEIGHTS) {
        beside(line, place, scales, height, &mut svg);
    }
    svg.push_str("</svg>");
    Html::trusted(svg)
}

/// The sample of a line that stands in the legend.
pub fn key(subject: Subject, place: usize) -> Html {
    let mut mark = Path::default();
    shape(&mut mark, 18.0, 6.0, place);
    Html::trusted(format!(
        r#"<svg class="key {subject} c{place}" viewBox="0 0 36 12" width="36" height="12" aria-hidden="true"><path class="line" d="M0 6h36"/><path class="dots" d="{}"/></svg>"#,
        mark.finish()
    ))
}

fn frame(scales: Scales, words: Words<'_>, svg: &mut String) {
    let (shares, times) = (axis::of_share(scales.share), axis::of_time(scales.time));
    let mut grid = Path::default();
    for tick in &shares {
        grid.move_to(LEFT, tick.at);
        grid.line_to(RIGHT, tick.at);
    }
    let mut axes = Path::default();
    axes.move_to(LEFT, TOP);
    axes.line_to(LEFT, BOTTOM);
    axes.line_to(RIGHT, BOTTOM);
    for tick in &times.ticks {
        axes.move_to(tick.at, BOTTOM);
        axes.line_to(tick.at, BOTTOM + 4.0);
    }
    svg.push_str(&format!(r#"<path class="grid" d="{}"/><path class="axis" d="{}"/>"#, grid.finish(), axes.finish()));
    svg.push_str(r#"<g class="up">"#);
    labels(&shares, |at| (LEFT - 6.0, at + 4.0), svg);
    svg.push_str(r#"</g><g class="along">"#);
    labels(&times.ticks, |at| (at, BOTTOM + 18.0), svg);
    svg.push_str("</g>");
    label("name", (0.0, 12.0), words.share, svg);
    let name = times.unit.map_or_else(|| words.time.to_owned(), |unit| format!("{} ({unit})", words.time));
    label("name end", (RIGHT, HEIGHT - 5.0), &name, svg);
}

fn labels(ticks: &[Tick], place: impl Fn(f64) -> (f64, f64), svg: &mut String) {
    for tick in ticks {
        label("", place(tick.label_at), &tick.label, svg);
    }
}

fn label(class: &str, (x, y): (f64, f64), text: &str, svg: &mut String) {
    svg.push_str("<text");
    if !class.is_empty() {
        svg.push_str(&format!(r#" class="{class}""#));
    }
    svg.push_str(&format!(r#" x="{}" y="{}">"#, coordinate(x), coordinate(y)));
    escape(text, svg);
    svg.push_str("</text>");
}

/// Band, line or edges, and marks of one decline.
fn decline(line: &Line, place: usize, scales: Scales, svg: &mut String) {
    let trace = line.trace;
    let is_wide = trace.low < trace.high;
    svg.push_str(&format!(r#"<g class="{} c{place}">"#, trace.subject));
    if is_wide {
        svg.push_str(&format!(r#"<path class="band" d="{}"/>"#, band(trace, scales)));
    }
    let mut drawn = Path::default();
    let mut marks = Path::default();
    let ends = is_wide.then_some([trace.low, trace.high]);
    for half_life in trace.central.into_iter().chain(ends.into_iter().flatten().filter(|_| trace.central.is_none())) {
        let knots = knots(half_life, scales);
        along(&mut drawn, &knots, scales.share);
        mark(&mut marks, half_life, scales, place);
    }
    svg.push_str(&format!(r#"<path class="line" d="{}"/>"#, drawn.finish()));
    svg.push_str(&format!(r#"<path class="dots" d="{}"/>"#, marks.finish()));
    svg.push_str("</g>");
}

/// The points through which a decline is drawn, from the left of the plot to where it leaves it.
fn knots(half_life: f64, scales: Scales) -> Vec<Knot> {
    let (start, end) = (scales.time.start(), scales.time.end());
    let leaves = match scales.share {
        Share::Even => end,
        Share::Halvings => end.min(half_life * f64::from(HALVINGS)),
    };
    let multiples: &[f64] = match (scales.share, scales.time) {
        (Share::Even, Time::Even { .. }) => &EVEN_KNOTS,
        (Share::Even, Time::Tenfold { .. }) => &TENFOLD_KNOTS,
        (Share::Halvings, Time::Even { .. } | Time::Tenfold { .. }) => &[],
    };
    let between = multiples.iter().map(|times| times * half_life).filter(|time| start < *time && *time < leaves);
    let times = std::iter::once(start).chain(between).chain(std::iter::once(leaves));
    let knot = |time: f64| {
        let share = share_left(half_life, time);
        Knot { x: scales.time.x(time), y: scales.share.y(share), slope: scales.slope(half_life, time, share) }
    };
    times.map(knot).collect()
}

fn along(path: &mut Path, knots: &[Knot], share: Share) {
    let Some(first) = knots.first() else { return };
    path.move_to(first.x, first.y);
    go_on(path, knots, share);
}

fn go_on(path: &mut Path, knots: &[Knot], share: Share) {
    match (share, knots.last()) {
        (Share::Even, _) => path.through(knots),
        (Share::Halvings, Some(last)) => path.line_to(last.x, last.y),
        (Share::Halvings, None) => {}
    }
}

/// The area between the ends of a range: down along the shorter, back up along the longer.
fn band(trace: Trace, scales: Scales) -> String {
    let mut path = Path::default();
    along(&mut path, &knots(trace.low, scales), scales.share);
    let mut back = knots(trace.high, scales);
    back.reverse();
    if let Some(corner) = back.first() {
        path.line_to(corner.x, corner.y);
    }
    go_on(&mut path, &back, scales.share);
    path.close();
    path.finish()
}

/// A mark at each half-life, as long as they stand apart.
fn mark(path: &mut Path, half_life: f64, scales: Scales, place: usize) {
    let mut last: Option<(f64, f64)> = None;
    for count in 1..=HALVINGS {
        let time = f64::from(count) * half_life;
        if time < scales.time.start() || time > scales.time.end() * (1.0 + 1e-9) {
            continue;
        }
        let (x, y) = (scales.time.x(time), scales.share.y(share_left(half_life, time)));
        let is_apart = last.is_none_or(|(left, above)| libm::hypot(x - left, y - above) >= APART);
        if is_apart {
            shape(path, x, y, place);
            last = Some((x, y));
        }
    }
}

fn shape(path: &mut Path, x: f64, y: f64, place: usize) {
    if let Some((commands, (dx, dy))) = SHAPES.get(place) {
        path.shape(x + dx, y + dy, commands);
    }
}

/// The letter and the half-life, beside the line or inside a band that has room for them; the letter alone where both
/// would reach out of the plot. They are drawn after all lines, so that none runs over them.
fn beside(line: &Line, place: usize, scales: Scales, height: f64, svg: &mut String) {
    let at = |half_life: f64| scales.time.x(-half_life * libm::log2(height));
    let (low, high) = (at(line.trace.low), at(line.trace.high));
    let sign = line.sign.map(String::from).unwrap_or_default();
    let both =
        if sign.is_empty() { axis::width(&line.value) } else { axis::width(&sign) + axis::width(&line.value) + 6.0 };
    let fits_beside = |room: f64| high + 8.0 + room <= RIGHT;
    let fits = both + 12.0 < high - low || fits_beside(both);
    let (value, room) = if fits || sign.is_empty() { (line.value.as_str(), both) } else { ("", axis::width(&sign)) };
    let y = scales.share.y(height);
    let (begins, y) = if high - low > room + 12.0 {
        ((low + high - room) / 2.0, y + 4.0)
    } else if fits_beside(room) {
        (high + 8.0, y - 1.0)
    } else {
        ((low - 8.0 - room).max(LEFT + 2.0), y + 10.0)
    };
    let (x, y) = (coordinate(begins), coordinate(y));
    svg.push_str(&format!(r#"<text class="beside c{place}" x="{x}" y="{y}">"#));
    if !sign.is_empty() {
        svg.push_str(&format!("<tspan>{sign}</tspan>{}", if value.is_empty() { "" } else { " " }));
    }
    escape(value, svg);
    svg.push_str("</text>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(low: f64, central: Option<f64>, high: f64) -> Line {
        Line {
            trace: Trace { low, central, high, subject: Subject::People },
            sign: Some('A'),
            value: "2\u{a0}h".into(),
        }
    }

    fn drawn(lines: &[Line], scales: Scales) -> String {
        let words = Words { id: "f", title: "T < 1", says: "Says.", share: "Left", time: "Time" };
        plot(lines, scales, words).as_str().replace("><", ">\n<")
    }

    #[test]
    fn a_value_is_a_line_with_a_mark_at_each_half_life() {
        let scales = Scales { time: Time::Even { end: 36_000.0 }, share: Share::Even };
        insta::assert_snapshot!(drawn(&[line(7200.0, Some(7200.0), 7200.0)], scales));
    }

    #[test]
    fn a_range_is_a_band_between_its_ends_with_no_line_of_its_own() {
        let scales = Scales { time: Time::Tenfold { start: 28.0, end: 324_000.0 }, share: Share::Even };
        insta::assert_snapshot!(drawn(&[line(900.0, None, 54_000.0)], scales));
    }

    #[test]
    fn in_halvings_declines_are_straight() {
        let scales = Scales { time: Time::Even { end: 900.0 }, share: Share::Halvings };
        insta::assert_snapshot!(drawn(&[line(60.0, Some(120.0), 180.0), line(100.0, Some(100.0), 100.0)], scales));
    }

    #[test]
    fn the_pieces_follow_the_decline() {
        for (time, half_life) in [
            (Time::Even { end: 5.0 }, 1.0),
            (Time::Even { end: 300.0 }, 1.0),
            (Time::Tenfold { start: 0.03, end: 90.0 }, 1.0),
            (Time::Tenfold { start: 0.03, end: 6.0 }, 0.9),
        ] {
            let scales = Scales { time, share: Share::Even };
            for pair in knots(half_life, scales).windows(2) {
                let (one, two) = (pair[0], pair[1]);
                // The middle of the cubic piece against the decline there; only x is even within a piece.
                let x = (one.x + two.x) / 2.0;
                let y = (one.y + two.y) / 2.0 + (two.x - one.x) * (one.slope - two.slope) / 8.0;
                let part = (x - LEFT) / (RIGHT - LEFT);
                let at = match time {
                    Time::Even { end } => part * end,
                    Time::Tenfold { start, end } => start * libm::pow(end / start, part),
                };
                let off = (y - Share::Even.y(share_left(half_life, at))).abs();
                assert!(off < 0.25, "{off} at {at} of {time:?}");
            }
        }
    }

    /// The points of every path and the places of every text.
    fn points(svg: &str) -> Vec<(f64, f64)> {
        let mut all = Vec::new();
        for d in svg.split(" d=\"").skip(1).map(|rest| rest.split('"').next().unwrap_or_default()) {
            let mut at = (0.0, 0.0);
            for piece in d.split_inclusive(|c: char| c.is_ascii_alphabetic()).collect::<Vec<_>>().windows(2) {
                let letter = piece[0].chars().last().unwrap_or_default();
                let n = numbers(piece[1].trim_end_matches(|c: char| c.is_ascii_alphabetic()));
                match letter {
                    'M' => at = (n[0], n[1]),
                    'h' => at.0 += n[0],
                    'v' => at.1 += n[0],
                    'l' => {
                        for step in n.chunks(2) {
                            at = (at.0 + step[0], at.1 + step[1]);
                            all.push(at);
                        }
                    }
                    'c' => {
                        all.extend([(at.0 + n[0], at.1 + n[1]), (at.0 + n[2], at.1 + n[3])]);
                        at = (at.0 + n[4], at.1 + n[5]);
                    }
                    'a' => at = (at.0 + n[5], at.1 + n[6]),
                    'z' => {}
                    other => panic!("the command {other}"),
                }
                all.push(at);
            }
        }
        all
    }

    fn numbers(text: &str) -> Vec<f64> {
        let parted = text.replace('-', " -");
        parted.split_whitespace().map(|number| number.parse().expect("a number")).collect()
    }

    proptest! {
        #[test]
        fn all_points_lie_inside_whatever_the_times(
            low in -9.0_f64..12.0, wide in 0.0_f64..21.0, other in -9.0_f64..12.0, has_value in any::<bool>(), way in 0..3,
        ) {
            let low = libm::pow(10.0, low);
            let high = (low * libm::pow(10.0, wide)).min(1e12);
            let other = libm::pow(10.0, other);
            let lines = [line(low, has_value.then_some(libm::sqrt(low) * libm::sqrt(high)), high), line(other, Some(other), other)];
            let (first, last) = (low.min(other), high.max(other));
            let time = Time::Even { end: 5.0 * last };
            let scales = match way {
                0 => Scales { time, share: Share::Even },
                1 => Scales { time, share: Share::Halvings },
                _ => Scales { time: Time::Tenfold { start: first / 32.0, end: last * 6.0 }, share: Share::Even },
            };
            let svg = drawn(&lines, scales);
            prop_assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
            for (x, y) in points(&svg) {
                prop_assert!((-4.0..=WIDTH + 4.0).contains(&x) && (0.0..=HEIGHT).contains(&y), "{x} {y} in {svg}");
            }
        }
    }
}
