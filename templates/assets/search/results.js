// Results as the site's own lists show them. Content becomes text, never markup.
import { pieces } from "./query.js";

const badges = document.getElementById("search-badges");

const badge = (name, word) => {
  const found = word && badges.content.querySelector(`[data-${name}="${CSS.escape(word)}"]`);
  return found ? [" ", found.cloneNode(true)] : [];
};

const element = (name, className, ...children) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
};

const marked = ({ text, marked: isMarked }) => (isMarked ? element("mark", "", text) : text);

/** One result. `root` is the path before the site's own addresses. */
export const entry = (data, root) => {
  const { meta, filters } = data;
  const first = (name) => (filters[name] || [])[0];
  const link = element("a", "", meta.title || meta.name || meta.about);
  link.href = root + data.raw_url;
  const head = element("p", "card-head", link, ...badge("tier", first("tier")), ...badge("verdict", first("verdict")), ...badge("status", first("status")), ...badge("kind", first("kind")));
  const item = element("li", "card", head);
  if (meta.names) item.append(element("p", "card-names", meta.names));
  item.append(element("p", "card-text", ...pieces(data.excerpt).map(marked)));
  return item;
};
