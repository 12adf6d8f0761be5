/* Alt text: how long it is, and what it should not be. A picture that is decorative has none, and says so. */
document.addEventListener("DOMContentLoaded", () => {
  const MOST = 250
  const LONG = 125
  const OPENINGS = /^(?:(?:an?|the)\s+)?(?:image|photo|photograph|picture|pic|graphic|screenshot)\s+(?:of|showing)\b/i
  const FILE_NAME = /\.(?:jpe?g|png|webp|avif|tiff?)$|^(?:img|dsc[nf]?|p|_mg)[_-]?\d{3,}$/i
  const fold = (text) => text.normalize("NFC").toLowerCase().replace(/[\p{P}\s]+/gu, " ").trim()

  // A form has one picture, a page of many pictures has a row for each.
  const beside = (alt, name) => {
    const scope = alt.closest("[data-picture]") ?? alt.form
    return scope.querySelector(`[name="${name}"], [name$="-${name}"]`)
  }

  const remark = (alt) => {
    const words = fold(alt.value)
    if (!words) return ""
    if (OPENINGS.test(alt.value.trim())) return "It need not say that it is a picture: begin with what is in it."
    if (FILE_NAME.test(alt.value.trim())) return "This is the name of a file. Say what the picture shows."
    for (const [name, called] of [["caption", "caption"], ["credit_line", "credit line"], ["title", "title"]]) {
      const other = beside(alt, name)
      if (other && fold(other.value) === words)
        return `It only repeats the ${called}, which is read out anyway. Say what the picture shows.`
    }
    return alt.value.length > LONG ? "Rather long to listen to: can it be said in a sentence?" : ""
  }

  for (const alt of document.querySelectorAll('input[name="alt"], input[name$="-alt"], textarea[name$="-alt"]')) {
    if (alt.name.includes("__prefix__")) continue
    const decorative = beside(alt, "decorative")
    const box = document.createElement("div")
    box.className = "alt-count"
    const count = document.createElement("span")
    const said = document.createElement("span")
    said.className = "alt-remark"
    said.setAttribute("role", "status")
    box.append(count, said)
    const line = alt.closest(".flex-container") ?? alt
    line.after(box)

    let waiting = 0
    const show = () => {
      const off = Boolean(decorative?.checked)
      alt.disabled = off
      count.textContent = off ? "" : `${alt.value.length} of ${MOST}`
      const words = off ? "Decorative: readers who cannot see it are told nothing, as if it were not there." : remark(alt)
      box.classList.toggle("has-remark", Boolean(words) && !off)
      // Not at each key: whoever listens would hear nothing else.
      clearTimeout(waiting)
      waiting = setTimeout(() => { if (said.textContent !== words) said.textContent = words }, 400)
    }
    alt.addEventListener("input", show)
    decorative?.addEventListener("change", show)
    for (const name of ["caption", "credit_line", "title"]) beside(alt, name)?.addEventListener("input", show)
    show()
  }
})
