/* The panel of the checks: its links lead into the form, and waving a warning through leaves nothing typed behind. */
addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("#article_form")
  const panel = () => document.querySelector("#story-problems")
  if (!form || !panel()) return

  // To the place

  function blockOf(key) {
    return key && form.querySelector(`input[type=hidden][name$="-id"][value="${key}"]`)?.closest(".inline-related")
  }

  function place(link) {
    const block = blockOf(link.dataset.block)
    if (block) return [block, block.querySelector(`.field-${link.dataset.field}`) ?? block]
    const rows = form.querySelectorAll(`.field-${link.dataset.field}:not(.inline-group *, .inline-related *)`)
    const target = [...rows].at(-1) ?? document.querySelector(link.hash)
    return [target, target]
  }

  function enter(link) {
    const [block, row] = place(link)
    if (!block) return false
    block.closest("details")?.setAttribute("open", "")
    if (block.classList.contains("collapsed")) block.querySelector(":scope > h3")?.click()
    block.scrollIntoView({ block: "center" })
    const fields = row.querySelectorAll(".tiptap, .select2-selection, input:not([type=hidden]), textarea, select")
    const field = [...fields].find((each) => each.checkVisibility() && each.tabIndex >= 0)
    field?.focus({ preventScroll: true })
    return true
  }

  // Waving through and taking back

  const dialog = document.querySelector("#wave-through")
  const trouble = dialog?.querySelector(".wave-through__trouble")

  async function send(address, data) {
    try {
      const answer = await fetch(address, { method: "POST", body: data, headers: { "X-Requested-With": "fetch" } })
      if (answer.redirected) return [false, "You are signed out. Sign in in another tab, then try again."]
      const text = await answer.text()
      if (answer.ok) return [true, text]
      return [false, answer.status === 400 ? text : "That could not be done. Open the story anew and try again."]
    } catch {
      return [false, "The desk cannot be reached just now. Try again in a moment."]
    }
  }

  function show(html) {
    const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("#story-problems")
    panel().replaceWith(fresh)
    fresh.tabIndex = -1
    fresh.focus()
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("#story-problems a")
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (link.dataset.wave && dialog) {
      event.preventDefault()
      dialog.querySelector("[name=problem]").value = link.dataset.wave
      dialog.querySelector("[name=reason]").value = trouble.textContent = ""
      dialog.querySelector(".wave-through__words").textContent = link.dataset.words
      dialog.showModal()
    } else if (link.dataset.field && enter(link)) {
      event.preventDefault()
    }
  })

  dialog?.querySelector("[data-close]").addEventListener("click", () => dialog.close())
  dialog?.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault()
    const [done, text] = await send(event.target.action, new FormData(event.target))
    if (!done) {
      trouble.textContent = text
      return
    }
    dialog.close()
    show(text)
  })

  document.querySelector("#waiver-actions")?.addEventListener("submit", async (event) => {
    event.preventDefault()
    const [done, text] = await send(event.submitter.formAction, new FormData(event.target))
    if (done) show(text)
    else alert(text)
  })
})
