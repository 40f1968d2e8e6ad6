//! The pages of the tools, each complete without a script.

use crate::derive::pk;
use crate::model::quantity::Quantity;
use crate::model::unit::Unit;
use crate::render::fill::head;
use crate::render::fill::list::pager;
use crate::render::fill::tool::{row, unit, words};
use crate::render::route::slice;
use crate::render::site::{Filled, Site};
use crate::render::view::{
    BuildUp, DoseLog, HalfLifeCurve, Page, PageKind, ShareLeft, TimeToClear, Tools, UnitConversion,
};

/// The list of tools.
pub fn tools(site: &Site<'_>, address: &str) -> Filled<Tools> {
    let strings = &site.press.strings;
    let (title, says) = (strings.get("tools_title"), strings.get("tools_says"));
    let page = head::page(site, PageKind::Tools, title, says, address);
    Filled::uncited(page, Tools { records: row::count(site) })
}

/// The course of doses.
pub fn half_life_curve(site: &Site<'_>, address: &str) -> Filled<HalfLifeCurve> {
    let view = HalfLifeCurve { words: words::of(site), left: left(), build_up: build_up() };
    Filled::uncited(page(site, ("curve_title", "curve_says"), address), view)
}

/// How long until a share is gone.
pub fn time_to_clear(site: &Site<'_>, number: u32, address: &str) -> Filled<TimeToClear> {
    let all = &site.index.half_lives;
    let view = TimeToClear {
        words: words::of(site),
        left: left(),
        shares: row::SHARES.iter().map(|share| percent(100.0 * share)).collect(),
        rows: slice(all, number).iter().filter_map(|&at| row::row(site, at)).collect(),
        pager: pager("/tools/time-to-clear/", all.len(), number),
    };
    Filled::uncited(page(site, ("clear_title", "clear_says"), address), view)
}

/// Units.
pub fn unit_conversion(site: &Site<'_>, address: &str) -> Filled<UnitConversion> {
    let view = UnitConversion { words: words::of(site), groups: unit::groups() };
    Filled::uncited(page(site, ("units_title", "units_says"), address), view)
}

/// The reader's own log.
pub fn dose_log(site: &Site<'_>, address: &str) -> Filled<DoseLog> {
    Filled::uncited(page(site, ("log_title", "log_says"), address), DoseLog { words: words::of(site) })
}

fn page(site: &Site<'_>, (title, says): (&str, &str), address: &str) -> Page {
    let strings = &site.press.strings;
    head::page(site, PageKind::Tool, strings.get(title), strings.get(says), address)
}

/// What is left and what is gone after whole half-lives.
fn left() -> Vec<ShareLeft> {
    let of = |count: u32| {
        let count = f64::from(count);
        ShareLeft {
            half_lives: count as u32,
            left: percent(100.0 * pk::share_left(1.0, count)),
            gone: percent(100.0 * pk::share_lost(1.0, count)),
        }
    };
    (1..=7).map(of).collect()
}

/// How far equal doses build up, by the interval between them in half-lives.
fn build_up() -> Vec<BuildUp> {
    let of = |interval: f64| BuildUp {
        interval: interval.to_string(),
        ratio: figure(pk::accumulation(1.0, interval), 3),
        low: percent(100.0 * pk::share_left(1.0, interval)),
        doses: libm::ceil(pk::time_to_loss(1.0, 0.9) / interval) as u32,
    };
    [0.25, 0.5, 1.0, 2.0, 3.0, 4.0, 5.0].map(of).into()
}

/// Per cent to three digits, as readers see it.
fn percent(value: f64) -> String {
    let unit = Unit::parse("%").expect("per cent is a unit");
    let digits = if value >= 99.0 { 4 } else { 3 };
    Quantity::computed(value, digits, unit).map(|quantity| trimmed(&quantity.typographic())).unwrap_or_default()
}

fn figure(value: f64, digits: u8) -> String {
    Quantity::computed(value, digits, Unit::one()).map(|quantity| quantity.typographic()).unwrap_or_default()
}

/// Without zeros that follow the last digit after a point.
fn trimmed(text: &str) -> String {
    let (number, rest) = text.split_once('\u{a0}').unwrap_or((text, ""));
    let short = if number.contains('.') { number.trim_end_matches('0').trim_end_matches('.') } else { number };
    format!("{short}\u{a0}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_printed_short() {
        let all: Vec<String> = left().into_iter().map(|row| row.gone).collect();
        let expected = ["50", "75", "87.5", "93.8", "96.9", "98.4", "99.22"].map(|n| format!("{n}\u{a0}%"));
        assert_eq!(all, expected);
    }

    #[test]
    fn doses_an_interval_of_one_half_life_apart_double() {
        let rows = build_up();
        let one = rows.iter().find(|row| row.interval == "1").expect("a row");
        assert_eq!((one.ratio.as_str(), one.low.as_str(), one.doses), ("2.00", "50\u{a0}%", 4));
    }
}
