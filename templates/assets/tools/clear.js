// Time to clear: reads the form, says the times, keeps the state in the address.
import { by, fault, fromAddress, keepInAddress, language, later, made, numberOf, say, words } from "./form.js";
import { picker } from "./picker.js";
import { HOURS, between, shown, shownTime } from "./record.js";
import { goneAfter, timeFor } from "./schedule.js";

const form = by("tool-form");
const half = picker(form.querySelector('[data-picker="c1"]'), () => update());
const fields = { share: "share", since: "since", since_unit: "since-unit", whom: "whom" };

function update() {
  const found = half.value(by("whom").value);
  const share = numberOf("share", (value) => value > 0 && value < 100, "not_a_share");
  const hasSince = by("since").value.trim() !== "";
  const since = hasSince ? numberOf("since", (value) => value >= 0, "not_zero_or_more") * HOURS[by("since-unit").value] : NaN;
  if (!hasSince) fault(by("since"), by("since-error"), "");
  const standard = { share: "97", since: "", since_unit: "h", whom: "people" };
  const typed = Object.entries(fields).map(([key, id]) => [key, by(id).value]).filter(([key, value]) => value !== standard[key]);
  const name = half.address();
  keepInAddress(name === null ? typed : [["record", name], ...typed]);
  by("result").hidden = found.high === undefined || Number.isNaN(share);
  if (!by("result").hidden) show(found, share, hasSince ? since : NaN);
}

function show(found, share, since) {
  const time = (hours) => shownTime(hours, words, language);
  const percent = (value) => shown(100 * value, language);
  const after = between(timeFor(found, share / 100), time, say("to"));
  const lines = [say("share_gone", { share: shown(share, language, 4), time: after })];
  if (!Number.isNaN(since)) {
    const gone = goneAfter(found, since);
    const left = { low: 1 - gone.high, high: 1 - gone.low };
    const values = { time: time(since), left: between(left, percent, "–"), gone: between(gone, percent, "–") };
    lines.push(say("share_left", values));
    const passed = { low: since / found.high, high: since / found.low };
    lines.push(say("half_lives_passed", { n: between(passed, (value) => shown(value, language), "–") }));
  }
  by("says").replaceChildren(made("h3", found.name), ...lines.map((text) => made("p", text)));
}

async function begin() {
  const state = fromAddress(fields);
  form.hidden = false;
  if (state.has("record")) await half.set(state.get("record"));
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const id of Object.values(fields)) by(id).addEventListener(by(id).options ? "change" : "input", later(update));
  update();
}

begin();
