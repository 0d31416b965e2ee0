// Asks shortly before answers are wiped, and takes them from the screen when they are. Without this
// the page says until when they are kept, and a button there keeps them.
const box = document.querySelector("[data-left]");
const main = document.querySelector("main");
const [keep] = box.querySelectorAll("form");
const { warn, keep: address, over, wiped } = box.dataset;
let endsAt;
let before; // where the visitor was when the question came
let waiting;

function plan(left) {
  endsAt = Date.now() + left * 1000;
  clearTimeout(waiting);
  waiting = setTimeout(look, Math.max(left > warn ? left - warn : left, 0) * 1000);
}

// What the server says is left: another window may have saved something, or deleted it all.
// Without an answer we go by our own clock.
async function ask(sent = {}) {
  const ours = { left: (endsAt - Date.now()) / 1000 };
  try {
    const headers = { Accept: "application/json" };
    const answer = await fetch(address, { ...sent, headers, cache: "no-store" });
    if (answer.status === 404) return { left: 0 };
    return answer.ok ? await answer.json() : ours;
  } catch {
    return ours;
  }
}

function tell(told) {
  if (told.left <= 0) return wipe();
  if (told.words) {
    for (const node of document.querySelectorAll("[data-kept]")) node.textContent = told.words;
    document.getElementById("keeping-why").textContent = told.why;
    keep.hidden = told.is_last;
  }
  if (told.left > warn) close();
  else open();
  plan(told.left);
}

async function look() {
  tell(await ask());
}

function open() {
  if (!box.hidden) return;
  before = document.activeElement;
  box.hidden = false;
  box.focus({ preventScroll: true });
}

function close() {
  if (box.hidden) return;
  const isHere = box.contains(document.activeElement);
  box.hidden = true;
  if (isHere) before?.focus({ preventScroll: true });
}

function wipe() {
  clearTimeout(waiting);
  const said = document.createElement("p");
  said.className = "wrap band lead";
  said.setAttribute("role", "alert");
  main.replaceChildren(said);
  said.textContent = wiped;
  if (navigator.onLine) location.replace(over);
}

keep.addEventListener("submit", async (event) => {
  event.preventDefault();
  tell(await ask({ method: "POST", body: new URLSearchParams(new FormData(keep)) }));
});
box.addEventListener("keydown", (event) => event.key === "Escape" && close());
// A device that slept did not count.
document.addEventListener("visibilitychange", () => Date.now() > endsAt - warn * 1000 && look());

const left = Number(box.dataset.left);
plan(left);
if (left <= warn) look(); // opened or gone back to shortly before the end
