// A browser restores the scroll of a page before the list has come over the circuit. So each visit of the history
// keeps its scroll in its own history entry: going back finds it there, opening the page anew does not.

const settle = 150;
let timer;

function keep() {
  clearTimeout(timer);
  const address = location.href;
  timer = setTimeout(() => {
    if (location.href === address) {
      history.replaceState({ ...history.state, scroll: scrollY }, "");
    }
  }, settle);
}

/** Goes back to where this visit was, then keeps its scroll. Call it once the list stands. */
export function start() {
  const scroll = history.state?.scroll;
  if (scroll) {
    scrollTo({ top: scroll, behavior: "instant" });
  }
  addEventListener("scroll", keep, { passive: true });
}

/** Stops keeping it. */
export function stop() {
  clearTimeout(timer);
  removeEventListener("scroll", keep);
}
