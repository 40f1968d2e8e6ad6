//! Views of the page on injectable NAD+, made by hand: what the templates are tried on.

use monograph::model::vocab::*;
use monograph::render::engine::Engine;
use monograph::render::view::*;

pub fn site() -> Site {
    let link = |label: &str, path: &str| NavEntry { label: label.into(), path: path.into() };
    Site {
        title: "Monograph".into(),
        base_url: "https://example.org/kb".into(),
        root: "/kb".into(),
        language: "en".into(),
        direction: "ltr".into(),
        nav: vec![
            link("Compounds", "/compounds/"),
            link("Claims in circulation", "/circulating/"),
            link("Sources", "/sources/"),
        ],
        foot: vec![link("About", "/about/"), link("Methodology", "/methodology/"), link("Glossary", "/glossary/")],
        feed: true,
    }
}

pub fn page(kind: PageKind, title: &str, path: &str) -> Page {
    let section = path.split('/').nth(1).map(|part| format!("/{part}/")).unwrap_or_default();
    let crumbs = vec![
        Crumb { label: "Home".into(), path: "/".into() },
        Crumb { label: "Compounds".into(), path: "/compounds/".into() },
    ];
    Page {
        kind,
        title: title.into(),
        description: format!("{title} & what is known of it."),
        path: path.into(),
        section,
        crumbs: if kind == PageKind::Home { Vec::new() } else { crumbs },
        toc: Vec::new(),
        listed: kind != PageKind::Missing,
    }
}

fn html(text: &str) -> Html {
    Html::trusted(text)
}

const GRANT: &str = "pmid-31572171";
const LIU: &str = "doi-10.1016_j.cmet.2018.03.018";
const ENZYMES: &str = "pmid-33755743";
const TRAMMELL: &str = "pmid-27721479";
const FDA: &str = "url-fda_foodgrade_nad";
const HAWKINS: &str = "doi-10.1101_2024.06.06.24308565";

/// Counts citations, so that ids are given once.
struct Marks(std::cell::Cell<u32>);

impl Marks {
    fn cite(&self, stems: &[&str]) -> String {
        let mut links = Vec::new();
        for stem in stems {
            let id = self.0.get() + 1;
            self.0.set(id);
            let number =
                1 + [GRANT, LIU, ENZYMES, TRAMMELL, FDA, HAWKINS].iter().position(|s| s == stem).expect("known");
            links.push(format!("<a id=\"cite-{id}\" href=\"#ref-{stem}\" role=\"doc-biblioref\">{number}</a>"));
        }
        format!("<sup class=\"cite\">{}</sup>", links.join(","))
    }
}

fn record(id: &str, quality: DataQuality, outcome: Outcome) -> Record {
    Record {
        id: id.into(),
        parameter: None,
        analyte: Some("NAD+".into()),
        compartment: Some(Compartment::Plasma),
        place: None,
        species: Some(Species::Human),
        population: None,
        condition: None,
        route: Some(Route::Intravenous),
        mode: None,
        phase: None,
        dose: None,
        outcome,
        n: None,
        quality,
        cite: None,
        locator: None,
        note: None,
        derived: Vec::new(),
    }
}

fn value(text: &str, spread: Option<Spread>) -> Outcome {
    Outcome::Value { text: text.replace(' ', "\u{a0}"), spread }
}

fn half_lives(marks: &Marks) -> Vec<Record> {
    let mut plasma = record(
        "t12-plasma",
        DataQuality::NonePublished,
        Outcome::Unpublished {
            why: html(&format!("The one infusion study in people reports none.{}", marks.cite(&[GRANT]))),
            searched: Some(Searched {
                done: true,
                database: Some("PubMed".into()),
                query: Some("NAD+ intravenous half-life".into()),
                date: Some("2026-11-21".into()),
                hits: Some(14),
            }),
        },
    );
    plasma.mode = Some(Mode::Infusion);
    let mut cells = record(
        "t12-cells",
        DataQuality::NotSearched,
        Outcome::Unpublished {
            why: html("How long cells stay above baseline after an infusion has not been reported."),
            searched: Some(Searched::default()),
        },
    );
    cells.compartment = Some(Compartment::Intracellular);
    cells.place = Some("PBMC".into());
    let mut tissue = record("t12-tissue-mouse", DataQuality::AnimalPk, value("15 min to 15 h", Some(Spread::Range)));
    tissue.compartment = Some(Compartment::Tissue);
    tissue.place = Some("small intestine and spleen fast, skeletal muscle slow".into());
    tissue.species = Some(Species::Mouse);
    tissue.route = Some(Route::Endogenous);
    tissue.phase = Some(Phase::Turnover);
    tissue.cite = Some(html(&marks.cite(&[LIU])));
    tissue.locator = Some("Highlights".into());
    tissue.derived = vec![Derived { form: "x5", text: "1.25 to 75\u{a0}h".into() }];
    vec![plasma, cells, tissue]
}

