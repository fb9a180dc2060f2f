// The list of this composition's references under the caret: opened by @ or 图, filtered by typing on.
import { find, write } from "./mentions.js";

const triggers = ["@", "＠", "图"];
const longest = 24; // characters after the trigger; who types more is not choosing
const margin = 8; // px to the edges of the window

export function createPicker(list, box, { sentences, icons, onChoose }) {
  let references = [];
  let language = "English";
  let from = -1; // where the trigger stands; -1 while closed
  let shown = [];
  let chosen = 0;
  let followed = ""; // what the list was drawn for

  const isOpen = () => from >= 0;
  const optionId = (index) => `${list.id}-${index}`;

  /** By what a reference may be called: both mentions, its kind and number without signs, its name. */
  function answers(reference, trigger, typed) {
    if (!typed) return true;
    const mentions = ["English", "Chinese"].map((l) => write(reference.kind, reference.number, l).toLowerCase());
    const keys = [...mentions, ...mentions.map((m) => m.replace(/[[\] ]/g, "")), String(reference.number)];
    return (
      keys.some((key) => key.startsWith(typed) || (trigger === "图" && key.startsWith(trigger + typed))) ||
      reference.name.toLowerCase().includes(typed)
    );
  }

  function option(reference, index) {
    const row = document.createElement("div");
    row.id = optionId(index);
    row.role = "option";
    row.dataset.index = index;
    const name = Object.assign(document.createElement("span"), { className: "cut", textContent: reference.name });
    const mention = write(reference.kind, reference.number, language);
    row.append(picture(reference, icons), name, Object.assign(document.createElement("span"), { className: "faint num", textContent: mention }));
    if (reference.used) row.append(Object.assign(document.createElement("span"), { className: "faint", textContent: sentences.named }));
    return row;
  }

  function mark(index) {
    chosen = index;
    for (const row of list.querySelectorAll("[role=option]")) row.ariaSelected = String(Number(row.dataset.index) === index);
    const row = list.querySelector("[aria-selected=true]");
    row?.scrollIntoView({ block: "nearest" });
    if (row) box.setAttribute("aria-activedescendant", row.id);
    else box.removeAttribute("aria-activedescendant");
  }

  function draw(anchor) {
    list.replaceChildren(...shown.map(option));
    list.toggleAttribute("data-empty", !shown.length);
    if (!shown.length) {
      const row = option({ kind: "", number: 0, name: sentences.none }, 0);
      row.replaceChildren(sentences.none);
      row.ariaDisabled = "true";
      list.append(row);
    }
    if (!list.matches(":popover-open")) list.showPopover();
    box.setAttribute("aria-controls", list.id);
    const view = window.visualViewport ?? { width: innerWidth, height: innerHeight, offsetTop: 0, offsetLeft: 0 };
    const { offsetWidth: width, offsetHeight: height } = list;
    const below = anchor.bottom + 4;
    const fitsBelow = below + height + margin <= view.offsetTop + view.height;
    list.style.top = `${fitsBelow ? below : Math.max(view.offsetTop + margin, anchor.top - height - 4)}px`;
    list.style.left = `${Math.max(margin, Math.min(anchor.left, view.width - width - margin))}px`;
    mark(0);
  }

  function close() {
    if (!isOpen()) return;
    from = -1;
    list.hidePopover();
    box.removeAttribute("aria-controls");
    box.removeAttribute("aria-activedescendant");
  }

  function choose(index) {
    const reference = shown[index];
    const at = from;
    close();
    if (reference) onChoose(at, write(reference.kind, reference.number, language));
  }

  list.addEventListener("mousedown", (event) => event.preventDefault()); // the caret stays where it is
  list.addEventListener("click", (event) => {
    const row = event.target.closest("[role=option]");
    if (row) choose(Number(row.dataset.index));
  });

  return {
    isOpen,
    close,
    know(newReferences, newLanguage) {
      [references, language] = [newReferences, newLanguage];
      close();
    },
    /** Opens where the text before the caret ends with a trigger. */
    offer(text, caret, rectOf) {
      const trigger = text[caret - 1];
      if (!triggers.includes(trigger) || (trigger === "图" && !references.length)) return;
      [from, followed] = [caret - 1, null];
      this.filter(text, caret, rectOf);
    },
    /** Follows the text; closes without a word when nothing answers any more. */
    filter(text, caret, rectOf) {
      if (!isOpen()) return;
      const typed = text.slice(from + 1, caret ?? 0).toLowerCase();
      if (caret === null || caret <= from || !triggers.includes(text[from]) || typed.length > longest || /\s/.test(typed)) return close();
      if (typed === followed) return;
      followed = typed;
      const named = new Set(find(text).map((m) => `${m.kind}${m.number}`));
      const found = references
        .map((r) => ({ ...r, used: named.has(`${r.kind}${r.number}`) }))
        .filter((r) => answers(r, text[from], typed));
      shown = [...found.filter((r) => !r.used), ...found.filter((r) => r.used)];
      if (!shown.length && (references.length || typed)) return close();
      draw(rectOf(from));
    },
    /** Whether it took the key. */
    key(event) {
      if (!isOpen() || event.ctrlKey || event.metaKey || event.altKey) return false;
      const moves = { ArrowDown: 1, ArrowUp: -1 };
      if (event.key === "Escape") close();
      else if (shown.length && event.key in moves) mark((chosen + moves[event.key] + shown.length) % shown.length);
      else if (shown.length && (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey))) choose(chosen);
      else return false;
      return true;
    },
  };
}

/** A reference's thumbnail, or the icon of its kind. */
export function picture({ kind, thumb }, icons) {
  if (thumb) return Object.assign(new Image(), { src: thumb, alt: "", draggable: false });
  const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  icon.setAttribute("class", "i");
  icon.ariaHidden = "true";
  const use = document.createElementNS(icon.namespaceURI, "use");
  use.setAttribute("href", `${icons}#i-${{ Image: "image", Video: "video", Audio: "wave" }[kind] ?? "warn"}`);
  icon.append(use);
  return icon;
}
