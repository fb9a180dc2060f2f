// Puts phrases into the prompt where its caret was last, whatever has the focus now.
const find = () => document.querySelector("#mode-panel .prompt [role=textbox]");

export function attach() {
  let range = null; // the last selection inside the prompt

  const isIn = (box, part) => box.contains(part.startContainer) && box.contains(part.endContainer);

  const note = () => {
    const box = find();
    const selection = getSelection();
    if (box && selection.rangeCount && isIn(box, selection.getRangeAt(0))) range = selection.getRangeAt(0).cloneRange();
  };

  function caretOf(box) {
    if (range && isIn(box, range)) return range;
    const end = document.createRange();
    end.selectNodeContents(box);
    end.collapse(false);
    return end;
  }

  // The text on either side of the selection.
  function around(box, caret) {
    const part = (place) => {
      const text = document.createRange();
      text.selectNodeContents(box);
      if (place === "before") text.setEnd(caret.startContainer, caret.startOffset);
      else text.setStart(caret.endContainer, caret.endOffset);
      return text.toString();
    };
    return [part("before"), part("after")];
  }

  // The phrase with what parts it from the words beside it.
  function joined(phrase, mark, [before, after]) {
    const space = mark.replace(/^\S+/, "");
    let lead = mark;
    if (!before || /[\s\u200b]$/.test(before)) lead = "";
    else if (/[,，、;；:：.。!！?？]$/.test(before)) lead = space;
    return lead + phrase + (/^[\p{L}\p{N}{[“"]/u.test(after) ? mark : "");
  }

  document.addEventListener("selectionchange", note);
  return {
    /** False where there is no prompt that takes text. */
    insert(phrase, mark) {
      const box = find();
      if (!box || box.getAttribute("aria-readonly") === "true") return false;
      const caret = caretOf(box);
      const data = joined(phrase, mark, around(box, caret));
      const focused = document.activeElement;
      box.focus({ preventScroll: true });
      getSelection().removeAllRanges();
      getSelection().addRange(caret);
      // The editor writes it, and can undo it.
      box.dispatchEvent(new InputEvent("beforeinput", { inputType: "insertFromPaste", data, bubbles: true, cancelable: true }));
      note();
      if (focused?.isConnected && focused !== document.body && focused !== box) focused.focus({ preventScroll: true });
      return true;
    },
    /** The selected part of the prompt. */
    selected() {
      const box = find();
      return box && range && isIn(box, range) ? range.toString() : "";
    },
    dispose() {
      document.removeEventListener("selectionchange", note);
    },
  };
}
