/* Many pictures at once: says how many will change, and asks before leaving what is not saved. */
document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("batch-form")
  if (!form) return
  const total = Number(form.dataset.pictures)
  const rows = [...form.querySelectorAll("[data-picture]")]
  const forAll = document.getElementById("batch-all")
  const said = form.querySelector(".batch-count")
  const values = (part) =>
    JSON.stringify([...part.querySelectorAll("input, select, textarea")].filter((field) => field.name && field.type !== "hidden")
      .map((field) => field.type === "checkbox" ? field.checked : field.multiple ? [...field.selectedOptions].map((option) => option.value) : field.value))
  const before = rows.map(values)
  const emptyForAll = values(forAll)
  let unsaved = form.querySelector(".errorlist, .batch-conflict") !== null

  const show = () => {
    const changed = rows.filter((row, number) => values(row) !== before[number]).length
    const all = values(forAll) !== emptyForAll
    const many = all ? total : changed
    unsaved = unsaved || many > 0
    said.textContent = many
      ? `${all && total > 1 ? "All " : ""}${many}${all ? "" : ` of ${total}`} ${many === 1 && total === 1 ? "picture" : "pictures"} will change.`
      : "Nothing is changed yet."
  }
  // By jQuery, which also hears of what was chosen from a list of names.
  django.jQuery(form).on("input change", show)
  form.addEventListener("submit", () => { unsaved = false })
  addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault()
  })
  show()
})
