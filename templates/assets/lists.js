// Filters a list in place: counts what is shown, says so, and keeps the choice in the address.
"use strict";

(() => {
  const panel = document.querySelector("[data-filters]");
  if (!panel) return;
  const entries = [...document.querySelectorAll("[data-entry]")];
  const selects = [...panel.querySelectorAll("select[data-filter]")];
  const words = panel.querySelector("[data-words]");
  const clear = panel.querySelector("[data-clear]");
  const said = document.querySelector("[data-count]");
  const empty = document.querySelector("[data-empty]");
  const whole = said ? said.textContent : "";
  const texts = new Map();

  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const text = (entry) => {
    if (!texts.has(entry)) texts.set(entry, fold(entry.textContent));
    return texts.get(entry);
  };
  const wordsOf = (entry, select) => (entry.dataset[select.dataset.filter] || "").split(" ");
  const typed = () => fold(words ? words.value : "").split(/\s+/).filter(Boolean);
  const fits = (entry, but, sought) =>
    selects.every((each) => each === but || !each.value || wordsOf(entry, each).includes(each.value)) &&
    sought.every((word) => text(entry).includes(word));

  // Beside each choice, how many entries it would leave.
  const count = (sought) => {
    for (const select of selects) {
      const counts = new Map();
      for (const entry of entries) {
        if (!fits(entry, select, sought)) continue;
        for (const word of new Set(wordsOf(entry, select))) counts.set(word, (counts.get(word) || 0) + 1);
      }
      for (const option of select.options) {
        if (!option.value) continue;
        option.dataset.label ||= option.textContent;
        const n = counts.get(option.value) || 0;
        option.textContent = `${option.dataset.label} (${n})`;
        option.disabled = n === 0 && !option.selected;
      }
    }
  };

  const keep = () => {
    const query = new URLSearchParams();
    for (const each of [...selects, words]) if (each && each.value) query.set(each.name, each.value);
    const search = query.size ? `?${query}` : location.pathname;
    history.replaceState(history.state, "", search + location.hash);
    return query.size > 0;
  };

  const apply = () => {
    const sought = typed();
    let shown = 0;
    for (const entry of entries) {
      entry.hidden = !fits(entry, null, sought);
      if (!entry.hidden) shown += 1;
    }
    for (const group of document.querySelectorAll("[data-group]")) {
      group.hidden = !group.querySelector("[data-entry]:not([hidden])");
    }
    count(sought);
    const chosen = keep();
    if (clear) clear.hidden = !chosen;
    if (empty) empty.hidden = shown > 0;
    if (said) {
      const form = entries.length === 1 ? panel.dataset.one : panel.dataset.other;
      said.textContent = chosen && form ? form.replace("{shown}", shown).replace("{n}", entries.length) : whole;
    }
  };

  const query = new URLSearchParams(location.search);
  for (const each of [...selects, words]) if (each && query.has(each.name)) each.value = query.get(each.name);
  panel.addEventListener("submit", (event) => event.preventDefault());
  panel.addEventListener("change", apply);
  if (words) words.addEventListener("input", apply);
  if (clear) {
    clear.addEventListener("click", () => {
      for (const each of [...selects, words]) if (each) each.value = "";
      apply();
      (selects[0] || words).focus();
    });
  }
  panel.hidden = false;
  apply();
})();
