// Ctrl+Enter sends from anywhere on the page; held keys and keys of an input method don't.
export function attach(owner) {
  const onKey = (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat || event.isComposing) return;
    event.preventDefault();
    document.dispatchEvent(new Event("compose:send"));
    owner.invokeMethodAsync("SendByKey");
  };
  document.addEventListener("keydown", onKey);
  return { dispose: () => document.removeEventListener("keydown", onKey) };
}
