/* Leaving a form with unsaved changes asks first. The browser words the question. */
addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("#article_form")
  if (!form) return
  let unsaved = form.querySelector(".errorlist") !== null
  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, () => { unsaved = true })
  }
  form.addEventListener("submit", () => { unsaved = false })
  addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault()
  })
})
