/* Alt text for one place is folded away until somebody wants it; most pictures mean the same everywhere. */
document.addEventListener("DOMContentLoaded", () => {
  const fold = (row) => {
    const input = row.querySelector("input")
    if (!input || row.querySelector(".alt-here")) return
    const details = document.createElement("details")
    details.className = "alt-here"
    const summary = document.createElement("summary")
    summary.textContent = "Alt text here"
    details.append(summary, ...row.childNodes)
    details.open = input.value !== "" || details.querySelector(".errorlist") !== null
    row.append(details)
    input.addEventListener("change", () => { details.open = details.open || input.value !== "" })
    const block = row.closest(".inline-related") ?? row.closest("form")
    // Of a picture that is chosen now, the alt text is not known here.
    django.jQuery(block).find("[name$='-photo'], [name='lead_photo']").on("select2:select select2:clear", () => { input.placeholder = "" })
  }
  const all = (part) => {
    for (const row of part.querySelectorAll(".form-row.field-alt, .form-row.field-lead_alt")) {
      if (!row.closest(".empty-form")) fold(row)
    }
  }
  all(document)
  document.addEventListener("formset:added", (event) => all(event.target))
})
