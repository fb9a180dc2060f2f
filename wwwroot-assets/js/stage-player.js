// Where the player of a generation's page stands.

/** Stops it, and tells the seconds at which it stands. */
export function moment() {
  const video = document.querySelector(".stage video");
  video?.pause();
  return video?.currentTime ?? 0;
}