fn kinetics(marks: &Marks) -> Vec<RouteGroup> {
    let mut early = record("nad-plasma-2h", DataQuality::HumanPkLimited, Outcome::Result(NullResult::NoChange));
    early.parameter = Some(Parameter::ConcentrationChange);
    early.population = Some("healthy men aged 30–55, the first two hours".into());
    early.dose = Some("3 µmol/min".into());
    early.n = Some(8);
    early.cite = Some(html(&marks.cite(&[GRANT])));
    early.locator = Some("Abstract".into());
    let mut base = record("nad-plasma-baseline", DataQuality::HumanPk, value("0.1–0.5 µM", None));
    base.parameter = Some(Parameter::BaselineConcentration);
    base.compartment = Some(Compartment::Serum);
    base.route = Some(Route::Endogenous);
    base.cite = Some(html(&marks.cite(&[ENZYMES])));
    base.note = Some(html("Up to about 10&nbsp;µM in inflammation."));
    vec![
        RouteGroup { route: Some(Route::Intravenous), records: vec![early] },
        RouteGroup { route: Some(Route::Endogenous), records: vec![base] },
    ]
}

fn claim(id: &str, kind: Kind, tier: Tier, text: String, evidence: Vec<EvidenceLine>) -> Claim {
    Claim {
        id: id.into(),
        text: html(&text),
        kind,
        tier,
        declared: Some(tier),
        computed: None,
        species: Some(ClaimSpecies::Of(Species::Human)),
        population: None,
        condition: None,
        route: Some(Route::Intravenous),
        dose: None,
        comparator: None,
        values: Vec::new(),
        evidence,
        acknowledges: false,
        derivation: Vec::new(),
        judgement: None,
        note: None,
    }
}

fn line(marks: &Marks, stem: &str, name: &str, design: Design, species: Species) -> EvidenceLine {
    EvidenceLine {
        cite: html(&marks.cite(&[stem])),
        name: name.into(),
        stance: Stance::Supports,
        design: Some(design),
        species: vec![species],
        n: None,
        read: Some(ReadDepth::Abstract),
        locator: Some("Abstract".into()),
        quote: None,
    }
}

fn section(id: &str, title: &str, tier: SectionTier, body: String) -> Section {
    Section { id: id.into(), title: html(title), tier, html: html(&body) }
}

fn established(marks: &Marks) -> TierGroup {
    let cite = marks.cite(&[ENZYMES]);
    let mut enzymes = claim(
        "cd38-products",
        Kind::Biochemistry,
        Tier::Established,
        format!(
            "CD38 makes nicotinamide and ADP-ribose from NAD+, not NMN; NMN from extracellular NAD+ is ascribed to phosphodiesterases and, contested, CD73.{cite}"
        ),
        vec![line(marks, ENZYMES, "Gasparrini et al. 2021", Design::NarrativeReview, Species::Human)],
    );
    enzymes.species = Some(ClaimSpecies::Any);
    enzymes.route = None;
    let body = format!(
        "<p>NAD+ carries electrons between enzymes and is used up by others. In blood and on the surface of cells it is broken down before uptake.{} Intact uptake into most cells has not been shown.</p><h4 id=\"enzymes-at-the-surface\">Enzymes at the surface<a class=\"anchor\" href=\"#enzymes-at-the-surface\" aria-label=\"Link to this section\">#</a></h4><div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table\"><table><thead><tr><th scope=\"col\">Enzyme</th><th scope=\"col\">Makes</th></tr></thead><tbody><tr><td>CD38</td><td>nicotinamide, ADP-ribose</td></tr><tr><td>CD203a (NPP1)</td><td>NMN, AMP</td></tr></tbody></table></div><aside class=\"alert\" data-alert=\"note\"><p class=\"alert-title\">Note</p><p>Tissue turnover in mice ranges from <a class=\"value-ref\" href=\"#value-t12-tissue-mouse\">15&nbsp;min to 15&nbsp;h</a>.</p></aside>",
        marks.cite(&[ENZYMES])
    );
    TierGroup {
        id: "sec-established".into(),
        name: "established",
        tier: Tier::Established,
        claims: vec![enzymes],
        sections: vec![section("what-it-does-in-the-cell", "What it does in the cell", Tier::Established.into(), body)],
    }
}

