// A player without sound that stands still on single frames: by its slider, frame by frame, or wherever it was stopped.
//
// attach(root, rate) → { moment(), dispose() }; moment: the seconds at which it stands.

export function attach(root, rate) {
  const [video, scrub, time] = ["video", "scrub", "time"].map((name) => root.querySelector(`[data-part=${name}]`));

  const words = (seconds) => `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(2).padStart(5, "0")}`;

  function paint() {
    if (Number.isFinite(video.duration)) scrub.max = video.duration;
    scrub.value = video.currentTime;
    scrub.style.setProperty("--at", `${(video.currentTime / (Number(scrub.max) || 1)) * 100}%`);
    time.textContent = words(video.currentTime);
    scrub.setAttribute("aria-valuetext", time.textContent);
  }

  // To the middle of a frame: at its very edge players disagree which one is shown.
  function step(by) {
    video.pause();
    const frame = Math.floor(video.currentTime * rate + 0.001) + by;
    video.currentTime = Math.min(Math.max((frame + 0.5) / rate, 0), video.duration || 0);
  }

  function click(event) {
    const button = event.target.closest("button");
    if (button?.dataset.step) step(Number(button.dataset.step));
    else if (button && "play" in button.dataset) {
      if (video.paused) video.play().catch(() => {}); // a type that this browser can't play
      else video.pause();
    }
  }

  function input() {
    video.pause();
    video.currentTime = Number(scrub.value);
  }

  const painted = ["loadedmetadata", "timeupdate", "seeked"];
  for (const name of painted) video.addEventListener(name, paint);
  root.addEventListener("click", click);
  scrub.addEventListener("input", input);
  paint();
  return {
    moment() {
      video.pause();
      return video.currentTime;
    },
    dispose() {
      video.removeAttribute("src"); // lets go of the connection
      video.load();
      for (const name of painted) video.removeEventListener(name, paint);
      root.removeEventListener("click", click);
      scrub.removeEventListener("input", input);
    },
  };
}
