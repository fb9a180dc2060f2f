// The prompt editor: the browser owns the text, so that typing never waits for the server and a late reply never overwrites it.
import { createBox } from "./box.js";
import { createCount } from "./count.js";
import { createHistory } from "./history.js";
import { find, follow } from "./mentions.js";
import { createPicker, picture } from "./picker.js";
import { createSync } from "./sync.js";

const units = { Content: "character", Word: "word", SoftLine: "lineboundary", HardLine: "paragraphboundary" };
const settling = 700; // ms without a key before a typed mention becomes a chip

/** @param root the editor's section: box, foot, list and notice are its parts. */
export function attach(root, owner, options) {
  const element = root.querySelector("[role=textbox]");
  const notice = root.querySelector("[data-notice]");
  const foot = root.querySelector("[data-foot]");
  const { sentences, icons, limit } = options;
  const history = createHistory();
  const count = createCount(foot);
  const box = createBox(element, dress);
  const sync = createSync(owner, box.text, options);
  const picker = createPicker(root.querySelector("[role=listbox]"), element, { sentences, icons, onChoose: choose });
  let known = { references: [], recommended: 1, extra: 0, language: "English" };
  let text = "";
  let selected = { start: 0, end: 0 };
  let composing = null; // what stood before an input method began
  let waiting = []; // steps of the server that wait for its end
  let settle = 0;

  function dress(chip) {
    const { kind, number } = chip.dataset;
    const reference = known.references.find((r) => r.kind === kind && r.number === Number(number));
    chip.toggleAttribute("data-broken", !reference);
    chip.title = reference?.name ?? sentences.broken;
    const look = picture({ kind: reference ? kind : "", thumb: reference?.thumb }, icons);
    if (chip.firstElementChild?.matches("img, svg")) {
      if (chip.firstElementChild.outerHTML !== look.outerHTML) chip.firstElementChild.replaceWith(look);
    } else chip.prepend(look);
  }

  const rectOf = (offset) => box.range(offset, offset + 1).getBoundingClientRect();
  const current = () => ({ text, ...selected });

  function shown() {
    count(text, known.recommended, known.extra);
    markSpeech();
  }

  function say(sentence) {
    if (notice.textContent !== sentence) notice.textContent = sentence;
  }

  /** The text is another: draws it, with the caret, and tells everyone. */
  function put(next, start, end = start, open = -1) {
    text = next;
    selected = { start, end };
    box.render(text, open);
    if (document.activeElement === element) {
      box.select(start, end);
      box.reveal(end);
    }
    shown();
    clearTimeout(settle);
    if (open >= 0) settle = setTimeout(settleNow, settling);
    sync.changed();
  }

  function settleNow() {
    if (composing) return;
    const at = box.selection();
    box.render(text);
    if (at && document.activeElement === element) box.select(at.start, at.end);
  }

  /** Replaces a part of the text, as one step or as part of a burst of typing. */
  function edit({ start, end }, insert, burst = null) {
    let added = insert.replace(/\r\n?/g, "\n");
    // A digit right after a mention would make it name another file.
    if (/^[0-9]/.test(added) && box.chipAt(start, "before") && text[start - 1] !== "]") added = ` ${added}`;
    const room = limit - (text.length - (end - start));
    say(added.length > room ? sentences.full : "");
    if (added.length > room) added = added.slice(0, Math.max(0, room)).replace(/[\ud800-\udbff]$/, "");
    if (!added && start === end) return;
    const caret = start + added.length;
    history.note(current(), added.length < 3 && (start === end || !added) ? burst : null, caret);
    put(text.slice(0, start) + added + text.slice(end), caret, caret, /[0-9]$/.test(added) && added.length < 3 ? caret : -1);
    if (burst === "type") {
      if (picker.isOpen()) picker.filter(text, caret, rectOf);
      else picker.offer(text, caret, rectOf);
    } else picker.filter(text, caret, rectOf);
  }

  function choose(from, mention) {
    const { end } = box.selection() ?? selected;
    edit({ start: from, end: Math.max(end, from + 1) }, mention);
  }

  function travel(step) {
    picker.close();
    const state = history[step](current());
    if (state) put(state.text, state.start, state.end);
  }

  /** What the browser wrote by itself, an input method above all: read once it is done. */
  function readBack(before) {
    const next = box.text();
    const at = box.selection() ?? { start: next.length, end: next.length };
    if (next !== before.text) {
      const over = next.length > limit;
      say(over ? sentences.full : "");
      history.note(before, null);
      put(over ? next.slice(0, limit) : next, Math.min(at.start, limit), Math.min(at.end, limit), /[0-9]$/.test(next.slice(0, at.end)) ? at.end : -1);
      if (picker.isOpen()) picker.filter(text, at.end, rectOf);
      else picker.offer(text, at.end, rectOf);
    } else if (!box.isSound()) put(next, at.start, at.end);
  }

  function take(step) {
    const { state, numbers, language, replacement, draft } = step;
    if (numbers || language) {
      const change = (old) => follow(old, step);
      history.map(change);
      const caret = (offset) => change(text.slice(0, offset)).length;
      const at = { start: caret(selected.start), end: caret(selected.end) };
      text = change(text);
      selected = at;
    }
    if (draft) {
      history.clear();
      sync.open(draft, replacement);
    } else if (replacement !== null && replacement !== text) history.note(current(), null);
    if (replacement !== null) [text, selected] = [replacement, { start: replacement.length, end: replacement.length }];
    if (state) {
      known = state;
      picker.know(known.references, known.language);
    }
    if (numbers || language || replacement !== null) {
      const focused = document.activeElement === element;
      box.render(text);
      if (focused) box.select(selected.start, selected.end);
    }
    if (state) box.dressAll();
    sync.stepped(step.number, (old) => follow(old, step), replacement);
    if (step.isSaved) sync.saved();
    shown();
  }

  /** Draws the provider's marks, spoken words and the like, without a change to the DOM. */
  function markSpeech() {
    if (!CSS.highlights) return;
    const parts = [...text.matchAll(/“[^”\n]*”|"[^"\n]*"|（[^）\n]*）|<[^>\n]*>|\{[^}\n]*\}|【[^】\n]*】/g)];
    CSS.highlights.set("prompt-mark", new Highlight(...parts.map((p) => box.range(p.index, p.index + p[0].length))));
  }

  const deletes = (event) => event.inputType.startsWith("delete");

  function rangeOf({ inputType }) {
    const range = (selected = box.selection() ?? selected);
    const [, unit, way] = /^delete(Content|Word|SoftLine|HardLine)(Backward|Forward)$/.exec(inputType) ?? [];
    if (unit && range.start === range.end) return box.chipAt(range.start, way === "Backward" ? "before" : "after") ?? box.beside(units[unit], way);
    return range;
  }

  const on = {
    beforeinput(event) {
      if (composing || event.isComposing || event.inputType === "insertCompositionText" || !event.cancelable) return;
      event.preventDefault();
      const kind = event.inputType;
      if (kind === "historyUndo" || kind === "historyRedo") return travel(kind === "historyUndo" ? "undo" : "redo");
      if (kind.startsWith("format")) return;
      const range = rangeOf(event);
      if (deletes(event)) edit(range, "", kind.startsWith("deleteContent") ? "delete" : null);
      else if (kind === "insertParagraph" || kind === "insertLineBreak") edit(range, "\n");
      else edit(range, event.data ?? event.dataTransfer?.getData("text/plain") ?? "", kind === "insertText" ? "type" : null);
    },
    input(event) {
      if (!composing && !event.isComposing) readBack(current());
    },
    mousedown(event) {
      const chip = event.target.closest("[data-mention]");
      if (!chip || event.button || event.shiftKey) return;
      event.preventDefault(); // a click in a chip would leave the caret where nothing can be typed
      element.focus();
      box.selectChip(chip, event.detail > 1 ? "all" : event.offsetX < chip.offsetWidth / 2 ? "before" : "after");
    },
    compositionstart() {
      clearTimeout(settle);
      composing = { text, ...(box.selection() ?? selected) };
    },
    compositionend() {
      const before = composing ?? current();
      composing = null;
      readBack(before);
      for (const step of waiting.splice(0)) take(step);
    },
    keydown(event) {
      if (event.isComposing) return;
      box.tidy();
      if (event.keyCode === 229) return; // an input method is about to begin
      if (picker.key(event)) {
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      const letter = (event.ctrlKey || event.metaKey) && !event.altKey ? event.key.toLowerCase() : "";
      if (letter === "z" || (letter === "y" && !event.shiftKey)) {
        event.preventDefault();
        travel(letter === "y" || event.shiftKey ? "redo" : "undo");
      } else if ((event.key === "Home" || event.key === "End") && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        const edge = box.lineEdge(box.focusOffset(), event.key === "End");
        if (event.shiftKey) box.extend(edge);
        else box.select(edge);
      } else if ((event.key === "ArrowLeft" || event.key === "ArrowRight") && !event.ctrlKey && !event.metaKey && !event.altKey) over(event);
    },
    paste(event) {
      const pasted = event.clipboardData.getData("text/plain");
      if (!pasted) return; // files are the page's
      event.preventDefault();
      event.stopPropagation();
      edit(box.selection() ?? selected, pasted);
    },
    drop(event) {
      const dropped = event.dataTransfer.getData("text/plain");
      if (!dropped || event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      event.stopPropagation();
      const place = document.caretPositionFromPoint?.(event.clientX, event.clientY);
      const range = place && document.createRange();
      range?.setStart(place.offsetNode, place.offset);
      const at = (range && box.within(range)) ?? { start: text.length, end: text.length };
      element.focus();
      edit(at, dropped);
    },
    copy: (event) => carry(event),
    cut(event) {
      if (carry(event)) edit(selected, "");
    },
    focus: () => box.select(selected.start, selected.end), // where it was left; a click sets it anew
    blur() {
      picker.close();
      settleNow();
      sync.send();
    },
  };

  function carry(event) {
    selected = box.selection() ?? selected;
    if (selected.start === selected.end) return false;
    event.clipboardData.setData("text/plain", text.slice(selected.start, selected.end));
    event.preventDefault();
    return element.isContentEditable;
  }

  /** Arrow keys step over a chip as over one letter. */
  function over(event) {
    const left = event.key === "ArrowLeft";
    if (!event.shiftKey && !getSelection().isCollapsed) return;
    const chip = box.chipAt(box.focusOffset(), left ? "before" : "after");
    if (!chip) return;
    event.preventDefault();
    const to = left ? chip.start : chip.end;
    if (event.shiftKey) box.extend(to);
    else box.select(to);
  }

  function onSelect() {
    const at = composing ? null : box.selection();
    if (!at) return;
    box.tidy();
    selected = at;
    if (picker.isOpen()) picker.filter(text, at.start === at.end ? at.end : null, rectOf);
  }

  const hold = (event) => event.target.closest("[data-mark], [data-mention-key]") && event.preventDefault();
  function onFoot(event) {
    const button = event.target.closest("[data-mark], [data-mention-key]");
    if (!button || !element.isContentEditable) return;
    const range = selected;
    element.focus();
    box.select(range.start, range.end);
    const mark = button.dataset.mark;
    if (!mark) return edit(range, "@", "type");
    edit(range, mark[0] + text.slice(range.start, range.end) + mark[1]);
    if (range.start === range.end) {
      box.select(range.start + 1);
      selected = { start: range.start + 1, end: range.start + 1 };
    }
  }

  for (const [name, handler] of Object.entries(on)) element.addEventListener(name, handler);
  document.addEventListener("selectionchange", onSelect);
  foot.addEventListener("mousedown", hold);
  foot.addEventListener("click", onFoot);
  text = options.text;
  selected = { start: text.length, end: text.length };
  box.render(text);
  take(options.first);
  const lost = sync.lost();
  if (lost) {
    history.note(lost.goesOn ? current() : { text: lost.text, start: 0, end: 0 }, null);
    if (lost.goesOn) {
      put(lost.text, lost.text.length);
      say(sentences.restored);
    }
  }

  return {
    read: () => sync.report(),
    update(step) {
      if (composing) waiting.push(step);
      else take(step);
    },
    dispose() {
      sync.dispose();
      clearTimeout(settle);
      document.removeEventListener("selectionchange", onSelect);
      CSS.highlights?.delete("prompt-mark");
    },
  };
}