fn people(marks: &Marks) -> TierGroup {
    let mut plasma = claim(
        "iv-raises-plasma-nad",
        Kind::Pharmacokinetics,
        Tier::Preliminary,
        format!(
            "During a six-hour infusion of about 750&nbsp;mg NAD+ in eight healthy men, plasma NAD+ did not rise for the first two hours and was clearly raised at six hours.{}",
            marks.cite(&[GRANT])
        ),
        vec![EvidenceLine {
            n: Some(8),
            ..line(marks, GRANT, "Grant et al. 2019", Design::NonRandomised, Species::Human)
        }],
    );
    plasma.population = Some("healthy men aged 30–55".into());
    plasma.dose = Some("about 750 mg over 6 h".into());
    plasma.comparator = Some("saline".into());
    plasma.values = vec![Link { label: "measured, no change".into(), path: Some("#value-nad-plasma-2h".into()) }];
    let mut harm = claim(
        "iv-reactions",
        Kind::Safety,
        Tier::Preliminary,
        format!(
            "NAD+ 500&nbsp;mg into a vein caused more and worse reactions during infusion than nicotinamide riboside 500&nbsp;mg.{}",
            marks.cite(&[HAWKINS])
        ),
        vec![line(marks, HAWKINS, "Hawkins et al. 2024", Design::Rct, Species::Human)],
    );
    harm.comparator = Some("nicotinamide riboside".into());
    TierGroup {
        id: "sec-people".into(),
        name: "people",
        tier: Tier::Preliminary,
        claims: vec![plasma, harm],
        sections: Vec::new(),
    }
}

fn animals(marks: &Marks) -> TierGroup {
    let mut turnover = claim(
        "turnover-mouse",
        Kind::Occurrence,
        Tier::Preclinical,
        format!(
            "In mice the body’s own NAD+ turns over in 15&nbsp;min to 15&nbsp;h, depending on the tissue.{}",
            marks.cite(&[LIU])
        ),
        vec![line(marks, LIU, "Liu et al. 2018", Design::Animal, Species::Mouse)],
    );
    turnover.species = Some(ClaimSpecies::Of(Species::Mouse));
    turnover.route = Some(Route::Endogenous);
    TierGroup {
        id: "sec-animals".into(),
        name: "animals",
        tier: Tier::Preclinical,
        claims: vec![turnover],
        sections: Vec::new(),
    }
}

fn unproven(marks: &Marks) -> TierGroup {
    let mut ageing = claim(
        "ageing",
        Kind::Efficacy,
        Tier::Unproven,
        "No trial of NAD+ by vein or muscle with a clinical outcome for ageing or wellness was found.".into(),
        Vec::new(),
    );
    ageing.condition = Some("ageing".into());
    let body = format!(
        "<p>Craving and withdrawal scores fell over days in uncontrolled series; no controlled trial was found.{} H<sub>2</sub>O, Ca<sup>2+</sup>.</p><ul><li>One point.</li><li>Another.</li></ul>",
        marks.cite(&[GRANT])
    );
    TierGroup {
        id: "sec-unproven".into(),
        name: "unproven",
        tier: Tier::Unproven,
        claims: vec![ageing],
        sections: vec![section("craving", "Craving and withdrawal", Tier::Unproven.into(), body)],
    }
}

