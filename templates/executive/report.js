// Search, filters, copying and context for the report. Without it everything is there to be read.
"use strict";
(() => {
  const tools = document.getElementById("tools");
  if (!tools) return;
  const status = document.getElementById("status");
  const words = tools.dataset;
  const claims = [...document.querySelectorAll(".claim")];
  const entries = [...document.querySelectorAll(".evidence li")];
  const pick = (id) => document.getElementById(id);
  const holder = (claim) => claim.closest(".bottom-line li, .topic li, tr, .dispute, .timeline li, .sentence, p");
  const sources = (claim) => claim.dataset.sources.split("\n").filter(Boolean);
  const badge = (key) => {
    const found = document.querySelector(`.badge.${CSS.escape(key)}`);
    return found ? found.textContent.split("\u00b7")[0].trim() : key;
  };

  const fill = (select, pairs) => {
    for (const [value, label] of pairs) select.add(new Option(label, value));
  };
  fill(pick("outlet"), [...new Set(claims.flatMap(sources))].sort().map((name) => [name, name]));
  fill(pick("standing"), [...new Set(claims.map((claim) => claim.dataset.standing))].map((key) => [key, badge(key)]));
  const parts = [...document.querySelectorAll("main > section[id]")].filter((part) => part.querySelector(".claim"));
  fill(pick("section"), parts.map((part) => [part.id, part.querySelector("h2").textContent]));

  const plain = (text) => text.toLocaleLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");

  const apply = () => {
    const sought = plain(pick("search").value.trim());
    const [outlet, standing, section] = ["outlet", "standing", "section"].map((id) => pick(id).value);
    const active = Boolean(sought || outlet || standing || section);
    const kept = new Set();
    const holders = new Set(claims.map(holder));
    let shown = 0;
    for (const claim of claims) {
      const fits =
        (!outlet || sources(claim).includes(outlet)) &&
        (!standing || claim.dataset.standing === standing) &&
        (!section || claim.closest("main > section").id === section) &&
        (!sought || plain(holder(claim).textContent).includes(sought));
      if (fits) {
        kept.add(holder(claim));
        shown += 1;
      }
    }
    for (const item of holders) item.classList.toggle("filtered", active && !kept.has(item));
    for (const entry of entries) entry.classList.toggle("filtered", Boolean(sought) && !plain(entry.textContent).includes(sought));
    for (const article of document.querySelectorAll(".articles article")) {
      const own = [...article.querySelectorAll(".claim")].map(holder);
      article.classList.toggle("filtered", active && !own.some((item) => kept.has(item)));
    }
    for (const part of parts) part.classList.toggle("filtered", active && ![...kept].some((item) => part.contains(item)));
    status.textContent = active ? words.shown.replace("{n}", `${shown} / ${claims.length}`) : "";
  };

  const cited = (claim) =>
    [...claim.querySelectorAll(".cites a")].map((link) => document.querySelector(link.getAttribute("href"))).filter(Boolean);

  const citation = (claim) => {
    const text = [...claim.querySelectorAll(".words")].map((part) => part.textContent).join("").trim();
    const places = cited(claim).map((entry) => entry.querySelector(".meta").cloneNode(true));
    for (const place of places) for (const link of place.querySelectorAll(".context-link")) link.remove();
    const told = places.map((place) => place.textContent.replace(/\s+/g, " ").replace(/[ \u00b7]+$/, "").trim());
    return told.length ? `${text} (${told.join("; ")})` : text;
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };

  for (const claim of claims) {
    const acts = document.createElement("span");
    acts.className = "acts";
    const context = cited(claim).map((entry) => entry.querySelector(".context-link")).find(Boolean);
    if (context) {
      const link = document.createElement("a");
      link.className = "act";
      link.href = context.getAttribute("href");
      link.textContent = words.context;
      acts.append(link);
    }
    const button = document.createElement("button");
    button.type = "button";
    button.className = "act";
    button.textContent = words.copy;
    button.addEventListener("click", async () => {
      await copy(citation(claim));
      button.textContent = words.copied;
      setTimeout(() => (button.textContent = words.copy), 1500);
    });
    acts.append(button);
    claim.after(" ", acts);
  }

  // A sentence in a closed article opens it.
  const open = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const article = target && target.closest("details");
    if (!article) return;
    article.open = true;
    target.scrollIntoView({ block: "center" });
  };

  // The dark rules hold where the reader's system is dark; the switch makes them hold always, or never.
  const theme = pick("theme");
  const dark = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule.media && rule.media.mediaText.includes("prefers-color-scheme"))
    .map((rule) => [rule, rule.media.mediaText]);
  const dress = () => {
    for (const [rule, own] of dark) rule.media.mediaText = { light: "not all", dark: "screen" }[theme.value] || own;
  };
  if (theme) {
    theme.addEventListener("input", dress);
    dress();
  }

  tools.addEventListener("input", apply);
  tools.addEventListener("reset", () => {
    const chosen = theme && theme.value;
    setTimeout(() => {
      if (theme) theme.value = chosen;
      apply();
    });
  });
  tools.addEventListener("submit", (event) => event.preventDefault());
  pick("print").addEventListener("click", () => window.print());
  window.addEventListener("hashchange", open);
  tools.hidden = false;
  open();
})();
