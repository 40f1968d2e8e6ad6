// Unit conversion: reads the form, says the result or why there is none, keeps the state in the address.
import { by, fault, fromAddress, keepInAddress, language, later, made, numberOf, say } from "./form.js";
import { number, shown } from "./record.js";
import { converted } from "./units.js";

const form = by("tool-form");
const fields = { value: "value", from: "from", to: "to", molar_mass: "molar-mass" };

function unit(id) {
  const { dimension, coefficient, ten } = by(id).selectedOptions[0].dataset;
  return { dimension, coefficient: Number(coefficient), ten: Number(ten) };
}

function update() {
  const value = numberOf("value", (typed) => typed >= 0, "not_zero_or_more");
  const mass = by("molar-mass");
  const molarMass = mass.value.trim() === "" ? 0 : number(mass.value);
  fault(mass, by("molar-mass-error"), molarMass === 0 || molarMass > 0 ? "" : say("not_a_number"));
  keepInAddress(Object.entries(fields).map(([key, id]) => [key, by(id).value]).filter(([, typed]) => typed !== ""));
  by("result").hidden = Number.isNaN(value);
  if (by("result").hidden) return;
  const [from, to] = [unit("from"), unit("to")];
  const found = converted(value, from, to, molarMass);
  if (found.refused) {
    const word = found.refused === "molar-mass" ? "refused_molar_mass" : `refused_${found.refused}`;
    by("says").replaceChildren(made("p", [made("strong", `${say("refused")}: `), say(word)], { class: "refusal" }));
    return;
  }
  const result = { value: by("value").value.trim(), from: by("from").value, to: by("to").value, result: shown(found.value, language, 10) };
  const lines = [made("p", say("converted", result), { class: "lead" })];
  if (from.dimension !== to.dimension) lines.push(made("p", say("by_molar_mass", { mass: mass.value.trim() })));
  by("says").replaceChildren(...lines);
}

fromAddress(fields);
form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
for (const id of Object.values(fields)) by(id).addEventListener(by(id).options ? "change" : "input", later(update));
update();
