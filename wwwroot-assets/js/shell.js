// What the shell does without a circuit: theme, account menu, the rail's mark, lost pictures, copying, local times, the tab's title, reconnecting.

const root = document.documentElement;

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("[data-theme-toggle]")) toggleTheme();
  else if (target?.closest("[data-reload]")) location.reload();
  else if (target?.closest("[data-reconnect]")) reconnect();
  const copy = target?.closest("[data-copy]");
  if (copy) copyText(copy);
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details[data-menu][open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// A picture whose file is gone leaves its place empty: no browser's sign of a torn page.
for (const event of ["error", "load"]) {
  document.addEventListener(event, ({ target }) => target instanceof HTMLImageElement && target.toggleAttribute("data-lost", event === "error"), true);
}

// A form in front of the door is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-once]")) return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "true";
});
addEventListener("pageshow", () => document.querySelectorAll("[data-once]").forEach((form) => delete form.dataset.sent));

function toggleTheme() {
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  // The server writes it into the next document, so that no page flashes.
  document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
}

// The rail stands in the static document; a navigation of the circuit only changes the address.
function markRail() {
  for (const link of document.querySelectorAll(".rail a[href]")) {
    const path = new URL(link.href).pathname;
    const here = path === "/" ? location.pathname === "/" : location.pathname === path || location.pathname.startsWith(`${path}/`);
    const below = link.dataset.below?.split(" ").some((one) => location.pathname === one || location.pathname.startsWith(`${one}/`));
    if (here || below) link.setAttribute("aria-current", here ? "page" : "true");
    else link.removeAttribute("aria-current");
  }
  const skip = document.querySelector(".skip");
  if (skip) skip.href = `${location.pathname}${location.search}#main`; // the base address is the first page's
}
markRail();
for (const name of ["pushState", "replaceState"]) {
  const original = history[name];
  history[name] = function (...args) {
    original.apply(this, args);
    markRail();
  };
}
addEventListener("popstate", markRail);

async function copyText(button) {
  const field = document.querySelector(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(field.value ?? field.textContent);
  } catch {
    field.select?.(); // no clipboard without https
    document.execCommand("copy");
  }
  const label = button.querySelector("span");
  button.dataset.label ??= label.textContent;
  label.textContent = button.dataset.copiedText;
  clearTimeout(button.timer);
  button.timer = setTimeout(() => (label.textContent = button.dataset.label), 2000);
}

const styles = {
  date: { dateStyle: "medium" },
  time: { timeStyle: "short" },
  seconds: { timeStyle: "medium" },
  both: { dateStyle: "medium", timeStyle: "short" },
};

// A shadow root, so that the text inside stays Blazor's.
class LocalTime extends HTMLElement {
  static observedAttributes = ["datetime", "data-style"];
  #text = this.attachShadow({ mode: "open" });

  attributeChangedCallback() {
    const at = new Date(this.getAttribute("datetime"));
    const style = styles[this.dataset.style] ?? styles.both;
    this.#text.textContent = Number.isNaN(at.valueOf()) ? "" : new Intl.DateTimeFormat(root.lang || undefined, style).format(at);
  }
}
customElements.define("local-time", LocalTime);

// Counts in the tab's title what came of the reader's generations while the tab was hidden.
class FinishedCount extends HTMLElement {
  static observedAttributes = ["data-count"];
  #unseen = 0;

  connectedCallback() {
    document.addEventListener("visibilitychange", this);
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this);
  }

  attributeChangedCallback(_, before, now) {
    if (document.hidden) this.#show(this.#unseen + Math.max(0, now - (before ?? now)));
  }

  handleEvent() {
    if (!document.hidden) this.#show(0);
  }

  #show(unseen) {
    this.#unseen = unseen;
    const title = document.title.replace(/^\(\d+\) /, "");
    document.title = unseen ? `(${unseen}) ${title}` : title;
  }
}
customElements.define("finished-count", FinishedCount);

async function reconnect() {
  // False: the server is back without this page's circuit.
  if ((await Blazor.reconnect()) === false) location.reload();
}

const dialog = document.getElementById("components-reconnect-modal");
if (dialog) {
  new MutationObserver(() => {
    if (dialog.classList.contains("components-reconnect-rejected")) location.reload();
  }).observe(dialog, { attributeFilter: ["class"] });
}
