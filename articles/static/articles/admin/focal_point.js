/* The focal point of a picture: a click on the preview sets it, a ring shows it. */
document.addEventListener("DOMContentLoaded", () => {
  const preview = document.querySelector(".field-preview img")
  const across = document.getElementById("id_focal_x")
  const down = document.getElementById("id_focal_y")
  if (!preview || !across || !down) return

  const frame = document.createElement("span")
  frame.className = "focal-frame"
  preview.replaceWith(frame)
  const ring = document.createElement("span")
  ring.className = "focal-ring"
  frame.append(preview, ring)

  const show = () => {
    ring.style.left = `${across.value}%`
    ring.style.top = `${down.value}%`
  }
  const percent = (part, whole) => Math.min(100, Math.max(0, Math.round((100 * part) / whole)))

  frame.addEventListener("click", (event) => {
    const box = preview.getBoundingClientRect()
    across.value = percent(event.clientX - box.left, box.width)
    down.value = percent(event.clientY - box.top, box.height)
    show()
  })
  across.addEventListener("input", show)
  down.addEventListener("input", show)
  show()
})
