/* Leaving a form with unsaved changes asks first. The browser words the question. */
addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("#article_form")
  if (!form) return
  let unsaved = form.querySelector(".errorlist, [data-taken-up]") !== null
  // A block that is added, removed or dragged changes the story without a word being typed.
  // By jQuery, which also hears of what was chosen from a list of names. Only once the page is set up: Django tells
  // every list of names that it changed while it readies the form.
  const heed = () => django.jQuery(form).on("input change drop formset:added formset:removed", () => { unsaved = true })
  django.jQuery(() => setTimeout(heed))
  for (const saves of document.querySelectorAll("#article_form, #let-go-of-recovery")) {
    saves.addEventListener("submit", () => { unsaved = false })
  }
  addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault()
  })
})
