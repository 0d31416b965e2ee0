// Private visit: while it is on, each page of this site takes the place of the one before in the
// tab's history. Only window.name remembers it: the browser drops that with the tab.
(() => {
  const ON = "p";
  const root = document.documentElement;
  if ("visit" in root.dataset) return; // exit.js and the page with the switch both ask for it
  root.dataset.visit = "";
  const isOn = () => window.name === ON;

  // A form that posts is sent here and its answer put in place: a browser would add an entry.
  const post = async (form, url, data) => {
    const isFile = form.enctype === "multipart/form-data";
    const answer = await fetch(url, {
      method: "POST",
      body: isFile ? data : new URLSearchParams(data),
    });
    if (answer.redirected) return location.replace(answer.url);
    if (!answer.headers.get("content-type")?.startsWith("text/html")) return form.submit();
    const words = await answer.text();
    history.replaceState(null, "", answer.url);
    document.open();
    document.write(words);
    document.close();
  };

  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const hasKey = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!isOn() || !link || event.defaultPrevented || event.button || hasKey) return;
    if (link.origin !== location.origin || link.target || link.hasAttribute("download")) return;
    event.preventDefault();
    location.replace(link.href);
  });

  addEventListener("submit", (event) => {
    if (!isOn() || event.defaultPrevented) return;
    event.preventDefault();
    const form = event.target;
    const url = new URL(form.getAttribute("action") ?? "", location.href);
    const data = new FormData(form, event.submitter);
    if (form.method === "post") return post(form, url, data).catch(() => form.submit());
    url.search = new URLSearchParams(data);
    location.replace(url);
  });

  // The switch stands on the page that explains what it can and cannot do.
  const show = (button) => {
    const { start, stop, on, off } = button.dataset;
    button.hidden = false;
    button.textContent = isOn() ? stop : start;
    document.getElementById("private-visit-state").textContent = isOn() ? on : off;
  };
  const button = document.getElementById("private-visit");
  button?.addEventListener("click", () => {
    window.name = isOn() ? "" : ON;
    show(button);
  });
  if (button) show(button);
})();
