// The keyboard shortcuts of the shell. Which there are stands in the sheet, the same list that people read.
const sheet = document.getElementById("shortcuts");
const single = sheet.querySelector("[data-single]");
const shortcuts = [...sheet.querySelectorAll("[data-keys]")].map((line) => line.dataset);
const key = "single-key-shortcuts";
const together = 2000; // ms between the keys of a sequence
const patience = 10_000; // ms for a page to bring what is to be clicked

const fields = "textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=combobox], [role=listbox]";
const buttons = ["checkbox", "radio", "range", "button", "submit", "reset", "file"];
const isText = (target) =>
  Boolean(target?.closest?.(fields)) || (target?.tagName === "INPUT" && !buttons.includes(target.type));
const isBusy = () => Boolean(document.querySelector("dialog[open], .rz-dialog, .components-reconnect-show"));
const shown = (selector) => [...document.querySelectorAll(selector)].find((element) => element.checkVisibility());

let pending = "";
let timer = 0;

single.checked = localStorage.getItem(key) !== "off";
single.addEventListener("change", () => {
  if (single.checked) localStorage.removeItem(key);
  else localStorage.setItem(key, "off");
});

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-shortcuts]") && !sheet.open) {
    document.querySelectorAll("details[data-menu][open]").forEach((menu) => (menu.open = false));
    sheet.showModal();
  } else if (event.target === sheet) sheet.close();
});
sheet.addEventListener("keydown", (event) => event.stopPropagation()); // Escape closes the sheet and nothing behind it

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || event.repeat) return;
  if (event.ctrlKey || event.metaKey || isBusy()) return;
  if (event.altKey) {
    const digit = /^Digit(\d)$/.exec(event.code)?.[1];
    const chord = shortcuts.find((s) => digit && s.keys === `Alt+${digit}`);
    if (chord && shown(chord.press)) obey(event, chord);
    return;
  }
  if (!single.checked || event.key.length !== 1 || isText(event.target)) return;
  for (const typed of [pending && `${pending} ${event.key}`, event.key]) {
    if (!typed) continue;
    const found = shortcuts.find((s) => s.keys === typed);
    if (found) return obey(event, found);
    if (shortcuts.some((s) => s.keys.startsWith(`${typed} `))) return wait(typed);
  }
  wait("");
});

function wait(typed) {
  pending = typed;
  clearTimeout(timer);
  timer = setTimeout(() => (pending = ""), together);
}

function obey(event, { href, press, focus }) {
  event.preventDefault();
  wait("");
  if (focus) return shown(focus)?.focus();
  const element = press && (shown(press) ?? document.querySelector(press)); // on a phone the sheet's button is inside a closed menu
  if (element) return element.click();
  if (!href) return;
  if (window.Blazor?.navigateTo) Blazor.navigateTo(href);
  else location.assign(href);
  if (press) clickOnceThere(press);
}

function clickOnceThere(selector) {
  const observer = new MutationObserver(() => {
    const element = shown(selector);
    if (!element) return;
    observer.disconnect();
    element.click();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => observer.disconnect(), patience);
}
