// What `monograph serve` adds to each page: findings as an overlay, and a reload when something changes.
const home = new URL(".", import.meta.url);
// The state that this page was made from, and the file, where it is one: its findings stand first.
const { monograph: made, file: own } = document.querySelector("script[data-monograph]").dataset;

const element = (name, ...children) => {
  const node = document.createElement(name);
  node.append(...children);
  return node;
};

// Words in backticks are what stands in a file, or is to be typed there.
const words = (name, text) =>
  element(name, ...text.split(/`([^`]*)`/).map((part, at) => (at % 2 ? element("code", part) : part)));

const item = (finding) => {
  const entry = element(
    "li",
    element("strong", `${finding.severity}[${finding.code}]`),
    " ",
    words("span", finding.message),
    element("samp", `${finding.path}:${finding.line}:${finding.column}`),
  );
  entry.dataset.severity = finding.severity;
  if (finding.help) entry.append(words("p", finding.help));
  return entry;
};

const list = (title, findings) =>
  findings.length === 0 ? [] : [element("h2", title), element("ol", ...findings.map(item))];

// Infos of other files: there for who wants them.
const folded = (findings) =>
  findings.length === 0
    ? []
    : [element("details", element("summary", `Infos elsewhere: ${findings.length}`), element("ol", ...findings.map(item)))];

const show = (state) => {
  document.querySelector("monograph-overlay")?.remove();
  document.body.style.paddingBlockEnd = "";
  if (state.findings.length === 0) return;
  const here = state.findings.filter((finding) => finding.path === own);
  const others = state.findings.filter((finding) => finding.path !== own);
  const elsewhere = ["error", "warning"].flatMap((level) => others.filter((finding) => finding.severity === level));
  const infos = others.filter((finding) => finding.severity === "info");
  const details = element(
    "details",
    element("summary", state.summary),
    ...list("On this page", here),
    ...list("Elsewhere", elsewhere),
    ...folded(infos),
  );
  // What is only worth knowing, of other files, is no reason to stand in the way of this page.
  const choice = sessionStorage.getItem("monograph-overlay");
  details.open = choice === null ? here.length + elsewhere.length > 0 : choice === "open";
  const overlay = element("monograph-overlay", details);
  overlay.setAttribute("role", "region");
  overlay.setAttribute("aria-label", "Findings");
  document.body.append(overlay);
  // The end of the page can be scrolled out from under the overlay.
  const makeRoom = () => {
    document.body.style.paddingBlockEnd = `${overlay.offsetHeight}px`;
  };
  details.addEventListener("toggle", () => {
    sessionStorage.setItem("monograph-overlay", details.open ? "open" : "closed");
    makeRoom();
  });
  makeRoom();
};

const load = async () => show(await (await fetch(new URL("findings.json", home))).json());

const events = new EventSource(new URL("events", home));
events.addEventListener("message", (event) => {
  if (event.data !== made) location.reload();
});
load();
