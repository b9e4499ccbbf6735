"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const brief = one("#brief"), article = one("#article"), sheet = one("#sheet"), filter = one("#filter");
  const items = new Map(all(".item", brief).map((item) => [item.id, item]));
  const pieces = all(".piece[data-entries]", article).map((node) => ({ node, keys: node.dataset.entries.split(" ") }));
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let pinned = null;

  // A line of the brief and its words in the article.
  function light(item) {
    for (const { node, keys } of pieces) {
      if (item && keys.includes(item.id)) node.dataset.lit = item.dataset.kind;
      else delete node.dataset.lit;
    }
    for (const each of items.values()) each.classList.toggle("lit", each === item);
    for (const each of all("[data-entry]", brief)) each.classList.toggle("lit", each.dataset.entry === item?.id);
    if (item) reveal(all("[data-lit]", article));
  }

  // Scrolls the article's own pane only: where it has none (on a phone), the page stays where it is.
  function reveal(nodes) {
    if (!nodes.length || article.scrollHeight <= article.clientHeight) return;
    const pane = article.getBoundingClientRect();
    const bottom = Math.min(pane.bottom, innerHeight, sheet.hidden ? Infinity : sheet.getBoundingClientRect().top);
    const first = nodes[0].getBoundingClientRect(), last = nodes[nodes.length - 1].getBoundingClientRect();
    if (first.top >= pane.top && last.bottom <= bottom) return;
    const top = article.scrollTop + first.top - pane.top - (bottom - pane.top) / 3;
    article.scrollTo({ top, behavior: calm.matches ? "auto" : "smooth" });
  }

  function pin(item) {
    pinned?.classList.remove("pinned");
    pinned = item;
    pinned?.classList.add("pinned");
    light(pinned);
  }

  // The item that a node of the brief belongs to: its line, or what stands for it in the matrix, map or timeline.
  function itemOf(target) {
    const near = target instanceof Element ? target.closest("#brief .item, #brief [data-entry]") : null;
    return near && (items.get(near.id) ?? items.get(near.dataset.entry));
  }
  brief.addEventListener("pointerover", (event) => { const item = itemOf(event.target); if (item) light(item); });
  brief.addEventListener("pointerout", (event) => { if (itemOf(event.target) !== itemOf(event.relatedTarget)) light(pinned); });
  brief.addEventListener("focusin", (event) => { const item = itemOf(event.target); if (item) light(item); });
  brief.addEventListener("focusout", (event) => { if (itemOf(event.target)) light(pinned); });
  brief.addEventListener("click", (event) => {
    const item = itemOf(event.target);
    if (!item || !getSelection().isCollapsed) return;
    if (event.target.closest(".mark")) location.hash = item.id;
    else if (event.target.closest("a")) pin(item);
    else pin(item === pinned ? null : item);
  });

  // A sentence of the article and the items that cite it.
  function open(button) {
    const sentence = button.closest(".sentence");
    const keys = new Set(all(".piece[data-entries]", sentence).flatMap((node) => node.dataset.entries.split(" ")));
    const citing = [...items.values()].filter((item) => keys.has(item.id));
    close();
    button.setAttribute("aria-expanded", "true");
    sentence.classList.add("asked");
    for (const item of citing) item.classList.add("citing");
    const number = button.dataset.sentence;
    one("#sheet-title").textContent = citing.length
      ? `Sentence ${number}: cited by ${citing.length === 1 ? "one item" : citing.length + " items"}`
      : `Sentence ${number}: no item cites it (${button.dataset.use})`;
    one("#sheet .items").replaceChildren(...citing.map(entryOf));
    sheet.hidden = false;
    reveal([sentence]);
    one("#sheet-title").focus({ preventScroll: true });
  }

  // A copy of an item's line that leads to the item. Its own links would only lead back to the sentence.
  function entryOf(item) {
    const entry = document.createElement("li"), link = document.createElement("a");
    entry.className = `item ${item.dataset.kind}`;
    link.href = `#${item.id}`;
    const icon = one(`#filter .${item.dataset.kind} .icon`).cloneNode(true);
    const line = item.cloneNode(true);
    for (const cite of all(".cite", line)) cite.remove();
    link.textContent = all(".line, td", line).map((part) => part.textContent.trim()).filter(Boolean).join(" · ");
    entry.append(icon, link);
    return entry;
  }

  function close() {
    const button = one(".number[aria-expanded=true]");
    button?.setAttribute("aria-expanded", "false");
    for (const node of all(".asked")) node.classList.remove("asked");
    for (const node of all(".citing")) node.classList.remove("citing");
    sheet.hidden = true;
    return button;
  }

  article.addEventListener("click", (event) => {
    if (!getSelection().isCollapsed || event.target.closest("a, #sheet")) return;
    const button = event.target.closest(".text .sentence")?.querySelector("button.number");
    if (!button) return;
    if (button.getAttribute("aria-expanded") === "true") close();
    else open(button);
  });
  one("#sheet-close").addEventListener("click", () => close()?.focus());
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (sheet.hidden) pin(null);
    else close()?.focus();
  });

  // Only some of the items.
  function apply() {
    const choice = new FormData(filter);
    const kinds = choice.getAll("kind"), party = choice.get("party"), status = choice.get("status");
    const shows = (item) => kinds.includes(item.dataset.kind)
      && (!party || item.dataset.parties.split(" ").includes(party))
      && (!status || item.dataset.status === status);
    for (const item of items.values()) item.hidden = !shows(item);
    for (const group of all(".group", brief)) {
      const own = all(".item", group);
      group.hidden = own.length > 0 && own.every((item) => item.hidden);
    }
    for (const node of all("[data-entry]", brief)) node.classList.toggle("off", items.get(node.dataset.entry).hidden);
    for (const { node, keys } of pieces) node.classList.toggle("off", keys.every((key) => items.get(key).hidden));
    const number = [...items.values()].filter((item) => !item.hidden).length;
    one("#shown").textContent = number === items.size ? `All ${number} items shown` : `${number} of ${items.size} items shown`;
    if (pinned?.hidden) pin(null);
  }
  function showAll() {
    filter.reset();
    apply();
  }
  filter.addEventListener("change", apply);
  one("#all").addEventListener("click", showAll);
  filter.addEventListener("submit", (event) => event.preventDefault());

  // An address that names an item lights its words; one that is filtered out is shown again.
  function follow() {
    const item = items.get(location.hash.slice(1));
    if (!item) return;
    if (item.hidden) showAll();
    item.scrollIntoView({ block: "center" });
    item.focus({ preventScroll: true });
    pin(item);
  }
  addEventListener("hashchange", follow);

  filter.hidden = false;
  for (const hint of all(".hint")) hint.hidden = false;
  apply();
  follow();
})();
