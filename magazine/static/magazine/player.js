/* Plays a video where its still stands, once a reader asks for it: nothing is fetched from anywhere before.
   Without this script the still is a link to the video. */
"use strict";

function player(link) {
  const { player: src, title, file } = link.dataset;
  const made = document.createElement(file === undefined ? "iframe" : "video");
  if (file === undefined) {
    made.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    made.allowFullscreen = true;
    // YouTube plays nothing on a page that does not say where it is.
    made.referrerPolicy = "strict-origin-when-cross-origin";
    made.title = title;
  } else {
    made.controls = made.autoplay = made.playsInline = true;
    made.setAttribute("aria-label", title);
  }
  made.src = src;
  made.tabIndex = 0;
  return made;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-player]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const playing = player(link);
  const shut = document.createElement("button");
  shut.type = "button";
  shut.className = "video__shut";
  shut.textContent = "Stop the video";
  shut.addEventListener("click", () => {
    shut.remove();
    playing.replaceWith(link);
    link.focus();
  });
  link.replaceWith(playing);
  playing.after(shut);
  playing.focus();
});
