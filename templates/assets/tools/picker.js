// Choosing a half-life: one of the site's records, or a figure of the reader's own.
import { fault, later, made, root, say, site, words } from "./form.js";
import { label, ofAddress, own, refusal, toAddress } from "./record.js";

/**
 * The picker in a fieldset. `changed` is called whenever the choice changes. `value(whom)` gives {name, low, central,
 * high}, {refused} with a word, or {fault}; `address()` its name in an address; `set(text)` takes such a name.
 */
export function picker(fieldset, changed) {
  const part = (name) => fieldset.querySelector(`[data-part="${name}"]`);
  const all = (name) => fieldset.querySelectorAll(`[data-part="${name}"]`);
  const [compound, record, low, high, unit] = ["compound", "record", "low", "high", "unit"].map(part);
  const [error, about] = [part("error"), part("about")];
  let records = [];

  const show = () => {
    const isOwn = compound.value === "";
    for (const place of all("of-own")) place.hidden = !isOwn;
    for (const place of all("of-record")) place.hidden = isOwn;
  };

  const load = async (wanted) => {
    records = compound.value === "" ? [] : await site.records(compound.value).catch(() => []);
    const option = (each) => made("option", `${each.value ?? words.unfit_gloss[each.unfit]} — ${label(each, words)}`, { value: each.id });
    record.replaceChildren(...records.map(option));
    const fits = records.find((each) => each.id === wanted) ?? records.find((each) => !each.unfit) ?? records[0];
    if (fits) record.value = fits.id;
    show();
  };

  const ready = site.compounds().then(
    (found) => {
      const sorted = [...found].sort((one, other) => one[1].localeCompare(other[1]));
      compound.append(...sorted.map(([slug, title]) => made("option", title, { value: slug })));
    },
    () => {
      about.textContent = say("not_loaded");
    },
  );

  compound.addEventListener("change", async () => {
    await load();
    changed();
  });
  record.addEventListener("change", changed);
  for (const input of [low, high]) input.addEventListener("input", later(changed));
  unit.addEventListener("change", changed);
  show();

  const chosen = () => records.find((each) => each.id === record.value);

  const explain = (found, word) => {
    const link = made("a", say("see_record"), { href: `${root}/compounds/${compound.value}/#value-${found.id}` });
    const quality = found.quality ? words.quality[found.quality] : "";
    const says = word ? [made("strong", `${say("refused")}: `), `${words.unfit_gloss[word]} `] : [`${found.value}; ${label(found, words)}${quality ? ` (${quality})` : ""}. `];
    about.replaceChildren(...says, link);
    about.classList.toggle("refusal", Boolean(word));
  };

  return {
    ready,
    fieldset,
    address: () => (compound.value === "" ? toAddress({ low: low.value, high: high.value, unit: unit.value }) : `${compound.value}/${record.value}`),
    async set(text) {
      const state = ofAddress(text);
      if (state === null) return;
      await ready;
      if (state.compound === undefined) {
        [low.value, high.value, unit.value] = [state.low, state.high, state.unit];
        return;
      }
      compound.value = state.compound;
      if (compound.value !== state.compound) {
        compound.value = "";
        about.textContent = say("no_record");
        return;
      }
      await load(state.record);
    },
    value(whom) {
      if (compound.value === "") {
        const isEmpty = low.value.trim() === "" && high.value.trim() === "";
        const found = isEmpty ? { fault: "missing_half_life" } : own(low.value, high.value, unit.value);
        fault(low, error, found.fault && !isEmpty ? say(found.fault) : "");
        about.classList.remove("refusal");
        about.textContent = found.fault ? "" : say("own_figure");
        if (found.fault) return found;
        const range = [low.value, high.value].filter((end) => end.trim() !== "").join("–");
        const central = found.low === found.high ? found.low : undefined;
        return { name: `${range}\u00a0${say(`unit_${unit.value}`)}`, ...found, central };
      }
      fault(low, error, "");
      const found = chosen();
      if (!found) {
        about.textContent = say("no_record");
        return { fault: "no_record" };
      }
      const word = refusal(found, whom);
      explain(found, word);
      if (word) return { refused: word };
      const title = compound.selectedOptions[0].textContent;
      return { name: `${title}: ${found.value}, ${label(found, words)}`, low: found.low, central: found.central, high: found.high };
    },
  };
}
