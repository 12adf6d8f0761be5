/* The focal point of a picture: a cross on it, moved by a click, a drag or the arrow keys, and every crop beside it. */
document.addEventListener("DOMContentLoaded", () => {
  const place = document.querySelector(".focal")
  if (!place) return
  const across = document.getElementById("id_focal_x")
  const down = document.getElementById("id_focal_y")
  const whole = document.getElementById("id_no_crop")
  const file = document.getElementById("id_file")
  const point = { x: Number(across?.value ?? place.dataset.x), y: Number(down?.value ?? place.dataset.y) }

  const make = (tag, className, words = "") => {
    const made = document.createElement(tag)
    made.className = className
    made.textContent = words
    return made
  }

  const frame = make("div", "focal-frame")
  const picture = make("img", "focal-picture")
  picture.alt = "The whole picture"
  const cross = make("span", "focal-cross")
  frame.append(picture, cross)
  const crops = make("ul", "focal-crops")
  const note = make("p", "focal-note", "Not to be cropped: it is shown whole wherever it stands.")
  const shapes = JSON.parse(place.dataset.shapes).map(([words, ratio]) => {
    const crop = make("li", "focal-crop")
    const image = make("img", "focal-crop__picture")
    image.alt = ""
    image.style.aspectRatio = String(ratio)
    // Wide shapes are wider, tall ones taller, all about as large.
    image.style.width = `${Math.round(7 * Math.sqrt(ratio) * 100) / 100}rem`
    crop.append(image, make("span", "focal-crop__name", words))
    crops.append(crop)
    return { image, ratio }
  })

  // As the darkroom cuts: the largest part in that shape, as nearly centred on the point as the edges allow.
  const offset = (side, kept, percent) =>
    side - kept < 0.01 ? 50 : (100 * Math.min(Math.max((side * percent) / 100 - kept / 2, 0), side - kept)) / (side - kept)

  const cut = () => {
    const { naturalWidth: width, naturalHeight: height } = picture
    if (!width) return
    for (const { image, ratio } of shapes) {
      const x = offset(width, Math.min(width, height * ratio), point.x)
      const y = offset(height, Math.min(height, width / ratio), point.y)
      image.style.objectPosition = `${x}% ${y}%`
    }
  }

  const show = () => {
    cross.style.left = `${point.x}%`
    cross.style.top = `${point.y}%`
    cross.setAttribute("aria-valuenow", point.x)
    cross.setAttribute("aria-valuetext", `${point.x} per cent from the left, ${point.y} per cent from the top`)
    crops.classList.toggle("is-off", Boolean(whole?.checked))
    note.hidden = !whole?.checked
    cut()
  }

  const inside = (number) => Math.min(100, Math.max(0, Math.round(number)))
  const move = (x, y) => {
    point.x = inside(x)
    point.y = inside(y)
    for (const [field, value] of [[across, point.x], [down, point.y]]) {
      if (field.value === String(value)) continue
      field.value = value
      field.dispatchEvent(new Event("change", { bubbles: true }))
    }
    show()
  }

  const look = (source) => {
    for (const image of [picture, ...shapes.map((shape) => shape.image)]) image.src = source
    place.replaceChildren(frame, note, crops)
  }

  picture.addEventListener("load", show)
  picture.addEventListener("error", () => place.replaceChildren(make("p", "", "This file cannot be shown here.")))
  if (place.dataset.src) look(place.dataset.src)

  let local = ""
  file?.addEventListener("change", () => {
    URL.revokeObjectURL(local)
    local = file.files.length ? URL.createObjectURL(file.files[0]) : ""
    if (local || place.dataset.src) look(local || place.dataset.src)
  })

  whole?.addEventListener("change", show)
  show()
  if (!across || !down) return

  cross.tabIndex = 0
  const words = { role: "slider", "aria-label": "Focal point", "aria-valuemin": 0, "aria-valuemax": 100 }
  for (const [name, value] of Object.entries(words)) cross.setAttribute(name, value)

  const follow = (event) => {
    const box = picture.getBoundingClientRect()
    move((100 * (event.clientX - box.left)) / box.width, (100 * (event.clientY - box.top)) / box.height)
  }
  frame.addEventListener("pointerdown", (event) => {
    if (event.button) return
    event.preventDefault()
    frame.setPointerCapture(event.pointerId)
    cross.focus({ preventScroll: true })
    follow(event)
  })
  frame.addEventListener("pointermove", (event) => {
    if (frame.hasPointerCapture(event.pointerId)) follow(event)
  })

  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
  cross.addEventListener("keydown", (event) => {
    const step = steps[event.key]
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const far = event.shiftKey ? 10 : 1
    move(point.x + step[0] * far, point.y + step[1] * far)
  })
  const read = () => {
    point.x = inside(Number(across.value))
    point.y = inside(Number(down.value))
    show()
  }
  across.addEventListener("input", read)
  down.addEventListener("input", read)
})
