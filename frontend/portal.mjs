// Small helps for pages that work without them.
const script = document.querySelector("script[data-forms]");

// The form controls' script is fetched only where a page has such a control.
if (script && document.querySelector('[data-module^="govuk-"]')) {
  import(script.dataset.forms);
}

// Suggestions are fetched only for somebody who goes to a box of the search.
function meet(box) {
  if (!script?.dataset.search || !box?.matches?.("input[data-suggest]:not([role])")) return;
  import(script.dataset.search).then((module) => module.suggest(box), () => {});
}
addEventListener("focusin", (event) => meet(event.target));
meet(document.activeElement);

// What opens over the page closes again: by Escape, or when somebody goes on elsewhere.
const more = document.querySelector("details.more");
function closeMore(event) {
  if (more?.open && !more.contains(event.target)) more.open = false;
}
addEventListener("focusin", closeMore);
addEventListener("click", closeMore);
more?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !more.open) return;
  more.open = false;
  more.querySelector("summary").focus();
});

// Which result was opened is counted, without who opened it.
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-rank]");
  const form = link && document.querySelector("form[data-chosen]");
  if (!form) return;
  form.elements.rank.value = link.dataset.rank;
  navigator.sendBeacon?.(form.action, new FormData(form));
});

// Paper shows everything: folded parts open for printing and close again afterwards.
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  opened.forEach((part) => part.setAttribute("open", ""));
  const printed = document.querySelector("[data-printed]");
  if (printed) printed.textContent = new Date().toLocaleDateString(document.documentElement.lang);
});
addEventListener("afterprint", () => {
  opened.forEach((part) => part.removeAttribute("open"));
  opened = [];
});

// The number of a paragraph is a link to it; pressed, it is copied as well. Without this the
// address stands in the browser's own bar.
addEventListener("click", async (event) => {
  const number = event.target.closest?.("a.no[data-copied]");
  if (!number || !navigator.clipboard) return;
  try {
    await navigator.clipboard.writeText(number.href);
  } catch {
    return; // the browser was told not to: the address bar still has it
  }
  document.querySelector(".copied")?.remove();
  const said = document.createElement("span");
  said.className = "copied";
  said.setAttribute("role", "status");
  number.after(said);
  said.textContent = number.dataset.copied;
});

// Buttons that only a script can make work are not there without one.
for (const button of document.querySelectorAll("button[data-print], button[data-copy]")) {
  button.hidden = "copy" in button.dataset && !navigator.clipboard;
}
addEventListener("click", async (event) => {
  const button = event.target.closest?.("button[data-print], button[data-copy]");
  if (!button) return;
  if ("print" in button.dataset) return print();
  try {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
  } catch {
    return; // the browser was told not to: the text can still be selected
  }
  const said = button.parentElement.querySelector(".copied") ?? document.createElement("span");
  said.className = "copied";
  said.setAttribute("role", "status");
  button.after(said);
  said.textContent = button.dataset.copied;
});
