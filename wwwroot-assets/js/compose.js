// Ctrl+Enter sends from anywhere on the page; held keys, keys of an input method and keys of a dialog don't.
export function attach(owner) {
  const onKey = (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat || event.isComposing || document.querySelector(".rz-dialog, dialog[open]")) return;
    event.preventDefault();
    dispatchEvent(new Event("compose:send")); // for what was typed: it arrives before the wish
    owner.invokeMethodAsync("SendByKey").catch(() => {}); // the line is away: nothing is sent, and the reconnect dialog says so
  };
  document.addEventListener("keydown", onKey);
  return { dispose: () => document.removeEventListener("keydown", onKey) };
}
