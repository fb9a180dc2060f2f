// Cards of one list change places: by mouse, dragged anywhere; by finger or pen, at their grip. Keys are the grip's own.
//
// attach(root, move(role, item, place)) → dispose()

export function attach(root, move) {
  let dragged = null;
  let over = null;
  let held = null; // the pointer that drags at a grip

  const other = (element) => {
    const card = element?.closest?.("[data-item]");
    return card && dragged && card !== dragged && card.parentElement === dragged.parentElement ? card : null;
  };
  function mark(card) {
    if (over === card) return;
    over?.removeAttribute("data-over");
    over = card;
    over?.setAttribute("data-over", "");
  }
  function end() {
    mark(null);
    dragged = held = null;
  }
  function put(card) {
    const { item, role } = dragged.dataset;
    move(role, item, Number(card.dataset.place));
  }

  const on = {
    dragstart(event) {
      if (held !== null) return event.preventDefault();
      dragged = event.target.closest?.("[data-item]");
      if (dragged) event.dataTransfer.effectAllowed = "move";
    },
    dragover(event) {
      if (!dragged) return;
      const card = other(event.target);
      if (card) event.preventDefault();
      mark(card);
    },
    drop(event) {
      const card = other(event.target);
      if (!card) return;
      event.preventDefault();
      put(card);
      end();
    },
    dragend: end,
    pointerdown(event) {
      const grip = event.target.closest?.("[data-grip]");
      if (!grip || !root.contains(grip) || event.button !== 0) return;
      dragged = grip.closest("[data-item]");
      held = event.pointerId;
      grip.setPointerCapture(held);
    },
    pointermove(event) {
      if (event.pointerId === held) mark(other(document.elementFromPoint(event.clientX, event.clientY)));
    },
    pointerup(event) {
      if (event.pointerId !== held) return;
      if (over) put(over);
      end();
    },
    pointercancel(event) {
      if (event.pointerId === held) end();
    },
    keydown(event) {
      if (event.key.startsWith("Arrow") && event.target.closest?.("[data-grip]")) event.preventDefault(); // the page would scroll
    },
  };

  for (const [name, handler] of Object.entries(on)) document.addEventListener(name, handler);
  return () => {
    for (const [name, handler] of Object.entries(on)) document.removeEventListener(name, handler);
  };
}
