// A table is pasted, chosen or dropped; its bytes go to the server as a stream, in whatever encoding they are.
export function attach(root, owner) {
  const area = root.querySelector("textarea");
  const input = root.querySelector("input[type=file]");
  const read = root.querySelector("[data-batch-read]");

  const take = (blob) => owner.invokeMethodAsync("Take", DotNet.createJSStreamReference(blob));
  const takeText = () => take(new Blob([area.value]));
  const takeFile = (files) => files.length && take(files[0]);

  const onPaste = () => setTimeout(takeText); // the text stands there a moment later
  const onChoose = () => {
    takeFile(input.files);
    input.value = ""; // the same file again is a change, too
  };
  const onOver = (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    root.classList.add("over");
  };
  const onLeave = (event) => root.contains(event.relatedTarget) || root.classList.remove("over");
  const onDrop = (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    root.classList.remove("over");
    takeFile(event.dataTransfer.files);
  };

  read.addEventListener("click", takeText);
  area.addEventListener("paste", onPaste);
  input.addEventListener("change", onChoose);
  root.addEventListener("dragover", onOver);
  root.addEventListener("dragleave", onLeave);
  root.addEventListener("drop", onDrop);
  if (input.files.length) onChoose(); // chosen before we were here
  // Listeners of these elements go with them.
  return { dispose() {} };
}

// The table on the desk lies in the tab, for each member apart, until another takes its place or it is cleared.
const nameOf = (member) => `studio.batch.${member}`;

export function keep(member, copy) {
  try {
    sessionStorage.setItem(nameOf(member), copy);
  } catch {
    sessionStorage.removeItem(nameOf(member)); // full: none is better than an old one
  }
}

/** As bytes: they may be more than one message carries. */
export const kept = (member) => new Blob([sessionStorage.getItem(nameOf(member)) ?? "null"]);

export const forget = (member) => sessionStorage.removeItem(nameOf(member));
