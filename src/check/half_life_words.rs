//! The words by which English prose speaks of half-lives and decline.

/// Words, with spaces between them.
#[derive(Clone, Copy)]
pub struct Words(pub &'static str);

impl Words {
    /// Whether the word is one of them, letter case aside.
    pub fn hold(self, word: &str) -> bool {
        self.0.split_ascii_whitespace().any(|known| known.eq_ignore_ascii_case(word))
    }
}

/// Words that deny.
pub const NEGATORS: Words =
    Words("no not never nor neither without nobody none cannot lacks unknown unpublished nothing");

/// Words of a sentence that supposes, or that tells what others claim.
pub const NOT_SAID_HERE: Words = Words(
    "if suppose supposing imagine would hypothetical claim claims claimed claiming alleged allegedly purported \
     purportedly circulate circulates myth mistaken wrongly wrong advertise advertised advertises vendor vendors",
);

/// Verbs after which a half-life's figure stands.
pub const VERBS: Words = Words(
    "is was are were averages averaged averaging equals equalled ranges ranged ranging varies varied lies lay reaches \
     reached exceeds exceeded has had lasts lasted",
);

/// Words between a verb and its figure that change nothing.
pub const LIGHT: Words = Words(
    "a an the be been being only just thus therefore also usually generally often typically estimated reported \
     calculated computed found given stated said thought believed probably likely then still quite very as to at from \
     between mean median average in on order range of short long brief well value values figure figures",
);

/// Words that say that a figure follows from samples.
pub const COMPUTED: Words = Words("calculated computed estimated derived");

/// Nouns of something that lasts: "of 6 h" after one of these is its own time.
pub const LASTING: Words = Words(
    "infusion infusions dose doses dosing injection injections administration treatment period interval intervals \
     exposure fast fasting exercise course study trial sampling incubation window sleep duration",
);

/// Words after a figure that make it something else than the value said before it.
pub const OF_ANOTHER: Words = Words(
    "infusion infusions period interval intervals apart old later ago fast sampling sample samples window course study \
     trial exposure incubation treatment collection dosing each",
);

/// Words at which a clause turns to something else.
pub const TURNS: Words = Words("which who while whereas but because so when although though until before than");

/// Words between a figure and the half-life that it belongs to: "a 2-h terminal plasma half-life".
pub const ADJECTIVES: Words = Words(
    "plasma serum blood terminal elimination biological apparent mean average median effective intracellular cellular \
     tissue turnover human distribution initial short long whole functional",
);

/// Words that part two figures of one statement: "2 h in plasma and 15 h in muscle".
pub const JOINERS: Words = Words("and or to vs versus against");

/// Small words of a statement's circumstances.
pub const SMALL: Words = Words("in for the of most small large whole red white iv healthy types");

/// Words between a number of half-lives and the time that they take.
pub const LINKS: Words = Words(
    "or is are that i e take takes amount amounts to after within a total make makes last correspond corresponds pass \
     elapse in about",
);

/// Words before a number of half-lives that are several and not one after another.
pub const KINDS: Words = Words("has have with are these both");

/// Words of what is no longer there.
pub const GONE: Words = Words("cleared eliminated gone removed degraded disappeared decayed vanished cleaved");

/// Words of what is still there.
pub const LEFT: Words = Words("remain remains remaining remained residual persists persist");
