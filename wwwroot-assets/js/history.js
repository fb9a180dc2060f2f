// A browser restores the scroll of a page before the list has come over the circuit. So each visit of the history
// keeps its scroll in its own history entry: going back finds it there, opening the page anew does not.

const settle = 150;
let timer;
let arrivals;

function keep() {
  clearTimeout(timer);
  const address = location.href;
  timer = setTimeout(() => {
    if (location.href === address) {
      history.replaceState({ ...history.state, scroll: scrollY }, "");
    }
  }, settle);
}

const read = () => new Map([...document.querySelectorAll("#main .gen")].map((e) => [e, [e.offsetLeft, e.offsetTop]]));

// Browsers hold still what is read on a page that is scrolled, but not at its very top: there, what a new video moves glides to its place.
function watch() {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const style = getComputedStyle(document.documentElement);
  const timing = { duration: 320, easing: style.getPropertyValue("--ease").trim() || "ease-out" };
  let places = read();
  arrivals = new MutationObserver(() => {
    const before = places;
    places = read();
    if (scrollY > 0 || still.matches) return;
    for (const [element, [left, top]] of places) {
      const [wasLeft, wasTop] = before.get(element) ?? [left, top];
      if (wasLeft !== left || wasTop !== top) {
        element.animate({ translate: [`${wasLeft - left}px ${wasTop - top}px`, "none"] }, timing);
      }
    }
  });
  arrivals.observe(document.getElementById("main"), { childList: true, subtree: true });
}

/** Goes back to where this visit was, then keeps its scroll. Call it once the list stands. */
export function start() {
  const scroll = history.state?.scroll;
  if (scroll) {
    scrollTo({ top: scroll, behavior: "instant" });
  }
  addEventListener("scroll", keep, { passive: true });
  watch();
}

/** Stops keeping it. */
export function stop() {
  clearTimeout(timer);
  removeEventListener("scroll", keep);
  arrivals?.disconnect();
}
