// Compares two to four compounds from the data that stands beside their pages. The words are those of the page.
"use strict";

(() => {
  const form = document.querySelector("[data-compare]");
  if (!form) return;
  const root = form.dataset.root;
  const inputs = [...form.querySelectorAll("input")];
  const said = form.querySelector("[data-said]");
  const place = document.querySelector("[data-chosen]");
  const words = document.getElementById("compare-words").content;
  const tiers = ["established", "supported", "preliminary", "preclinical", "unproven", "contradicted"];
  const bySlug = new Map();
  const byName = new Map();
  const pages = new Map();
  let turn = 0;

  const find = (key) => words.querySelector(`[data-word="${CSS.escape(key)}"]`);
  const word = (key) => (find(key) ? find(key).textContent.trim() : key.split("/").pop());
  const make = (name, ...parts) => {
    const element = document.createElement(name);
    element.append(...parts.filter((part) => part !== "" && part != null));
    return element;
  };
  const link = (path, label) => {
    const a = make("a", label);
    a.href = root + path;
    return a;
  };
  const sub = (text) => {
    const span = make("span", text);
    span.className = "sub";
    return span;
  };
  const badge = (tier) => {
    const found = find(`tier/${tier}`);
    return found ? found.firstElementChild.cloneNode(true) : tier;
  };
  const lines = (all) => {
    const list = make("ul", ...all.map((parts) => make("li", ...parts)));
    list.className = "lines";
    return list;
  };
  const path = (page) => `/compounds/${page.slug}/`;

  const halfLife = (page) => (row) => {
    const about = [
      [row.analyte, row.compartment && word(`in_compartment/${row.compartment}`)].filter(Boolean).join(" "),
      [row.species && word(`species/${row.species}`), row.route && word(`route/${row.route}`)].filter(Boolean).join(", "),
      row.data_quality && word(`quality/${row.data_quality}`),
    ];
    const value = row.value ? row.value.text.replace(/(\d) (?=[^\d\s]+$)/, "$1\u00a0") : word("no_value");
    return [link(`${path(page)}#value-${row.id}`, value), " ", sub(about.filter(Boolean).join("; "))];
  };
  const harm = (it) => {
    const count = it.count ? it.count.replace("/", word("count_of")) : word("not_counted");
    const whom = [it.species && word(`species/${it.species}`), it.route && word(`route/${it.route}`), it.dose];
    return [it.effect, " ", sub([count, whom.filter(Boolean).join(", ")].filter(Boolean).join("; "))];
  };
  const approval = (it) => [`${it.authority}: ${it.status ? word(`approval/${it.status}`) : word("not_stated")}`];

  const facets = (chosen) => {
    const any = (key) => chosen.some((page) => (page[key] || []).length);
    const some = (all, each, none) => (all && all.length ? lines(all.map(each)) : none);
    const rows = [
      [word("evidence_level"), (page) => badge(page.stated.evidence_level)],
      [word("data_quality"), (page) => word(`quality/${page.stated.data_quality}`)],
      [word("half_lives_short"), (page) => some(page.half_lives, halfLife(page), word("no_record"))],
      [word("routes"), (page) => page.routes.map((it) => word(`route/${it}`)).join("; ") || word("not_stated")],
    ];
    if (any("approvals")) {
      rows.push([word("approval_heading"), (page) => some(page.approvals, approval, word("no_record"))]);
    }
    for (const tier of tiers) {
      const of = (page) => page.claims.filter((claim) => claim.stated === tier);
      if (!chosen.some((page) => of(page).length)) continue;
      const claim = (page) => (it) => [link(`${path(page)}#claim-${it.id}`, it.text)];
      rows.push([badge(tier), (page) => some(of(page), claim(page), word("no_claim"))]);
    }
    if (any("safety")) rows.push([word("safety"), (page) => some(page.safety, harm, word("no_record"))]);
    return rows;
  };

  const table = (chosen) => {
    const heads = chosen.map((page) => {
      const head = make("th", link(path(page), page.title || page.slug));
      head.scope = "col";
      return head;
    });
    const bodies = facets(chosen).map(([label, cell]) => {
      const head = make("th", label);
      head.scope = "rowgroup";
      head.colSpan = chosen.length;
      const over = make("tr", head);
      over.className = "facet";
      return make("tbody", over, make("tr", ...chosen.map((page) => make("td", cell(page)))));
    });
    const all = make("table", make("thead", make("tr", ...heads)), ...bodies);
    all.className = `beside of-${chosen.length}`;
    const box = make("div", all);
    box.className = "scroll wide";
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", word("compare_title"));
    return box;
  };

  const load = (slug) => {
    if (!pages.has(slug)) {
      const got = fetch(`${root}/compounds/${slug}/data.json`).then((answer) => {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      });
      pages.set(slug, got);
      got.catch(() => pages.delete(slug));
    }
    return pages.get(slug);
  };

  const slugs = () => {
    const found = [];
    for (const input of inputs) {
      const typed = input.value.trim();
      const slug = byName.get(typed.toLowerCase()) || (bySlug.has(typed) ? typed : null);
      const fault = document.getElementById(input.getAttribute("aria-describedby"));
      fault.hidden = !typed || slug !== null;
      if (fault.hidden) input.removeAttribute("aria-invalid");
      else input.setAttribute("aria-invalid", "true");
      if (slug && !found.includes(slug)) found.push(slug);
    }
    return found;
  };

  const show = async () => {
    const mine = (turn += 1);
    const found = slugs();
    const search = found.length ? `?c=${found.join(",")}` : location.pathname;
    history.replaceState(history.state, "", search);
    if (found.length < 2) {
      place.hidden = true;
      place.replaceChildren();
      said.textContent = "";
      return;
    }
    said.textContent = word("compare_loading");
    try {
      const chosen = await Promise.all(found.map(load));
      if (mine !== turn) return;
      place.replaceChildren(table(chosen));
      place.hidden = false;
      said.textContent = word("compare_shown").replace("{names}", chosen.map((page) => page.title || page.slug).join(", "));
    } catch {
      if (mine === turn) said.textContent = word("compare_failed");
    }
  };

  const begin = async () => {
    const answer = await fetch(`${root}/compare/compounds.json`);
    if (!answer.ok) return;
    const list = document.getElementById("choose-names");
    for (const [slug, title] of await answer.json()) {
      bySlug.set(slug, title);
      byName.set(title.toLowerCase(), slug);
      const option = make("option");
      option.value = title;
      list.append(option);
    }
    const asked = (new URLSearchParams(location.search).get("c") || "").split(",").filter(Boolean);
    inputs.forEach((input, at) => {
      if (asked[at]) input.value = bySlug.get(asked[at]) || asked[at];
      input.addEventListener("change", show);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    if (asked.length) show();
  };
  begin().catch(() => {});
})();