fn circulating(marks: &Marks) -> Vec<Circulating> {
    let seen = Some(Seen {
        url: Some("https://www.halflife-labs.com/compounds/nad-injectable/".into()),
        host: Some("halflife-labs.com".into()),
        date: Some("2026-11-21".into()),
    });
    let all = [
        (
            "IV NAD+ has a plasma half-life of 1–5 minutes in humans.",
            Verdict::Misattributed,
            "The only citation is a study of oral nicotinamide riboside; it gave no NAD+ and no half-life.",
            TRAMMELL,
        ),
        (
            "CD38 cleaves NAD+ to NMN and then nicotinamide.",
            Verdict::Contradicted,
            "CD38 gives nicotinamide and ADP-ribose; NMN arises by other enzymes.",
            ENZYMES,
        ),
        (
            "One infusion raises cellular NAD+ for 4–12 hours.",
            Verdict::Unsupported,
            "No human study seen measured cells after an infusion.",
            GRANT,
        ),
        (
            "NAD+ declines measurably with age.",
            Verdict::Extrapolated,
            "True in some tissues and by some methods.",
            ENZYMES,
        ),
    ];
    all.into_iter()
        .zip(1..)
        .map(|((claim, verdict, why, stem), number)| Circulating {
            number,
            claim: html(claim),
            verdict,
            why: html(&format!("{why}{}", marks.cite(&[stem]))),
            seen: seen.clone(),
        })
        .collect()
}

pub fn bodies() -> Vec<SourceBody> {
    let body = |stem: &str, entry: &str, design: Design, pmid: Option<&str>| SourceBody {
        stem: stem.into(),
        text: html(entry),
        design: Some(design),
        publication: None,
        species: vec![Species::Human],
        n: None,
        read: Some(ReadDepth::Abstract),
        status: IntegrityStatus::Current,
        notice: None,
        notice_is_link: false,
        pmid: pmid.map(Into::into),
        pmcid: None,
        doi: None,
        url: None,
    };
    vec![
        SourceBody {
            n: Some(8),
            doi: Some("10.3389/fnagi.2019.00257".into()),
            ..body(
                GRANT,
                "Grant R, Berg J, Mestayer R, et al. A pilot study investigating changes in the human plasma and urine NAD+ metabolome during a 6 hour intravenous infusion of NAD+. <i>Front Aging Neurosci</i>. 2019;11:257. doi:10.3389/fnagi.2019.00257",
                Design::NonRandomised,
                Some("31572171"),
            )
        },
        SourceBody {
            species: vec![Species::Mouse],
            doi: Some("10.1016/j.cmet.2018.03.018".into()),
            ..body(
                LIU,
                "Liu L, Rabinowitz JD. Quantitative analysis of NAD synthesis-breakdown fluxes. <i>Cell Metab</i>. 2018. doi:10.1016/j.cmet.2018.03.018",
                Design::Animal,
                None,
            )
        },
        SourceBody {
            read: Some(ReadDepth::FullText),
            pmcid: Some("PMC8038981".into()),
            ..body(
                ENZYMES,
                "Gasparrini M, Sorci L, Raffaelli N. Enzymology of extracellular NAD metabolism. <i>Cell Mol Life Sci</i>. 2021;78(7):3317-3331. doi:10.1007/s00018-020-03742-1",
                Design::NarrativeReview,
                Some("33755743"),
            )
        },
        SourceBody {
            n: Some(12),
            status: IntegrityStatus::Retracted,
            notice: Some("https://example.org/notice".into()),
            notice_is_link: true,
            ..body(
                TRAMMELL,
                "Trammell SAJ, Schmidt MS, Weidemann BJ, et al. Nicotinamide riboside is uniquely and orally bioavailable in mice and humans. <i>Nat Commun</i>. 2016;7:12948. (Shown as retracted to try the design: it is not.)",
                Design::Crossover,
                Some("27721479"),
            )
        },
        SourceBody {
            url: Some("https://www.fda.gov/drugs/human-drug-compounding/".into()),
            read: Some(ReadDepth::FullText),
            ..body(
                FDA,
                "FDA reminds compounders to use ingredients suitable for sterile compounding. US Food and Drug Administration; 2024.",
                Design::RegulatorNotice,
                None,
            )
        },
        SourceBody {
            publication: Some(Publication::Preprint),
            n: Some(37),
            doi: Some("10.1101/2024.06.06.24308565".into()),
            ..body(
                HAWKINS,
                "Hawkins J, Idoine R, Kwon J, et al. Randomized, placebo-controlled, pilot clinical study evaluating acute Niagen+ IV and NAD+ IV in healthy adults. Preprint. <i>medRxiv</i>. 2024.",
                Design::Rct,
                None,
            )
        },
    ]
}

