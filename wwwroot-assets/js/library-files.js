// Files come into the library by picking or dropping. Their uploads belong to the document, under a name of their own instead of a draft's:
// they go on while another page of the studio is open, and after a reload.
//
// attach(root, owner) → { forget(key), dispose() }
// Files are taken while root carries data-open. The owner hears of each state of each (FileChanged); how far it is, is painted without it.
import * as uploads from "./uploads.js";

const box = "library";
const retry = 2000; // ms; a circuit that is away may come back

export function attach(root, owner) {
  const told = new Map(); // key -> the state that the owner knows of
  const telling = new Set();
  let isAttached = true;

  function add(files) {
    if (!("open" in root.dataset)) return;
    for (const file of files) {
      if (!uploads.again(box, file)) uploads.start({ key: uploads.nextKey(), file, url: "", draft: box });
    }
  }

  // One call at a time for each file, and the last state wins; what could not be said is said again.
  async function tell(entry) {
    const { key, name } = entry;
    if (telling.has(key)) return;
    telling.add(key);
    while (isAttached && told.get(key) !== entry.state) {
      const { state, words = null, item = null } = entry;
      try {
        await owner.invokeMethodAsync("FileChanged", { key, name, state, words, item });
        told.set(key, state);
        if (state === "done") uploads.forget(key);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, retry));
      }
    }
    telling.delete(key);
  }

  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");

  const on = {
    click: (event) => uploads.press(root, event),
    change(event) {
      const input = event.target;
      if (!(input instanceof HTMLInputElement) || !input.matches("[data-library-files]")) return;
      const chosen = [...input.files];
      input.value = ""; // the same file may be picked again
      add(chosen);
    },
    dragover(event) {
      if (!hasFiles(event)) return;
      event.preventDefault(); // also beside the page: otherwise the browser leaves it for the file
      root.toggleAttribute("data-over", root.contains(event.target) && "open" in root.dataset);
    },
    drop(event) {
      if (!hasFiles(event)) return;
      event.preventDefault();
      root.removeAttribute("data-over");
      if (root.contains(event.target)) add([...event.dataTransfer.files]);
    },
    dragleave(event) {
      if (!event.relatedTarget) root.removeAttribute("data-over");
    },
  };

  for (const [name, handler] of Object.entries(on)) document.addEventListener(name, handler);
  for (const input of document.querySelectorAll("[data-library-files]")) if (input.files.length) on.change({ target: input }); // chosen before we were here
  const stop = uploads.follow(box, tell);
  return {
    forget: uploads.forget,
    dispose() {
      isAttached = false;
      stop();
      for (const [name, handler] of Object.entries(on)) document.removeEventListener(name, handler);
    },
  };
}
