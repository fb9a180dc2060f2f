// Puts phrases into the prompt where its caret was last, whatever has the focus now; the prompt may be a text area or an editable box.
const find = () => document.querySelector("#mode-panel .prompt :is(textarea, [role=textbox])");

export function attach() {
  let range = null; // the last selection inside an editable box; a text area keeps its own

  const note = () => {
    const box = find();
    const selection = getSelection();
    if (box?.isContentEditable && selection.rangeCount && box.contains(selection.anchorNode) && box.contains(selection.focusNode)) {
      range = selection.getRangeAt(0).cloneRange();
    }
  };

  function caretOf(box) {
    if (range && box.contains(range.startContainer) && box.contains(range.endContainer)) return range;
    const end = document.createRange();
    end.selectNodeContents(box);
    end.collapse(false);
    return end;
  }

  // The text on either side of the selection.
  function around(box) {
    if (!box.isContentEditable) return [box.value.slice(0, box.selectionStart), box.value.slice(box.selectionEnd)];
    const caret = caretOf(box);
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
      if (!box || box.readOnly || box.getAttribute("aria-readonly") === "true") return false;
      const text = joined(phrase, mark, around(box));
      const focused = document.activeElement;
      const caret = box.isContentEditable ? caretOf(box) : null;
      box.focus({ preventScroll: true });
      if (caret) {
        getSelection().removeAllRanges();
        getSelection().addRange(caret);
      }
      // An editor that writes its own text takes the event; elsewhere the browser does, with its undo.
      const taken = !box.dispatchEvent(
        new InputEvent("beforeinput", { inputType: "insertFromPaste", data: text, bubbles: true, cancelable: true }),
      );
      if (!taken) document.execCommand("insertText", false, text);
      note();
      if (focused?.isConnected && focused !== document.body && focused !== box) focused.focus({ preventScroll: true });
      return true;
    },
    /** The selected part of the prompt. */
    selected() {
      const box = find();
      if (!box) return "";
      if (!box.isContentEditable) return box.value.slice(box.selectionStart, box.selectionEnd);
      return range && box.contains(range.startContainer) && box.contains(range.endContainer) ? range.toString() : "";
    },
    focusPrompt() {
      find()?.focus();
    },
    dispose() {
      document.removeEventListener("selectionchange", note);
    },
  };
}