fn references(engine: &Engine) -> Vec<Reference> {
    bodies()
        .into_iter()
        .zip(1..)
        .map(|(body, number)| Reference {
            stem: body.stem.clone(),
            pmid: body.pmid.clone(),
            number: Some(number),
            body: engine.part(&body).expect("a reference"),
            backlinks: (1..=number.min(3))
                .map(|n| Backlink { id: format!("cite-{n}"), mark: ["a", "b", "c"][n as usize - 1].into() })
                .collect(),
        })
        .collect()
}

pub fn card(title: &str, slug: &str, level: Tier) -> Card {
    Card {
        title: title.into(),
        path: format!("/compounds/{slug}/"),
        summary: "A form of vitamin B3 that cells turn into NAD+. Short trials raise NAD+ in blood; benefits that people feel are unproven.".into(),
        aliases: vec!["NR".into()],
        level: Some(level),
        quality: Some(DataQuality::HumanPkLimited),
        category: "nad-plus-family".into(),
        systems: vec!["mitochondria".into()],
        routes: vec![Route::Oral],
        approvals: vec![ApprovalStatus::Supplement],
    }
}

fn approvals(marks: &Marks) -> Vec<Approval> {
    let of = |authority: &str, jurisdiction: &str, status, as_of: &str| Approval {
        authority: authority.into(),
        jurisdiction: Some(jurisdiction.into()),
        status,
        product: None,
        indication: None,
        since: None,
        as_of: Some(as_of.into()),
        cite: None,
        note: None,
    };
    vec![
        Approval {
            cite: Some(html(&marks.cite(&[FDA]))),
            ..of("FDA", "US", ApprovalStatus::CompoundedOnly, "2026-05")
        },
        of("EMA", "EU", ApprovalStatus::NotApproved, "2026"),
        Approval {
            note: Some(html("An infusion over 100&nbsp;mL in 12&nbsp;h is itself a prohibited method.")),
            ..of("WADA", "sport", ApprovalStatus::MethodRestricted, "2026")
        },
    ]
}

fn comparison() -> Vec<Comparison> {
    let mut nr = record("t12", DataQuality::HumanPkLimited, value("2.7 h", None));
    nr.route = Some(Route::Oral);
    vec![
        Comparison {
            compound: Link { label: "NAD+ (injectable)".into(), path: None },
            level: Some(Tier::Unproven),
            quality: Some(DataQuality::NonePublished),
            half_lives: Vec::new(),
        },
        Comparison {
            compound: Link {
                label: "Nicotinamide riboside".into(),
                path: Some("/compounds/nicotinamide-riboside/".into()),
            },
            level: Some(Tier::Preliminary),
            quality: Some(DataQuality::HumanPkLimited),
            half_lives: vec![nr],
        },
    ]
}

fn effects(marks: &Marks) -> Vec<Harm> {
    let of = |effect: &str, count: Option<&str>, population: &str, stem: &str| Harm {
        effect: effect.into(),
        population: Some(population.into()),
        species: Some(Species::Human),
        route: Some(Route::Intravenous),
        dose: None,
        count: count.map(Into::into),
        cite: Some(html(&marks.cite(&[stem]))),
        locator: None,
        note: None,
    };
    vec![
        of("None seen during 6 h at 2 mg/min", Some("0 of 8"), "healthy men", GRANT),
        of("Chills, shaking, vomiting, fatigue, as after endotoxin", None, "users of compounded product", FDA),
    ]
}

const PROFILE: [(Tier, u32, &str); 6] = [
    (Tier::Established, 1, "sec-established"),
    (Tier::Supported, 0, "sec-people"),
    (Tier::Preliminary, 2, "sec-people"),
    (Tier::Preclinical, 1, "sec-animals"),
    (Tier::Unproven, 1, "sec-unproven"),
    (Tier::Contradicted, 0, "sec-contradicted"),
];

