// The editable box: its children are text and mention chips, nothing else, and its text is the prompt.
import { find } from "./mentions.js";

const isText = (node) => node.nodeType === Node.TEXT_NODE;
const isChip = (node) => node.dataset?.mention !== undefined;
const lengthOf = (node) => (isText(node) || isChip(node) ? node.textContent.length : read(node).length);

function read(node) {
  let text = "";
  for (const child of node.childNodes) {
    if (isText(child) || isChip(child)) text += child.textContent;
    else if (child.nodeName === "BR") text += "\n";
    else text += (text && !text.endsWith("\n") ? "\n" : "") + read(child); // only a browser without plaintext-only makes blocks
  }
  return text;
}

/** Text and mentions in order; a mention that is still being typed, ending at `open`, stays text. */
function split(text, open) {
  const pieces = [];
  let end = 0;
  for (const mention of find(text)) {
    if (mention.end === open) continue;
    if (mention.start > end) pieces.push({ text: text.slice(end, mention.start) });
    pieces.push(mention);
    end = mention.end;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

const fits = (node, piece) => (piece.kind ? isChip(node) : isText(node)) && node.textContent === piece.text;

export function createBox(element, dress) {
  const childOf = (node) => {
    while (node.parentNode !== element) node = node.parentNode;
    return node;
  };
  const before = (index) => [...element.childNodes].slice(0, index).reduce((sum, child) => sum + lengthOf(child), 0);

  function make(piece) {
    if (!piece.kind) return document.createTextNode(piece.text);
    const chip = document.createElement("span");
    Object.assign(chip.dataset, { mention: "", kind: piece.kind, number: piece.number });
    chip.className = "mention";
    chip.contentEditable = "false";
    chip.dir = "ltr"; // in a text from right to left, too, and without a say in its direction
    const brackets = /^(\[)(.*)(\])$/.exec(piece.text);
    if (!brackets) chip.append(piece.text);
    else {
      const bracket = (sign) => Object.assign(document.createElement("span"), { className: "bracket", textContent: sign });
      chip.append(bracket("["), brackets[2], bracket("]"));
    }
    return chip;
  }

  /** Where a place in the DOM lies in the text; inside a chip it counts as that chip's edge. */
  function offsetOf(node, offset, edge = "end") {
    if (node === element) return before(offset);
    if (!element.contains(node)) return null;
    const child = childOf(node);
    const start = before([...element.childNodes].indexOf(child));
    if (isText(child)) return start + offset;
    const inside = document.createRange();
    inside.setStart(child, 0);
    inside.setEnd(node, offset);
    return start + (edge === "end" && inside.toString() ? lengthOf(child) : 0);
  }

  function place(offset) {
    const children = [...element.childNodes];
    for (const [index, child] of children.entries()) {
      const length = lengthOf(child);
      if (isText(child) && offset <= length) return [child, offset];
      if (offset <= 0) return [element, index];
      offset = Math.max(0, offset - length); // inside a chip: behind it
    }
    return [element, children.length];
  }

  function range(start, end = start) {
    const made = document.createRange();
    made.setStart(...place(start));
    made.setEnd(...place(end));
    return made;
  }

  return {
    range,
    text: () => read(element),
    isSound: () => [...element.childNodes].every((node) => isText(node) || isChip(node)),
    dressAll: () => element.querySelectorAll("[data-mention]").forEach(dress),

    /** Makes the DOM say the text, touching only what differs. */
    render(text, open = -1) {
      const pieces = split(text, open);
      const old = [...element.childNodes];
      let head = 0;
      while (head < old.length && head < pieces.length && fits(old[head], pieces[head])) head++;
      let tail = 0;
      while (tail < Math.min(old.length, pieces.length) - head && fits(old.at(-1 - tail), pieces.at(-1 - tail))) tail++;
      const leaving = old.slice(head, old.length - tail);
      const coming = pieces.slice(head, pieces.length - tail);
      if (leaving.length === 1 && coming.length === 1 && isText(leaving[0]) && !coming[0].kind) {
        leaving[0].data = coming[0].text;
        return;
      }
      const made = coming.map(make);
      made.filter(isChip).forEach(dress);
      old[old.length - tail - 1]?.after(...made);
      if (old.length === tail) element.prepend(...made);
      leaving.forEach((node) => node.remove());
    },

    /** The selection in the text; null while it is elsewhere. */
    selection() {
      const selected = getSelection();
      if (!selected.rangeCount || !element.contains(selected.anchorNode) || !element.contains(selected.focusNode)) return null;
      return this.within(selected.getRangeAt(0));
    },

    /** A range of the DOM in the text, grown to whole chips. */
    within(found) {
      const end = offsetOf(found.endContainer, found.endOffset);
      const start = found.collapsed ? end : offsetOf(found.startContainer, found.startOffset, "start");
      return start === null || end === null ? null : { start, end };
    },

    /** Takes a selection that the browser left inside a chip, where nothing can be typed, to the chip's edge. */
    tidy() {
      const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection();
      const inChip = (node) => node && node !== element && element.contains(node) && isChip(childOf(node));
      if (!inChip(anchorNode) && !inChip(focusNode)) return;
      const [anchor, focus] = [offsetOf(anchorNode, anchorOffset), offsetOf(focusNode, focusOffset)];
      if (anchor !== null && focus !== null) this.select(anchor, focus);
    },

    focusOffset() {
      const { focusNode, focusOffset } = getSelection();
      return offsetOf(focusNode, focusOffset);
    },

    select(start, end = start) {
      const [from, to] = [place(start), place(end)];
      getSelection().setBaseAndExtent(...from, ...to);
    },

    selectChip(chip, part) {
      const at = [...element.childNodes].indexOf(chip);
      const [start, end] = [before(at), before(at + 1)];
      this.select(part === "after" ? end : start, part === "before" ? start : end);
    },

    /** What a key deletes beside the caret; the browser does not tell where only plain text is edited. */
    beside(unit, way) {
      const selected = getSelection();
      const { focusNode, focusOffset } = selected;
      selected.modify("extend", way, unit);
      const found = this.selection();
      selected.collapse(focusNode, focusOffset);
      return found;
    },

    extend: (offset) => getSelection().extend(...place(offset)),

    /** The chip that ends, or begins, at a place of the text. */
    chipAt(offset, side) {
      let start = 0;
      for (const child of element.childNodes) {
        const end = start + lengthOf(child);
        if (isChip(child) && (side === "before" ? end : start) === offset) return { start, end };
        start = end;
      }
      return null;
    },

    /** The end, or the start, of the line that a place stands in; the browser itself stops at a chip. */
    lineEdge(offset, forward) {
      const text = read(element);
      const step = (at, ahead) => {
        const chip = this.chipAt(at, ahead ? "after" : "before");
        return chip ? (ahead ? chip.end : chip.start) : at + (ahead ? 1 : -1);
      };
      const middle = (at, ahead) => {
        if (ahead ? at >= text.length || text[at] === "\n" : at <= 0 || text[at - 1] === "\n") return null;
        const { top, height } = range(Math.min(at, step(at, ahead)), Math.max(at, step(at, ahead))).getBoundingClientRect();
        return top + height / 2;
      };
      const line = middle(offset, true) ?? middle(offset, false);
      for (let at = offset; ; at = step(at, forward)) {
        const next = middle(at, forward);
        if (next === null || Math.abs(next - line) > 12) return at; // half a line
      }
    },

    /** Scrolls so that the caret is seen, as the browser does for its own typing. */
    reveal(offset) {
      const seen = range(Math.max(0, offset - 1), offset).getBoundingClientRect();
      if (!seen.height) return;
      let scroller = element.parentElement;
      while (scroller && !(/auto|scroll/.test(getComputedStyle(scroller).overflowY) && scroller.scrollHeight > scroller.clientHeight)) {
        scroller = scroller.parentElement;
      }
      const top = scroller ? scroller.getBoundingClientRect().top : 0;
      const bottom = scroller ? scroller.getBoundingClientRect().bottom : innerHeight - 128; // the send bar of a phone
      const by = seen.bottom + 16 > bottom ? seen.bottom + 16 - bottom : Math.min(0, seen.top - 16 - top);
      if (by) (scroller ?? window).scrollBy(0, by);
    },
  };
}
