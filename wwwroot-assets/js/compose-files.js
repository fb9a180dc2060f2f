// Files come in by picking, dropping or pasting, and go to the server over HTTP; cards are dragged into another order.
import { upload } from "./upload.js";

const atOnce = 3; // uploads side by side; the others wait their turn
let lastKey = 0;

export function attach(root, owner) {
  const files = new Map(); // key -> { file, role, url, stop }
  const waiting = [];
  let running = 0;
  let dragged = null;
  let over = null;

  const kindOf = (file) => file.type.split("/")[0];

  async function add(chosen, slot) {
    for (const file of chosen) {
      const key = ++lastKey;
      const url = URL.createObjectURL(file);
      const entry = { file, role: null, url, stop: new AbortController() };
      files.set(key, entry);
      entry.role = await owner.invokeMethodAsync("FileChosen", {
        key, url, name: file.name, size: file.size, kind: kindOf(file),
        role: slot?.dataset.role ?? null, replaces: slot?.dataset.replaces ?? null,
      });
      if (entry.role) {
        waiting.push(key);
        next();
      }
    }
  }

  function next() {
    while (running < atOnce && waiting.length) {
      const entry = files.get(waiting[0]);
      const key = waiting.shift();
      if (!entry) continue;
      running++;
      send(key, entry).finally(() => {
        running--;
        next();
      });
    }
  }

  // The uploader reports one outcome, and none once it was stopped.
  async function send(key, { file, role, stop }) {
    const tell = (method, ...values) => owner.invokeMethodAsync(method, key, ...values);
    let item = null;
    await upload(file, {
      role: role.replace(/\B[A-Z]/g, "_$&").toLowerCase(),
      signal: stop.signal,
      onProgress: (percent) => tell("FileMoved", percent),
      onDone: (id) => (item = id),
      onRefused: (sentence) => tell("FileRefused", sentence),
      onFailed: (sentence) => tell("FileRefused", sentence || null),
    });
    if (item && !stop.signal.aborted) {
      await tell("FileArrived", item);
      forget(key);
    }
  }

  function forget(key) {
    const entry = files.get(key);
    if (!entry) return;
    entry.stop.abort();
    URL.revokeObjectURL(entry.url);
    files.delete(key);
  }

  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  const cardUnder = (event) => {
    const card = event.target.closest?.("[data-item]");
    return card && dragged && card !== dragged && card.parentElement === dragged.parentElement ? card : null;
  };
  function mark(element) {
    if (over === element) return;
    over?.removeAttribute("data-over");
    over = element;
    over?.setAttribute("data-over", "");
  }

  const on = {
    change(event) {
      const input = event.target;
      if (!(input instanceof HTMLInputElement) || input.type !== "file" || !root.contains(input)) return;
      const chosen = [...input.files];
      input.value = ""; // the same file may be picked again
      add(chosen, input);
    },
    paste(event) {
      const { files: pasted, types } = event.clipboardData;
      // A copied table or paragraph brings its own picture along: in a text field its words are meant.
      if (!pasted.length || (types.includes("text/plain") && event.target.matches?.("textarea, input"))) return;
      event.preventDefault();
      add([...pasted], document.activeElement?.closest("[data-role]"));
    },
    dragstart(event) {
      dragged = event.target.closest?.("[data-item]");
      if (dragged) event.dataTransfer.effectAllowed = "move";
    },
    dragover(event) {
      if (hasFiles(event)) {
        event.preventDefault(); // also beside the slots: otherwise the browser leaves the page for the file
        mark(root.contains(event.target) ? (event.target.closest("[data-role]") ?? root) : null);
      } else if (dragged) {
        const card = cardUnder(event);
        if (card) event.preventDefault();
        mark(card);
      }
    },
    drop(event) {
      const card = cardUnder(event);
      mark(null);
      if (hasFiles(event)) {
        event.preventDefault();
        if (root.contains(event.target)) add([...event.dataTransfer.files], event.target.closest("[data-role]"));
      } else if (card) {
        event.preventDefault();
        const { item, role } = dragged.dataset;
        owner.invokeMethodAsync("CardMoved", role, item, Number(card.dataset.place));
      }
    },
    dragend() {
      dragged = null;
      mark(null);
    },
    dragleave(event) {
      if (!event.relatedTarget) mark(null);
    },
  };

  for (const [name, handler] of Object.entries(on)) document.addEventListener(name, handler);
  for (const input of root.querySelectorAll("input[type=file]")) if (input.files.length) on.change({ target: input }); // chosen before we were here
  return {
    forget,
    dispose() {
      for (const [name, handler] of Object.entries(on)) document.removeEventListener(name, handler);
      for (const key of [...files.keys()]) forget(key);
    },
  };
}
