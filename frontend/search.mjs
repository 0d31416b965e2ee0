// Suggestions below a box of the search: the combobox of ARIA 1.2. Without this the box searches
// just as well; whatever goes wrong here goes wrong quietly.
const PAUSE = 180; // milliseconds after the last letter
const SHORTEST = 2;

export function suggest(input) {
  if (input.hasAttribute("role")) return;
  const list = document.createElement("ul");
  const said = document.createElement("p");
  let typed = "";
  let at = -1;
  let waiting;
  let asking;

  const set = (node, values) => {
    for (const [name, value] of Object.entries(values)) node.setAttribute(name, value);
  };
  const name = `${input.id}-list`;
  set(list, { id: name, class: "suggest", role: "listbox", "aria-label": input.dataset.count });
  list.hidden = true;
  set(said, { class: "hide", role: "status" });
  input.after(list, said);
  input.removeAttribute("list");
  set(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": name });
  expand(false);

  function expand(isOpen) {
    list.hidden = !isOpen;
    set(input, { "aria-expanded": isOpen });
  }

  const options = () => [...list.children];

  function close() {
    clearTimeout(waiting);
    asking?.abort();
    at = -1;
    list.replaceChildren();
    said.textContent = "";
    expand(false);
    input.removeAttribute("aria-activedescendant");
  }

  function mark(next) {
    const all = options();
    if (all[at]) set(all[at], { "aria-selected": false });
    at = next < -1 ? all.length - 1 : next >= all.length ? -1 : next;
    const chosen = all[at];
    if (chosen) {
      set(chosen, { "aria-selected": true });
      set(input, { "aria-activedescendant": chosen.id });
    } else input.removeAttribute("aria-activedescendant");
    input.value = chosen ? chosen.textContent : typed;
  }

  function choose(option) {
    input.value = option.textContent;
    close();
    input.form.submit();
  }

  function show(found) {
    const items = found.map((each, number) => {
      const item = document.createElement("li");
      set(item, { id: `${name}-${number}`, role: "option", "aria-selected": false });
      item.textContent = each.text;
      return item;
    });
    at = -1;
    list.replaceChildren(...items);
    expand(items.length > 0);
    said.textContent = `${input.dataset.count} ${items.length}`;
  }

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    try {
      const address = input.dataset.suggest + encodeURIComponent(typed);
      const answer = await fetch(address, { signal: asking.signal, credentials: "omit" });
      const told = answer.ok ? await answer.json() : { suggestions: [] };
      if (document.activeElement === input) show(told.suggestions);
    } catch {
      // stopped by the next letter, or no network: the box still searches
    }
  }

  input.addEventListener("input", () => {
    typed = input.value;
    clearTimeout(waiting);
    if (typed.trim().length < SHORTEST) close();
    else waiting = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    if (event.key === "ArrowDown") mark(at + 1);
    else if (event.key === "ArrowUp") mark(at - 1);
    else if (event.key === "Escape") {
      input.value = typed;
      close();
    } else if (event.key === "Enter" && at >= 0) choose(options()[at]);
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
  // The box keeps the focus while an option is pressed.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("li");
    if (option) choose(option);
  });
}
