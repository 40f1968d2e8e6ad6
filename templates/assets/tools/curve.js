// The half-life curve: reads the form, draws the curve, says the figures, keeps the state in the address.
import { draw, ticks } from "./chart.js";
import { by, fault, fromAddress, keepInAddress, language, later, made, numberOf, say, table, words } from "./form.js";
import { picker } from "./picker.js";
import { HOURS, between, shown, shownTime, timeUnit } from "./record.js";
import { curve, doses, figures, horizon, times } from "./schedule.js";

const form = by("tool-form");
const pickers = ["c1", "c2", "c3", "c4"].map((id) => picker(form.querySelector(`[data-picker="${id}"]`), () => update()));
const fields = { amount: "amount", n: "count", every: "interval", over: "duration" };
const choices = { whom: "whom", unit: "amount-unit", every_unit: "interval-unit", over_unit: "duration-unit", scale: "scale" };
const open = () => pickers.filter((each) => !each.fieldset.hidden);
const positive = (value) => value > 0;

/** The doses as typed; null where a field is wrong. */
function regimen() {
  const count = numberOf("count", (value) => Number.isInteger(value) && value >= 1 && value <= 500, "not_a_count");
  for (const id of ["interval", "interval-unit"]) by(id).closest(".field").hidden = count === 1;
  const amount = numberOf("amount", positive, "not_a_number");
  const interval = count === 1 ? 1 : numberOf("interval", positive, "not_a_number") * HOURS[by("interval-unit").value];
  const duration = numberOf("duration", (value) => value >= 0, "not_zero_or_more") * HOURS[by("duration-unit").value];
  if (count > 1 && duration > interval) {
    fault(by("duration"), by("duration-error"), say("too_long"));
    return null;
  }
  return [count, amount, interval, duration].some(Number.isNaN) ? null : { amount, duration, interval, count };
}

function remember() {
  const pairs = open().map((each) => ["record", each.address()]).filter(([, name]) => name !== null);
  for (const [key, id] of Object.entries({ ...fields, ...choices })) {
    const input = by(id);
    const standard = input.options ? (input.querySelector("[selected]") ?? input.options[0]).value : input.defaultValue;
    if (input.value !== standard) pairs.push([key, input.value]);
  }
  keepInAddress(pairs);
}

function update() {
  const plan = regimen();
  const found = open().map((each) => each.value(by("whom").value));
  const drawn = found.filter((each) => each.high !== undefined);
  remember();
  by("result").hidden = !plan || drawn.length === 0;
  if (by("result").hidden) return;
  show(plan, drawn);
}

function show(plan, halfLives) {
  const all = doses(plan);
  const until = horizon(all, halfLives);
  const at = times(all, 0, until);
  const series = halfLives.map((each) => ({ label: each.name, points: curve(all, each, at) }));
  const unit = by("amount-unit").value;
  const amount = (value) => `${shown(value, language)}\u00a0${unit}`;
  const time = (hours) => shownTime(hours, words, language);
  const lists = halfLives.map((each) => [each.name, summary(figures(plan, each), plan, amount, time)]);
  const says = lists.map(([name, lines]) => `${name}: ${lines[0]}`).join(" ");
  const [unitOfTime, size] = timeUnit(until);
  draw(by("figure"), series, {
    title: say("figure_title"),
    says,
    log: by("scale").value === "log",
    from: 0,
    until,
    xTicks: ticks(until / size, 6).map((tick) => ({ at: tick * size, text: shown(tick, language, 4) })),
    xLabel: `${say("time")} (${say(`unit_${unitOfTime}`)})`,
    yLabel: `${say("amount")} (${unit === "%" ? say("of_dose") : unit})`,
    yText: (value) => shown(value, language, 3),
  });
  by("says").replaceChildren(...lists.flatMap(([name, lines]) => [made("h3", name), made("ul", lines.map((text) => made("li", text)))]));
  const chosen = Array.from({ length: 13 }, (_, step) => (until * step) / 12);
  const columns = halfLives.map((each) => curve(all, each, chosen));
  const rows = chosen.map((hours, row) => [time(hours), ...columns.map((points) => between(points[row], amount, say("to")))]);
  by("points-table").replaceChildren(table([say("time"), ...halfLives.map((each) => each.name)], rows));
}

/** The figures of one curve, in sentences. */
function summary(found, plan, amount, time) {
  const range = (ends, print) => between(ends, print, say("to"));
  const last = found.last > 0 ? time(found.last) : `0\u00a0${say("unit_h")}`;
  const lines = [say("highest", { value: range(found.highest, amount), time: last })];
  if (plan.count > 1) {
    const plain = (value) => shown(value, language);
    lines.push(say("last_before", { value: range(found.beforeLast, amount) }));
    lines.push(say("builds_up", { ratio: range(found.ratio, plain), time: range(found.nearSteady, time) }));
    const steady = { low: range(found.steadyLow, amount), high: range(found.steadyHigh, amount), mean: range(found.steadyMean, amount) };
    lines.push(say("steady", steady));
  }
  lines.push(say("gone_after", { time: range(found.cleared, time) }));
  return lines;
}

function count(change) {
  const next = change > 0 ? pickers.find((each) => each.fieldset.hidden) : open().at(-1);
  next.fieldset.hidden = change < 0;
  by("add-curve").hidden = open().length === pickers.length;
  by("drop-curve").hidden = open().length === 1;
  if (change > 0) next.fieldset.querySelector("select").focus();
  update();
}

async function begin() {
  const state = fromAddress({ ...fields, ...choices });
  const names = state.getAll("record").slice(0, pickers.length);
  form.hidden = false;
  for (const [at, name] of names.entries()) {
    pickers[at].fieldset.hidden = false;
    await pickers[at].set(name);
  }
  by("add-curve").hidden = open().length === pickers.length;
  by("drop-curve").hidden = open().length === 1;
  by("add-curve").addEventListener("click", () => count(1));
  by("drop-curve").addEventListener("click", () => count(-1));
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const id of Object.values(fields)) by(id).addEventListener("input", later(update));
  for (const id of Object.values(choices)) by(id).addEventListener("change", () => update());
  window.addEventListener("resize", later(update));
  update();
}

begin();
