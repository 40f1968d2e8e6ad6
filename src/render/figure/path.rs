//! The `d` of an SVG path, short: one decimal, each point told by its distance from the last.
//!
//! Distances are taken between rounded points, so that rounding does not add up.

use crate::render::figure::scale::{HEIGHT, WIDTH};

/// A path as it is written.
#[derive(Debug, Default)]
pub struct Path {
    d: String,
    /// Where it stands, in tenths.
    at: (i32, i32),
}

/// A point of a curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Knot {
    /// Across.
    pub x: f64,
    /// Down.
    pub y: f64,
    /// How steeply the curve goes down there, for each place to the right.
    pub slope: f64,
}

impl Path {
    /// Begins at a point.
    pub fn move_to(&mut self, x: f64, y: f64) {
        self.at = (tenths(x, WIDTH), tenths(y, HEIGHT));
        self.d.push('M');
        self.write(&[self.at.0, self.at.1]);
    }

    /// Goes straight to a point.
    pub fn line_to(&mut self, x: f64, y: f64) {
        let to = (tenths(x, WIDTH), tenths(y, HEIGHT));
        let (dx, dy) = (to.0 - self.at.0, to.1 - self.at.1);
        match (dx, dy) {
            (0, 0) => return,
            (dx, 0) => self.command('h', &[dx]),
            (0, dy) => self.command('v', &[dy]),
            (dx, dy) => self.command('l', &[dx, dy]),
        }
        self.at = to;
    }

    /// Goes through further points of a smooth curve, the first being where it stands (cubic Hermite pieces).
    pub fn through(&mut self, knots: &[Knot]) {
        for (from, to) in knots.iter().zip(knots.iter().skip(1)) {
            let third = (to.x - from.x) / 3.0;
            let one = (from.x + third, from.y + from.slope * third);
            let two = (to.x - third, to.y - to.slope * third);
            self.curve_to(one, two, (to.x, to.y));
        }
    }

    /// Adds a shape around a point, drawn by commands that tell distances.
    pub fn shape(&mut self, x: f64, y: f64, commands: &str) {
        self.move_to(x, y);
        self.d.push_str(commands);
    }

    /// Goes back to the beginning.
    pub fn close(&mut self) {
        self.d.push('z');
    }

    /// The text.
    pub fn finish(self) -> String {
        self.d
    }

    fn curve_to(&mut self, one: (f64, f64), two: (f64, f64), to: (f64, f64)) {
        let [one, two, to] = [one, two, to].map(|(x, y)| (tenths(x, WIDTH), tenths(y, HEIGHT)));
        if to == self.at {
            return;
        }
        let (x, y) = self.at;
        self.command('c', &[one.0 - x, one.1 - y, two.0 - x, two.1 - y, to.0 - x, to.1 - y]);
        self.at = to;
    }

    fn command(&mut self, letter: char, numbers: &[i32]) {
        self.d.push(letter);
        self.write(numbers);
    }

    /// Writes tenths as numbers; a minus sign parts two as well as a space does.
    fn write(&mut self, numbers: &[i32]) {
        for (number, is_first) in numbers.iter().zip(std::iter::once(true).chain(std::iter::repeat(false))) {
            if !is_first && *number >= 0 {
                self.d.push(' ');
            }
            push_tenths(*number, &mut self.d);
        }
    }
}

/// A coordinate for an attribute.
pub fn coordinate(value: f64) -> String {
    let mut text = String::new();
    push_tenths(tenths(value, WIDTH), &mut text);
    text
}

/// Adds a number of tenths: no zero before the point, and none after it.
fn push_tenths(tenths: i32, text: &mut String) {
    if tenths < 0 {
        text.push('-');
    }
    let (whole, part) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    if whole > 0 || part == 0 {
        push_whole(whole, text);
    }
    if part > 0 {
        text.push('.');
        push_whole(part, text);
    }
}

/// Adds a number; there are hundreds in a figure.
fn push_whole(number: u32, text: &mut String) {
    if number > 9 {
        push_whole(number / 10, text);
    }
    text.extend(char::from_digit(number % 10, 10));
}

/// Rounded to tenths, inside the drawing.
fn tenths(value: f64, end: f64) -> i32 {
    libm::round(value.clamp(0.0, end) * 10.0) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_short() {
        let mut path = Path::default();
        path.move_to(10.04, 0.5);
        path.line_to(10.0, 20.0);
        path.line_to(9.0, 20.0);
        path.line_to(8.5, 19.75);
        path.line_to(8.5, 19.75);
        path.close();
        assert_eq!(path.finish(), "M10 .5v19.5h-1l-.5-.2z");
    }

    #[test]
    fn curves_meet_their_points() {
        let mut path = Path::default();
        path.move_to(0.0, 0.0);
        let knot = |x, y, slope| Knot { x, y, slope };
        path.through(&[knot(0.0, 0.0, 1.0), knot(30.0, 30.0, 1.0), knot(60.0, 30.0, 0.0)]);
        assert_eq!(path.finish(), "M0 0c10 10 20 20 30 30c10 10 20 0 30 0");
    }
}
