// What `monograph serve` adds to each page: findings as an overlay, and a reload when something changes.
const home = new URL(".", import.meta.url);

const text = (name, words) => {
  const element = document.createElement(name);
  element.textContent = words;
  return element;
};

const show = (state) => {
  document.querySelector("monograph-overlay")?.remove();
  if (state.findings.length === 0) return;
  const overlay = document.createElement("monograph-overlay");
  overlay.setAttribute("role", "region");
  overlay.setAttribute("aria-label", "Findings");
  const details = document.createElement("details");
  details.open = sessionStorage.getItem("monograph-overlay") !== "closed";
  details.addEventListener("toggle", () => {
    sessionStorage.setItem("monograph-overlay", details.open ? "open" : "closed");
  });
  details.append(text("summary", state.summary));
  const list = document.createElement("ol");
  for (const finding of state.findings) {
    const item = document.createElement("li");
    item.dataset.severity = finding.severity;
    item.append(text("strong", `${finding.severity}[${finding.code}]`), text("span", ` ${finding.message}`));
    item.append(text("code", `${finding.path}:${finding.line}:${finding.column}`));
    if (finding.help) item.append(text("p", finding.help));
    list.append(item);
  }
  details.append(list);
  overlay.append(details);
  document.body.append(overlay);
};

const load = async () => show(await (await fetch(new URL("findings.json", home))).json());

const events = new EventSource(new URL("events", home));
let known = null;
events.addEventListener("message", (event) => {
  // The first message names the state that this page was made from; a later one another state.
  if (known !== null && known !== event.data) location.reload();
  known = event.data;
});
load();