pub fn compound(engine: &Engine) -> Compound {
    let marks = Marks(std::cell::Cell::new(0));
    let summary = format!(
        "NAD+ is the body’s own coenzyme; here it is given by needle. In the one infusion study in people, plasma NAD+ stayed level for two hours and was raised at six.{} Nobody has published how long it stays, and no controlled trial shows a benefit.",
        marks.cite(&[GRANT])
    );
    Compound {
        slug: "nad-plus-injectable".into(),
        title: "NAD+ (injectable)".into(),
        aliases: ["nicotinamide adenine dinucleotide (oxidised)", "beta-NAD+", "coenzyme I", "nadide"]
            .map(Into::into)
            .to_vec(),
        level: Some(Tier::Unproven),
        quality: Some(DataQuality::NonePublished),
        category: Some(Link { label: "NAD+ family".into(), path: Some("/categories/nad-plus-family/".into()) }),
        systems: vec![Link { label: "Mitochondria".into(), path: Some("/systems/mitochondria/".into()) }],
        routes: vec![Route::Intravenous, Route::Subcutaneous, Route::Intramuscular],
        identifiers: vec![
            Identifier { registry: "CAS", value: "53-84-9".into(), url: None },
            Identifier { registry: "UNII", value: "0U46U6E8UK".into(), url: None },
        ],
        relations: vec![Relation {
            kind: RelationKind::Precursor,
            to: Link { label: "Nicotinamide riboside".into(), path: Some("/compounds/nicotinamide-riboside/".into()) },
            note: None,
        }],
        approvals: approvals(&marks),
        reviewed: Some(Review {
            date: Some("2026-11-21".into()),
            by: Some("Editorial team".into()),
            next: Some("2027-05-21".into()),
        }),
        published: Some("2026-11-21".into()),
        updated: None,
        summary: html(&summary),
        profile: PROFILE.map(|(tier, count, anchor)| Profile { tier, count, anchor: anchor.into() }).to_vec(),
        half_lives: half_lives(&marks),
        several_compartments: true,
        intro: html(""),
        known: vec![established(&marks), people(&marks), animals(&marks), unproven(&marks)],
        neutral: vec![section(
            "names",
            "Names",
            SectionTier::Neutral,
            "<p>“NAD” without a sign may mean either form.</p>".into(),
        )],
        circulating: circulating(&marks),
        kinetics: kinetics(&marks),
        comparison: comparison(),
        metabolites: vec![
            Link { label: "nicotinamide".into(), path: Some("/compounds/nicotinamide/".into()) },
            Link { label: "ADP-ribose".into(), path: None },
        ],
        detection: vec![Detection {
            matrix: "Urine".into(),
            analyte: Some("methylnicotinamide and NAD+".into()),
            window: Some("raised at 6 h of infusion".into()),
            unpublished: None,
            searched: None,
            cite: Some(html(&marks.cite(&[GRANT]))),
            locator: None,
            note: Some(html("Not told apart from vitamin B3.")),
        }],
        safety: effects(&marks),
        interactions: vec![Interaction {
            with: "PARP inhibitors".into(),
            effect: "not studied in people".into(),
            magnitude: None,
            species: None,
            cite: None,
            locator: None,
            note: None,
        }],
        gaps: vec![Gap {
            what: html("Kinetics of NAD+ given under the skin or into a muscle."),
            searched: Some(Searched::default()),
            note: None,
        }],
        faq: vec![Question {
            question: "Is it approved?".into(),
            answer: html("No. Pharmacies in the United States may prepare it."),
        }],
        footnotes: html(""),
        references: references(engine),
        related: vec![
            card("Nicotinamide riboside", "nicotinamide-riboside", Tier::Preliminary),
            card("NMN", "nmn", Tier::Preliminary),
        ],
        cite_as: "Monograph. NAD+ (injectable). Reviewed 2026-11-21.".into(),
    }
}

