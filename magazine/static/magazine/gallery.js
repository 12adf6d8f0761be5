/* A gallery that can be looked at picture by picture. Without this script its links lead to the pictures themselves.

   Arrow keys, Home and End lead through it, Escape leaves it, and the focus goes back to where it came from. */
"use strict";

function button(name, words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "viewer__" + name;
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

function shown(link) {
  const figure = document.createElement("figure");
  const picture = document.createElement("picture");
  const avif = document.createElement("source");
  const img = document.createElement("img");
  figure.className = "viewer__figure";
  avif.type = "image/avif";
  avif.srcset = link.dataset.avif;
  avif.sizes = img.sizes = "100vw";
  img.width = link.dataset.width;
  img.height = link.dataset.height;
  img.alt = link.querySelector("img").alt;
  img.srcset = link.dataset.jpeg;
  img.src = link.href;
  picture.append(avif, img);
  figure.append(picture, link.parentElement.querySelector("figcaption").cloneNode(true));
  return figure;
}

for (const gallery of document.querySelectorAll("[data-gallery]")) {
  const links = [...gallery.querySelectorAll(".gallery__look")];
  const viewer = document.createElement("dialog");
  const count = document.createElement("p");
  let at = 0, from = null;

  const show = (place) => {
    at = (place + links.length) % links.length;
    viewer.querySelector("figure")?.remove();
    const figure = shown(links[at]);
    const told = document.createElement("span");
    told.className = "visually-hidden";
    told.textContent = ": " + figure.querySelector("img").alt;
    count.replaceChildren(`${at + 1} of ${links.length}`, told);
    count.after(figure);
  };
  const keys = {
    ArrowRight: () => show(at + 1), ArrowLeft: () => show(at - 1), Home: () => show(0), End: () => show(links.length - 1),
  };

  viewer.className = "viewer room";
  viewer.setAttribute("aria-label", gallery.getAttribute("aria-label"));
  count.className = "viewer__count";
  count.setAttribute("aria-live", "polite");
  viewer.append(count, button("shut", "Close", () => viewer.close()));
  if (links.length > 1) {
    viewer.append(button("back", "← Previous", keys.ArrowLeft), button("on", "Next →", keys.ArrowRight));
  }
  viewer.addEventListener("keydown", (event) => {
    if (keys[event.key] && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  viewer.addEventListener("close", () => from?.focus());
  document.body.append(viewer);

  links.forEach((link, place) => link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    from = link;
    show(place);
    viewer.showModal();
  }));
}
