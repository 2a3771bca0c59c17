// The query page: the library's queries fill the editor; all answers come from this endpoint alone.
"use strict";

(async () => {
  const lang = document.documentElement.lang;
  const endpoint = new URL("/sparql", document.location).href;
  const find = document.getElementById("find");
  const about = document.getElementById("about");
  const library = await (await fetch("/queries.json")).json();
  document.getElementById("address").textContent = endpoint;

  const yasgui = new Yasgui(document.getElementById("yasgui"), {
    autofocus: false,
    copyEndpointOnNewTab: false,
    persistenceId: null,
    populateFromUrl: false,
    requestConfig: { endpoint, method: "POST" },
    endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [] },
    yasqe: { autocompleters: ["variables"], createShareableLink: null, persistenceId: null, resizeable: true },
    yasr: { persistenceId: null, prefixes: library.prefixes },
  });
  const tab = yasgui.getTab();

  function choose(query, button) {
    for (const each of document.querySelectorAll("nav button")) each.removeAttribute("aria-current");
    button.setAttribute("aria-current", "true");
    about.textContent = query.about[lang];
    tab.setQuery(query.text);
    history.replaceState(null, "", `${document.location.search}#${query.name}`);
  }

  const entries = library.queries.map((query) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = query.title[lang];
    button.title = query.name;
    button.addEventListener("click", () => choose(query, button));
    const item = document.createElement("li");
    item.append(button);
    return { query, button, item };
  });
  entries.sort((a, b) => a.query.title[lang].localeCompare(b.query.title[lang], lang));
  for (const { query, item } of entries) document.getElementById(query.kind).append(item);

  // An address in an answer is asked about here: nobody else learns which post was looked at.
  document.getElementById("yasgui").addEventListener("click", (event) => {
    const address = event.target.closest("a[href]")?.getAttribute("href") ?? "";
    if (!/^https?:/.test(address)) return;
    event.preventDefault();
    tab.setQuery(`DESCRIBE <${address}>\n`);
    tab.getYasqe().query().catch(() => {});
  }, true);

  find.addEventListener("input", () => {
    const wanted = find.value.trim().toLocaleLowerCase(lang);
    for (const { query, item } of entries) {
      const words = `${query.name} ${query.title[lang]} ${query.about[lang]}`.toLocaleLowerCase(lang);
      item.hidden = !words.includes(wanted);
    }
  });

  const named = decodeURIComponent(document.location.hash.slice(1)) || "counts";
  const first = entries.find(({ query }) => query.name === named);
  if (first) choose(first.query, first.button);
})();
