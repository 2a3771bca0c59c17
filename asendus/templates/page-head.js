"use strict";
// The head of the page: whose it is, how much there is, the tabs, the languages.

function showHead() {
  const agencies = page.agencies.join(", ") || say("no_agency");
  byId("agency").textContent = agencies;
  byId("agency").title = agencies;
  document.documentElement.lang = state.language;
  document.title = say("title", { name: agencies });
  byId("skip").textContent = say("skip");
  byId("skip").onclick = (event) => {
    event.preventDefault(); // the address is the place
    byId("main").focus();
  };
  const kinds = page.kinds.map((kind, number) => [kind, page.posts.kind.reduce((sum, one) => sum + (one === number ? 1 : 0), 0)]);
  byId("counts").replaceChildren(
    ...kinds.filter(([kind, count]) => count || kind === "described").map(([kind, count]) => make("span", {}, sayCount(`known.${kind}`, count))),
    make("span", {}, sayCount("units", page.unitCount)),
  );
  byId("languages").setAttribute("aria-label", "Keel / Language");
  byId("languages").replaceChildren(
    ...page.languages.map((language) =>
      button({ lang: language, "aria-pressed": String(language === state.language), title: page.strings[language].language, click: () => setLanguage(language) }, language.toUpperCase()),
    ),
  );
}

function showTabs() {
  byId("tabs").setAttribute("aria-label", say("views"));
  byId("tabs").replaceChildren(
    ...[...panels.values()].map((panel) => {
      panel.section.setAttribute("aria-label", say(`tab.${panel.name}`));
      return link({ view: panel.name }, { "aria-current": panel === currentPanel() ? "page" : null, "data-view": panel.name }, say(`tab.${panel.name}`));
    }),
  );
  const [tabs, current] = [byId("tabs"), byId("tabs").querySelector("[aria-current]")];
  tabs.scrollLeft = Math.max(0, current.offsetLeft + current.offsetWidth - tabs.clientWidth); // a narrow window has not room for all
}

function setLanguage(language) {
  state.language = language;
  showHead();
  showSearch();
  showPlace(new Set(["language"]));
}
