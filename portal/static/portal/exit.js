// Exit this page: hide it at once and leave nothing of this site behind Back or Forward.
// Served as it is and loaded in the head without defer: it must run before anything shows.
// Nothing is stored: window.name and the tab's own history entries carry all it needs.
(() => {
  const { leave, out, title, once, twice, visit } = document.currentScript.dataset;
  const root = document.documentElement;
  const { navigation } = window;
  const LEAVING = "x";
  const PRIVATE = "p";
  const isOut = location.pathname === out;
  let presses = [];
  let isLone = false;
  let timer;

  const hide = () => {
    root.hidden = true;
    document.title = title;
  };

  const goOn = () => {
    hide();
    if (!isOut) return location.replace(out);
    window.name = "";
    // Before the load event a browser would replace this entry; it must stand, blank,
    // and the new one after it cuts off everything that was ahead.
    addEventListener("load", () => setTimeout(() => location.assign(leave)));
  };

  const exit = () => {
    hide();
    window.name = LEAVING;
    // Only pages that ran this script can take themselves away: not a PDF, not the CMS.
    const first = navigation?.entries().find((entry) => entry.getState() === LEAVING);
    if (!first) return location.replace(leave);
    if (first.key === navigation.currentEntry.key) return location.replace(out);
    // A link within a page makes an entry of the same page: going back to it fetches nothing.
    navigation.traverseTo(first.key).finished.then(goOn, () => {});
    setTimeout(() => location.replace(leave), 3000); // still here: leave all the same
  };

  const count = (words) => {
    const counter = document.getElementById("exit-count");
    if (!counter) return;
    counter.textContent = words;
    counter.className = words ? "exit-count" : "hide";
  };

  // A page kept whole for Back is hidden before it is kept and fetched anew when it returns.
  addEventListener("pagehide", (event) => (root.hidden = event.persisted));
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  if (window.name === LEAVING) return goOn();
  if (isOut) return;
  navigation?.updateCurrentEntry({ state: LEAVING });
  if (window.name === PRIVATE) {
    root.append(Object.assign(document.createElement("script"), { src: visit }));
  }

  addEventListener("click", (event) => {
    const link = event.target.closest?.("a");
    if (link?.pathname !== leave || link.host !== location.host) return;
    event.preventDefault();
    exit();
  });
  addEventListener("pointerdown", () => (isLone = false));
  // Only Shift alone counts, from a real key: pressed, nothing else touched, let go.
  addEventListener("keydown", (event) => {
    isLone = event.isTrusted && !event.repeat && event.code?.startsWith("Shift");
    if (event.key !== "Shift") presses = [];
  });
  addEventListener("keyup", (event) => {
    if (!isLone || !event.isTrusted || event.key !== "Shift") return;
    isLone = false;
    presses = [...presses.filter((at) => event.timeStamp - at < 5000), event.timeStamp];
    if (presses.length > 2) return exit();
    count(presses.length > 1 ? twice : once);
    clearTimeout(timer);
    timer = setTimeout(count, 5000, "");
  });
})();
