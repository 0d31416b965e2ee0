// Small helps for pages that work without them.
const script = document.querySelector("script[data-forms]");

// The form controls' script is fetched only where a page has such a control.
if (script && document.querySelector('[data-module^="govuk-"]')) {
  import(script.dataset.forms);
}

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
