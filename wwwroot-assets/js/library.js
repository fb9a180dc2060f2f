// The library's keyboard: Escape and Ctrl+A on the page, arrows in the picker's grid.

const isField = (element) => element?.matches?.("input:not([type=checkbox]), textarea, select");

export function attach(owner) {
  function keydown(event) {
    if (document.querySelector(".rz-dialog") || isField(event.target)) return;
    if (event.key === "Escape") {
      owner.invokeMethodAsync("Escaped");
    } else if (event.key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey) && event.target.closest?.("[data-wall]")) {
      event.preventDefault(); // otherwise the page's text is selected
      owner.invokeMethodAsync("AllChosen");
    }
  }
  document.addEventListener("keydown", keydown);
  return { dispose: () => document.removeEventListener("keydown", keydown) };
}

// One option of the list box is in the tab order: the one that had the focus last, or the first.
export function rove(root) {
  const options = () => [...root.querySelectorAll("[role=option]")];
  const box = (element) => element.getBoundingClientRect();

  // The nearest option of the next row up or down, by the middles.
  function beside(from, all, down) {
    const { top, left, width } = box(from);
    const rows = all.filter((o) => (down ? box(o).top > top + 1 : box(o).top < top - 1));
    if (!rows.length) return null;
    const row = rows.reduce((best, o) => (Math.abs(box(o).top - top) < Math.abs(best - top) ? box(o).top : best), box(rows[0]).top);
    const off = (o) => Math.abs(box(o).left + box(o).width / 2 - left - width / 2);
    return rows.filter((o) => Math.abs(box(o).top - row) < 2).reduce((best, o) => (off(o) < off(best) ? o : best));
  }

  function keydown(event) {
    const all = options();
    const from = event.target.closest("[role=option]");
    if (!from) {
      if (event.key === "ArrowDown" && event.target.matches("[type=search]") && all.length) {
        event.preventDefault();
        all[0].focus();
      }
      return;
    }
    const at = all.indexOf(from);
    const to = {
      ArrowLeft: () => all[at - 1],
      ArrowRight: () => all[at + 1],
      ArrowUp: () => beside(from, all, false),
      ArrowDown: () => beside(from, all, true),
      Home: () => all[0],
      End: () => all.at(-1),
    }[event.key];
    if (to) {
      event.preventDefault();
      to()?.focus();
    } else if (event.key === " ") {
      event.preventDefault(); // the list would scroll
      from.click();
    }
  }

  function focusin(event) {
    const option = event.target.closest("[role=option]");
    if (option) for (const other of options()) other.tabIndex = other === option ? 0 : -1;
  }

  root.addEventListener("keydown", keydown);
  root.addEventListener("focusin", focusin);
  return {
    dispose() {
      root.removeEventListener("keydown", keydown);
      root.removeEventListener("focusin", focusin);
    },
  };
}
