// The ring and the numbers in the foot: characters as the provider counts them, against what it recommends.
export function createCount(foot) {
  const ring = foot.querySelector(".ring circle:last-child");
  const words = foot.querySelector("[data-count]");
  const whole = new Intl.NumberFormat(document.documentElement.lang || undefined);

  return (text, recommended, extra) => {
    const own = [...text].length; // code points, as the server counts
    const length = own + extra;
    words.textContent = `${whole.format(own)}${extra ? ` + ${whole.format(extra)}` : ""} / ${whole.format(recommended)}`;
    ring.setAttribute("pathLength", recommended);
    ring.setAttribute("stroke-dasharray", `${Math.min(length, recommended)} ${recommended}`);
    ring.setAttribute("opacity", length ? 1 : 0); // a round end draws a dot for nothing
    foot.toggleAttribute("data-long", length > recommended);
  };
}
