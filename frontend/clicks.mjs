// Tells the portal which result was pressed, so that editors see where searches lead. It sends the
// words that were searched for and the place of the result: no cookie is needed, none is set.
// <ol data-search-query="…"> … <a data-search-rank="3">
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-search-rank]");
  const query = link?.closest("[data-search-query]")?.dataset.searchQuery;
  if (!query || !navigator.sendBeacon) return;
  const address = `${location.pathname.replace(/search\/.*$/, "search/")}clicked/`;
  navigator.sendBeacon(address, new URLSearchParams({ query, rank: link.dataset.searchRank }));
});
