// Files come into the library by picking or dropping, and go to the server over HTTP.
import { upload } from "./upload.js";

const atOnce = 3; // uploads side by side; the others wait their turn
let lastKey = 0;

export function attach(root, owner) {
  const stops = new Map(); // key -> AbortController
  const waiting = [];
  let running = 0;

  async function add(files) {
    for (const file of files) {
      const key = ++lastKey;
      stops.set(key, new AbortController());
      if (await owner.invokeMethodAsync("FileChosen", key, file.name)) {
        waiting.push({ key, file });
        next();
      }
    }
  }

  function next() {
    while (running < atOnce && waiting.length) {
      const { key, file } = waiting.shift();
      const stop = stops.get(key);
      if (!stop) continue;
      running++;
      send(key, file, stop.signal).finally(() => {
        running--;
        next();
      });
    }
  }

  function send(key, file, signal) {
    const tell = (method, ...values) => owner.invokeMethodAsync(method, key, ...values);
    return upload(file, {
      signal,
      onProgress: (percent) => tell("FileMoved", percent),
      onDone: (id) => tell("FileArrived", id),
      onRefused: (sentence) => tell("FileRefused", sentence),
      onFailed: (sentence) => tell("FileRefused", sentence || null),
    });
  }

  function forget(key) {
    stops.get(key)?.abort();
    stops.delete(key);
  }

  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");

  const on = {
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
      root.toggleAttribute("data-over", root.contains(event.target));
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
  return {
    forget,
    dispose() {
      for (const [name, handler] of Object.entries(on)) document.removeEventListener(name, handler);
      for (const key of [...stops.keys()]) forget(key);
    },
  };
}
