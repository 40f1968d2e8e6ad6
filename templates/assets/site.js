// Adds to pages that are complete without it: closes the contents on choosing, marks the section being
// read, and opens what a link leads into.
"use strict";

(() => {
  const toc = document.getElementById("toc");
  if (toc) {
    const links = new Map();
    for (const link of toc.querySelectorAll("a")) {
      links.set(link.hash.slice(1), link);
      link.addEventListener("click", () => {
        if (toc.hidePopover && toc.matches(":popover-open")) toc.hidePopover();
      });
    }
    if ("IntersectionObserver" in window) {
      const seen = new Set();
      const sections = [];
      for (const id of links.keys()) {
        const place = document.getElementById(id);
        const section = place && (place.matches("section") ? place : place.closest(".prose") || place);
        if (section) {
          section.dataset.entry = id;
          sections.push(section);
        }
      }
      const mark = () => {
        const current = sections.filter((section) => seen.has(section)).pop();
        for (const [id, link] of links) {
          if (current && id === current.dataset.entry) link.setAttribute("aria-current", "true");
          else link.removeAttribute("aria-current");
        }
      };
      const observer = new IntersectionObserver((entries) => {
        for (const entry of entries) {
          if (entry.isIntersecting) seen.add(entry.target);
          else seen.delete(entry.target);
        }
        mark();
      }, { rootMargin: "-10% 0px -80% 0px" });
      for (const section of sections) observer.observe(section);
    }
  }

  // A link into something folded or filtered away must still arrive.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const all = document.getElementById("show-all");
    const tiered = target.closest("[data-tier]");
    if (all && !all.checked && tiered && getComputedStyle(tiered).display === "none") {
      all.checked = true;
      target.scrollIntoView();
    }
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };
  window.addEventListener("hashchange", reveal);
  reveal();

  // "/" goes to the search box, unless the reader has switched that off on the search page.
  const search = document.querySelector("[data-search]");
  const isOff = () => {
    try {
      return localStorage.getItem("monograph-search-key") === "off";
    } catch {
      return false;
    }
  };
  if (search) {
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
      if (event.target.closest("input, select, textarea, [contenteditable]") || isOff()) return;
      event.preventDefault();
      search.focus();
      search.select();
    });
  }
})();
