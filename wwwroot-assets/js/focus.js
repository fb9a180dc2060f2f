// Where the focus goes when what had it is no longer there.
//
// What had the focus may go away with what it stood in: a slot that was filled, a card that was removed, a finding that was mended.
// The focus then stays in the neighbourhood, instead of falling back to the top of the page. Whoever places it otherwise comes first.
const choices = "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, [tabindex='0']";
const patience = 150; // ms

let around = []; // what had the focus last outside of dialogs, then what it stood in, from inside out
let timer = 0;

document.addEventListener("focusin", ({ target }) => {
  if (target.closest("dialog, .rz-dialog-wrapper")) return;
  around = [];
  for (let part = target; part && part !== document.body; part = part.parentElement) around.push(part);
});

new MutationObserver(() => {
  if (isLost()) {
    clearTimeout(timer);
    timer = setTimeout(keep, patience);
  }
}).observe(document.body, { childList: true, subtree: true });

function isLost() {
  return around.length > 0 && !around[0].isConnected && document.activeElement === document.body;
}

function keep() {
  if (!isLost()) return;
  const place = around.find((part) => part.isConnected && !part.matches("main, main > .page, .app"));
  const near = place && [...place.querySelectorAll(choices)].find((choice) => choice.checkVisibility());
  (near ?? heading())?.focus();
}

const heading = () => document.querySelector(".live h1");

/** Another page has opened: its heading gets the focus, unless somebody works in the page already. */
export function toHeading() {
  if (!document.activeElement?.closest("main, input, textarea, select, [contenteditable]")) heading()?.focus();
}
