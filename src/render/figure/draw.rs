//! From half-lives to a figure: what is drawn, in which panels and in which scales.

use crate::model::kinetics::Measure;
use crate::model::quantity::Quantity;
use crate::model::vocab::{Phase, Word};
use crate::render::figure::offer::Offer;
use crate::render::figure::plot::{self, Line, SHAPES};
use crate::render::figure::scale::{HALVINGS, Scales, Share, Time};
use crate::render::figure::trace::{Trace, Undrawn, trace};
use crate::render::figure::words;
use crate::render::pen::string;
use crate::render::strings::{Strings, fill};
use crate::render::view::{Curve, Figure, Panel, Plot, Points, UndrawnRecord};

/// How far apart the shortest and the longest half-life of a panel may lie for even steps of time to show both. Ours.
const WIDE: f64 = 10.0;

/// The most letters of a value that stands in a plot.
const LONG: usize = 14;

/// A half-life that is drawn.
struct Drawn<'a> {
    offer: &'a Offer<'a>,
    value: &'a Quantity,
    trace: Trace,
}

/// The scales in which a figure is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Even,
    Halvings,
    Tenfold,
}

impl Way {
    fn word(self) -> &'static str {
        match self {
            Way::Even => "even",
            Way::Halvings => "halvings",
            Way::Tenfold => "tenfold",
        }
    }

    /// Axes that hold the shortest and the longest half-life of a panel.
    fn scales(self, (shortest, longest): (f64, f64)) -> Scales {
        let even = Time::Even { end: longest * f64::from(HALVINGS) };
        match self {
            Way::Even => Scales { time: even, share: Share::Even },
            Way::Halvings => Scales { time: even, share: Share::Halvings },
            Way::Tenfold => {
                let time = Time::Tenfold { start: shortest / 32.0, end: longest * 6.0 };
                Scales { time, share: Share::Even }
            }
        }
    }
}

