// The search page. Loads the index only when something is asked, and keeps what is asked in the address.
import { entry } from "./results.js";
import { say, terms } from "./query.js";

const STEP = 20;
const PAUSE = 150;
const KEY = "monograph-search-key";

const form = document.getElementById("search-form");
const found = document.getElementById("found");
const names = document.getElementById("names");
const words = form.querySelector("[data-search]");
const selects = [...form.querySelectorAll("select[data-filter]")];
const clear = form.querySelector("[data-clear]");
const keyUse = form.querySelector("[data-key-use]");
const said = found.querySelector("[data-said]");
const list = found.querySelector("[data-results]");
const more = found.querySelector("[data-more]");
const { root, version } = form.dataset;

let index = null;
let asked = 0;
let waiting = 0;
let left = [];

/** The index, loaded once; after a failure it is tried again. Titles, names and numbers weigh most. */
const load = () => {
  index ||= (async () => {
    const pagefind = await import(`${root}/pagefind/pagefind.js?v=${version}`);
    await pagefind.options({
      basePath: `${root}/pagefind/`,
      noWorker: true,
      excerptLength: 28,
      excerptEllipsis: "…",
      ranking: { metaWeights: { title: 6, names: 5, also: 5, ids: 8, name: 3, about: 1 } },
    });
    await pagefind.filters();
    return pagefind;
  })();
  index.catch(() => {
    index = null;
  });
  return index;
};

const chosen = () => Object.fromEntries(selects.filter((each) => each.value).map((each) => [each.name, each.value]));

const keep = () => {
  const query = new URLSearchParams();
  for (const each of [words, ...selects]) if (each.value.trim()) query.set(each.name, each.value.trim());
  const search = query.size ? `?${query}` : location.pathname;
  if (location.search !== `?${query}`) history.replaceState(history.state, "", search);
};

/** Beside each choice that could still be made, how many results it would leave. */
const count = (totals) => {
  for (const select of selects) {
    for (const option of select.options) {
      if (!option.value) continue;
      option.dataset.label ||= option.textContent;
      const n = select.value ? undefined : totals?.[select.name]?.[option.value];
      option.textContent = n === undefined ? option.dataset.label : `${option.dataset.label} (${n})`;
      option.disabled = n === 0;
    }
  }
};

const show = async (step, mine) => {
  const batch = await Promise.all(left.slice(0, step).map((result) => result.data()));
  if (mine !== asked) return null;
  left = left.slice(step);
  const items = batch.map((data) => entry(data, root));
  list.append(...items);
  more.hidden = left.length === 0;
  return items[0];
};

const rest = () => {
  asked += 1;
  left = [];
  list.replaceChildren();
  said.textContent = "";
  found.hidden = true;
  names.hidden = false;
  count(null);
};

const tell = (n, q) => {
  const { one, other, chosenOne, chosenOther, none, noneChosen } = form.dataset;
  const texts = q ? [none, one, other] : [noneChosen, chosenOne, chosenOther];
  said.textContent = say(texts[Math.min(n, 2)], { n, q });
};

const ask = async () => {
  const typed = words.value.trim();
  const filters = chosen();
  keep();
  clear.hidden = !typed && !Object.keys(filters).length;
  if (clear.hidden) return rest();
  const mine = ++asked;
  found.hidden = false;
  if (!index) said.textContent = form.dataset.working;
  try {
    const pagefind = await load();
    const answer = await pagefind.search(typed ? terms(typed) : null, { filters });
    if (mine !== asked) return undefined;
    left = answer.results;
    const { length } = left;
    list.replaceChildren();
    count(answer.filters);
    names.hidden = length > 0;
    await show(STEP, mine);
    // Who is told of results finds them there.
    if (mine === asked) tell(length, typed);
  } catch (error) {
    if (mine !== asked) return undefined;
    list.replaceChildren();
    more.hidden = true;
    names.hidden = false;
    said.textContent = form.dataset.failed;
    console.warn(error);
  }
  return undefined;
};

const askSoon = () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, PAUSE);
};

const links = () => [...list.querySelectorAll(".card-head > a")];

/** ↓ and ↑ go through the results, from the words and back to them; Esc goes back, and then clears. */
const onKey = (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
  const all = links();
  const at = all.indexOf(document.activeElement);
  const inWords = document.activeElement === words;
  if (event.key === "Escape" && at >= 0) words.focus();
  else if (event.key === "Escape" && inWords && words.value) {
    words.value = "";
    ask();
  } else if (event.key === "ArrowDown" && (at >= 0 || inWords) && at + 1 < all.length) all[at + 1].focus();
  else if (event.key === "ArrowUp" && at > 0) all[at - 1].focus();
  else if (event.key === "ArrowUp" && at === 0) words.focus();
  else return;
  event.preventDefault();
};

const read = () => {
  const query = new URLSearchParams(location.search);
  for (const each of [words, ...selects]) each.value = query.get(each.name) || "";
  for (const each of selects) if (each.selectedIndex < 0) each.value = "";
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  ask();
});
words.addEventListener("input", askSoon);
words.addEventListener("focus", load, { once: true });
for (const each of selects) each.addEventListener("change", ask);
clear.addEventListener("click", () => {
  for (const each of [words, ...selects]) each.value = "";
  ask();
  words.focus();
});
more.addEventListener("click", async () => {
  const first = await show(STEP, asked);
  if (first) first.querySelector("a").focus();
});
document.addEventListener("keydown", onKey);
window.addEventListener("popstate", () => {
  read();
  ask();
});
try {
  keyUse.checked = localStorage.getItem(KEY) !== "off";
  keyUse.addEventListener("change", () => (keyUse.checked ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, "off")));
} catch {
  // Where nothing may be kept, the key stays in use.
}
read();
form.hidden = false;
ask();