pub fn compound_page() -> Page {
    let entry = |id: &str, label: &str, depth, tier| TocEntry { id: id.into(), label: label.into(), depth, tier };
    Page {
        toc: vec![
            entry("sec-summary", "Summary", 1, None),
            entry("sec-profile", "What the claims rest on", 1, None),
            entry("sec-half-lives", "Half-life at a glance", 1, None),
            entry("sec-established", "Established", 1, Some(Tier::Established)),
            entry("what-it-does-in-the-cell", "What it does in the cell", 2, None),
            entry("sec-people", "Evidence in people", 1, Some(Tier::Preliminary)),
            entry("sec-animals", "Seen in animals and cells", 1, Some(Tier::Preclinical)),
            entry("sec-unproven", "Unproven", 1, Some(Tier::Unproven)),
            entry("craving", "Craving and withdrawal", 2, None),
            entry("sec-circulating", "Claims in circulation", 1, None),
            entry("sec-kinetics", "What the body does with it", 1, None),
            entry("sec-safety", "Unwanted effects", 1, None),
            entry("sec-faq", "Questions", 1, None),
            entry("sec-references", "References", 1, None),
        ],
        ..page(PageKind::Compound, "NAD+ (injectable)", "/compounds/nad-plus-injectable/")
    }
}

pub fn source() -> Source {
    let body = bodies().into_iter().next().expect("a source");
    Source {
        title: "A Pilot Study Investigating Changes in the Human Plasma and Urine NAD+ Metabolome During a 6 Hour Intravenous Infusion of NAD+".into(),
        body,
        appraisal: Some(Appraisal {
            design: Design::NonRandomised,
            publication: Some(Publication::Journal),
            species: vec![Species::Human],
            system: Some(System::Organism),
            population: Some("healthy men aged 30–55; 8 received NAD+, 3 saline".into()),
            given: vec![Given { compound: Link { label: "NAD+ (injectable)".into(), path: Some("/compounds/nad-plus-injectable/".into()) }, route: Some(Route::Intravenous), mode: Some(Mode::Infusion), dose: Some("about 750 mg".into()), duration: Some("6 h".into()) }],
            comparator: Some("saline".into()),
            analytes: Vec::new(),
            measured: vec![Measured { analyte: "NAD+".into(), compartment: Some(Compartment::Plasma), place: None, method: None }, Measured { analyte: "methylnicotinamide".into(), compartment: Some(Compartment::Urine), place: None, method: None }],
            outcomes: vec![StudyOutcome { measure: "plasma NAD+ during the first two hours".into(), class: Some(OutcomeClass::Pharmacokinetic), n: Some(8), direction: Some(OutcomeDirection::Inconclusive), effect: None, estimate: None, primary: false, note: Some("no change from baseline".into()) }],
            pool: None,
            bias: Some(Bias::High),
            bias_reason: Some("few people, open label, authors tied to a provider of the infusion".into()),
            read: Some(ReadDepth::Abstract),
            funding: None,
            registration: None,
            cohort: None,
            authors_complete: true,
            by: Some("Editorial team".into()),
            date: Some("2026-11-21".into()),
            note: None,
        }),
        against: Against::PublisherPage,
        checked: Some("2026-11-21".into()),
        seen: Some("https://www.frontiersin.org/articles/10.3389/fnagi.2019.00257".into()),
        note: None,
        resting: vec![RestingPage {
            page: Link { label: "NAD+ (injectable)".into(), path: Some("/compounds/nad-plus-injectable/".into()) },
            claims: vec![RestingClaim { claim: Link { label: "During a six-hour infusion plasma NAD+ did not rise for the first two hours.".into(), path: Some("/compounds/nad-plus-injectable/#claim-iv-raises-plasma-nad".into()) }, tier: Tier::Preliminary, stance: Stance::Supports }],
            figures: vec![Link { label: "Change of the level, NAD+ in plasma: measured, no change".into(), path: Some("/compounds/nad-plus-injectable/#value-nad-plasma-2h".into()) }],
            others: vec![Link { label: "unwanted effects".into(), path: Some("/compounds/nad-plus-injectable/#sec-safety".into()) }],
        }],
        pager: Pager::default(),
    }
}