/// Draws half-lives, in their order. The figure's id begins all other ids in it.
pub fn draw(id: &str, offers: &[Offer<'_>], strings: &Strings) -> Figure {
    let mut drawn: Vec<Drawn<'_>> = Vec::new();
    let mut undrawn = Vec::new();
    for offer in offers {
        match (trace(offer.half_life, offer.quality), &offer.half_life.value) {
            (Ok(trace), Some(value)) => drawn.push(Drawn { offer, value: &value.value, trace }),
            (Err(why), _) => undrawn.push(not_drawn(offer, why)),
            (Ok(_), None) => {}
        }
    }
    drawn.sort_by_key(|it| it.trace.subject);
    let groups: Vec<&[Drawn<'_>]> = drawn
        .chunk_by(|a, b| a.trace.subject == b.trace.subject)
        .flat_map(|group| group.chunks(SHAPES.len()))
        .collect();
    let is_wide = groups.iter().any(|group| extent(group).is_some_and(|(low, high)| high / low > WIDE));
    let ways = if is_wide { [Way::Tenfold, Way::Even] } else { [Way::Even, Way::Halvings] };
    let panels = groups.iter().zip(1..).filter_map(|(group, number)| {
        let id = format!("{id}-{number}");
        panel(&id, group, ways, strings)
    });
    let panels: Vec<Panel> = panels.collect();
    Figure {
        id: id.to_owned(),
        ways: if panels.is_empty() { Vec::new() } else { ways.map(Way::word).into() },
        panels,
        undrawn_values: undrawn.iter().any(|it| it.value.is_some()),
        undrawn,
        has_turnover: drawn.iter().any(|it| phase(it.offer) == Some(Phase::Turnover)),
        has_spread: drawn.iter().any(|it| it.value.has_spread()),
    }
}

fn phase(offer: &Offer<'_>) -> Option<Phase> {
    offer.half_life.phase.as_ref().map(|phase| phase.value)
}

/// The shortest and the longest half-life of a panel.
fn extent(group: &[Drawn<'_>]) -> Option<(f64, f64)> {
    let low = group.iter().map(|it| it.trace.low).reduce(f64::min)?;
    let high = group.iter().map(|it| it.trace.high).reduce(f64::max)?;
    Some((low, high))
}

fn panel(id: &str, group: &[Drawn<'_>], ways: [Way; 2], strings: &Strings) -> Option<Panel> {
    let extent = extent(group)?;
    let subject = group.first()?.trace.subject;
    let signs: Vec<Option<char>> =
        ('A'..='Z').take(group.len()).map(|sign| (group.len() > 1).then_some(sign)).collect();
    let lines: Vec<Line> = group.iter().zip(&signs).map(|(it, sign)| line(it, *sign)).collect();
    let says: Vec<String> =
        group.iter().zip(&signs).map(|(it, sign)| words::says(*sign, it.offer, it.value, strings)).collect();
    let says = says.join(" ");
    let title = fill(strings.get("figure_title"), &[("subject", strings.label("figure_subject", subject.word()))]);
    let plots = ways.map(|way| {
        let words = plot::Words {
            id: &format!("{id}-{}", way.word()),
            title: &format!("{title} ({})", strings.label("figure_way", way.word())),
            says: &says,
            share: strings.get("figure_share"),
            time: strings.get("figure_time"),
        };
        Plot { way: way.word(), svg: plot::plot(&lines, way.scales(extent), words) }
    });
    let curves = group.iter().zip(&signs).zip(0..).map(|((it, sign), place)| curve(it, *sign, place)).collect();
    Some(Panel { subject, plots: plots.into(), curves, points: points(group) })
}

fn line(it: &Drawn<'_>, sign: Option<char>) -> Line {
    let value = it.value.typographic();
    let value = if value.chars().count() > LONG { String::new() } else { value };
    Line { trace: it.trace, sign, value }
}

fn curve(it: &Drawn<'_>, sign: Option<char>, place: usize) -> Curve {
    let measure = Measure::HalfLife(it.offer.half_life);
    Curve {
        sign: sign.map(String::from),
        key: plot::key(it.trace.subject, place),
        compound: it.offer.compound.map(str::to_owned),
        analyte: string(measure.analyte()),
        compartment: measure.compartment().map(|it| it.value),
        place: string(measure.tissue()).or_else(|| string(measure.cell())),
        species: measure.species().map(|it| it.value),
        route: measure.route().map(|it| it.value),
        phase: phase(it.offer),
        value: it.value.typographic(),
        spread: measure.spread().map(|it| it.value),
        page: it.offer.page.to_owned(),
        record: measure.id().value.to_string(),
    }
}

fn points(group: &[Drawn<'_>]) -> Vec<Points> {
    let row = |(count, left): (u8, &'static str)| {
        let times = group.iter().map(|it| words::after(it.value, count)).collect();
        Points { half_lives: count, left, times }
    };
    (1..=HALVINGS).zip(["50\u{a0}%", "25\u{a0}%", "12.5\u{a0}%", "6.3\u{a0}%", "3.1\u{a0}%"]).map(row).collect()
}

fn not_drawn(offer: &Offer<'_>, why: Undrawn) -> UndrawnRecord {
    let measure = Measure::HalfLife(offer.half_life);
    UndrawnRecord {
        compound: offer.compound.map(str::to_owned),
        analyte: string(measure.analyte()),
        compartment: measure.compartment().map(|it| it.value),
        species: measure.species().map(|it| it.value),
        route: measure.route().map(|it| it.value),
        value: measure.value().map(|value| value.value.typographic()),
        why,
        page: offer.page.to_owned(),
        record: measure.id().value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::date::Date;
    use crate::model::kb::Kb;
    use crate::model::load::load;
    use crate::model::vocab::DataQuality;
    use crate::render::figure::Subject;
    use crate::source::world::MemoryWorld;

    fn loaded(records: &[&str]) -> Kb {
        let rows = records.iter().zip(0..).map(|(record, at)| format!("  - {{id: t{at}, analyte: a, {record}}}\n"));
        let page = format!("---\ntitle: A\nsummary: S.\nhalf_lives:\n{}---\n", rows.collect::<String>());
        let world = MemoryWorld::new(Date::parse("2026-11-21").expect("a day")).with("content/compounds/a.md", page);
        load(&world).expect("it loads")
    }

    fn figure(records: &[&str], compound: Option<&str>, page: &str) -> Figure {
        let kb = loaded(records);
        let quality = Some(DataQuality::HumanPk);
        let half_lives = &kb.compounds[0].head.half_lives;
        assert_eq!(half_lives.len(), records.len());
        let offers: Vec<Offer<'_>> =
            half_lives.iter().map(|half_life| Offer { half_life, quality, compound, page }).collect();
        draw("f", &offers, &Strings::english())
    }

    #[test]
    fn people_come_first_and_apart_and_four_at_most_together() {
        let mut records = vec!["species: mouse, value: 2 h", "species: human, unpublished: None."];
        records.extend(["species: human, compartment: plasma, value: 2 h"; 5]);
        let figure = figure(&records, None, "");
        let panels: Vec<(Subject, usize)> = figure.panels.iter().map(|it| (it.subject, it.curves.len())).collect();
        assert_eq!(panels, [(Subject::People, 4), (Subject::People, 1), (Subject::Animals, 1)]);
        let signs: Vec<Option<&str>> = figure.panels[0].curves.iter().map(|it| it.sign.as_deref()).collect();
        assert_eq!(signs, [Some("A"), Some("B"), Some("C"), Some("D")]);
        assert_eq!(figure.panels[2].curves[0].sign, None);
        assert_eq!(figure.undrawn.len(), 1);
        assert_eq!((figure.undrawn[0].why, figure.undrawn_values), (Undrawn::Unpublished, false));
    }

    /// A range over threefold is never without its band, and never has a line of its own (PK010).
    #[test]
    fn a_wide_range_is_a_band_and_is_drawn_over_tenfold_times() {
        let wide = figure(&["species: mouse, phase: turnover, value: 15 min to 15 h"], None, "");
        assert_eq!(wide.ways, ["tenfold", "even"]);
        assert!(wide.has_turnover);
        for plot in &wide.panels[0].plots {
            let svg = plot.svg.as_str();
            assert_eq!(svg.matches("class=\"band\"").count(), 1);
            let line = svg.split("class=\"line\" d=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a line");
            assert_eq!(line.matches('M').count(), 2, "its two ends and no middle: {line}");
        }
        assert_eq!(figure(&["species: human, value: 1–5 min"], None, "").ways, ["even", "halvings"]);
    }

    #[test]
    fn the_marked_points_are_those_of_the_value() {
        let figure =
            figure(&["species: human, value: 1–5 min", "species: human, value: 2.7 ± 1.2 h, spread: sd"], None, "");
        let rows: Vec<String> =
            figure.panels[0].points.iter().map(|it| format!("{}: {}", it.left, it.times.join(" | "))).collect();
        assert_eq!(rows[0].replace('\u{a0}', " "), "50 %: 1–5 min | ≈ 2.7 h");
        assert_eq!(rows[4].replace('\u{a0}', " "), "3.1 %: 5–25 min | ≈ 13.5 h");
        assert!(figure.has_spread);
        let svg = figure.panels[0].plots[0].svg.as_str().replace('\u{a0}', " ");
        assert!(
            svg.contains("A, a (people): half is left after 1–5 min, a quarter after 2–10 min, 3.1 % after 5–25 min.")
        );
    }

    #[test]
    fn compounds_beside_each_other_are_named_and_lead_to_their_pages() {
        let figure =
            figure(&["species: human, value: 2 h", "species: human, value: < 2 h"], Some("Alpha"), "/compounds/a/");
        let curve = &figure.panels[0].curves[0];
        assert_eq!((curve.compound.as_deref(), curve.page.as_str()), (Some("Alpha"), "/compounds/a/"));
        let undrawn = &figure.undrawn[0];
        assert_eq!((undrawn.why, undrawn.compound.as_deref()), (Undrawn::Limit, Some("Alpha")));
        assert!(figure.undrawn_values && figure.panels[0].plots[0].svg.as_str().contains("Alpha: a (people)"));
    }

    #[test]
    fn nothing_to_draw_is_no_panel() {
        let figure = figure(&["species: human, unpublished: None."], None, "");
        assert!(figure.panels.is_empty() && figure.ways.is_empty() && figure.undrawn.len() == 1);
    }
}