pub fn home() -> Home {
    let cards = vec![
        card("1-Methylnicotinamide", "1-methylnicotinamide", Tier::Preclinical),
        card("NAD+ (injectable)", "nad-plus-injectable", Tier::Unproven),
        card("Nicotinamide", "nicotinamide", Tier::Supported),
        card("Nicotinic acid", "nicotinic-acid", Tier::Established),
    ];
    Home {
        intro: html(
            "<p>Monograph keeps established biochemistry apart from unproven claims. Each figure and claim is traced to its source.</p>",
        ),
        compounds: 10,
        claims: 71,
        sources: 80,
        circulating: 40,
        tiers: Tier::ALL.to_vec(),
        recent: cards.iter().map(|card| ("2026-11-21".to_owned(), card.clone())).collect(),
        categories: vec![CategoryGroup {
            label: "NAD+ family".into(),
            path: "/categories/nad-plus-family/".into(),
            count: 10,
            cards,
        }],
    }
}

pub fn index() -> CompoundsIndex {
    let of =
        |letter: &str, cards| Letter { letter: letter.into(), id: format!("letter-{}", letter.to_lowercase()), cards };
    let option = |label: &str, value: &str| FilterOption { label: label.into(), value: value.into() };
    CompoundsIndex {
        letters: vec![
            of("A", vec![card("Apigenin", "apigenin", Tier::Preclinical)]),
            of(
                "N",
                vec![
                    card("NAD+ (injectable)", "nad-plus-injectable", Tier::Unproven),
                    card("Nicotinamide", "nicotinamide", Tier::Supported),
                ],
            ),
        ],
        filters: vec![
            Filter { name: "tier", options: vec![option("Supported", "supported"), option("Unproven", "unproven")] },
            Filter { name: "routes", options: vec![option("by mouth", "oral")] },
        ],
        pager: Pager { page: 1, pages: 2, total: 501, paths: vec!["/compounds/".into(), "/compounds/page/2/".into()] },
    }
}

pub fn circulating_index() -> CirculatingIndex {
    CirculatingIndex {
        entries: vec![CirculatingEntry {
            compound: Link {
                label: "NAD+ (injectable)".into(),
                path: Some("/compounds/nad-plus-injectable/#circulating-1".into()),
            },
            claim: "IV NAD+ has a plasma half-life of 1–5 minutes in humans.".into(),
            verdict: Verdict::Misattributed,
            why: "The only citation is a study of oral nicotinamide riboside.".into(),
        }],
        verdicts: vec![(Verdict::Misattributed, 1)],
        pager: Pager { total: 1, page: 1, pages: 1, paths: Vec::new() },
    }
}

pub fn sources_index() -> SourcesIndex {
    let row = |name: &str, status| SourceRow {
        path: format!("/sources/{GRANT}/"),
        name: name.into(),
        title: html("A pilot study of <i>NAD+</i> by vein"),
        status,
        design: Some(Design::NonRandomised),
        species: vec![Species::Human],
        pages: 1,
    };
    SourcesIndex {
        rows: vec![row("Grant et al. 2019", ""), row("Trammell et al. 2016", "retracted")],
        pager: Pager { total: 2, page: 1, pages: 1, paths: Vec::new() },
    }
}

pub fn listing() -> Listing {
    Listing {
        kind: "category",
        title: "NAD+ family".into(),
        cards: vec![card("Apigenin", "apigenin", Tier::Preclinical)],
        others: vec![Link { label: "Peptides".into(), path: Some("/categories/peptides/".into()) }],
        pager: Pager { total: 1, page: 1, pages: 1, paths: Vec::new() },
    }
}

pub fn prose(engine: &Engine) -> Prose {
    let uncited = references(engine).into_iter().map(|it| Reference { backlinks: Vec::new(), ..it }).collect();
    Prose {
        title: "Methodology".into(),
        html: html("<h2 id=\"grades\">Grades</h2><p>Grades are computed.</p><pre><code>monograph check</code></pre>"),
        updated: Some("2026-11-21".into()),
        references: uncited,
    }
}

pub fn glossary() -> Glossary {
    let vocabularies = monograph::render::strings::Strings::vocabularies()
        .into_iter()
        .map(|(name, words)| Vocabulary {
            name,
            words: words.into_iter().map(|(word, _)| GlossedWord { word }).collect(),
        })
        .collect();
    Glossary { title: "Glossary".into(), html: html("<p>Words.</p>"), vocabularies, references: Vec::new() }
}
