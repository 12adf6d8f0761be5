/* Comments beside the story form are posted by themselves: what is typed into the form stays as it is.

   The answer is the panel anew; what was begun in another of its boxes is put back. A link to a
   block opens it and puts the cursor there; each block's bar says how many comments it has. */
addEventListener("DOMContentLoaded", () => {
  const panel = document.querySelector("#story-talks")
  if (!panel) return
  const body = panel.querySelector(".story-talks__body")

  // Where it has a column of its own it is always open; above the form it is when somebody is sent to it.
  const hasColumn = matchMedia("(min-width: 1650px)")
  const unfold = () => { panel.open ||= hasColumn.matches || location.hash === "#story-talks" }
  hasColumn.addEventListener("change", unfold)
  addEventListener("hashchange", unfold)
  unfold()

  const blockOf = (key) =>
    document.querySelector(`.order-machine input[type=hidden][name$="-id"][value="${key}"]`)?.closest(".inline-related")

  function goTo(block) {
    block.classList.remove("collapsed")
    block.scrollIntoView({ block: "center" })
    const bar = block.querySelector(":scope > h3")
    bar.tabIndex = 0
    bar.focus({ preventScroll: true })
  }

  const links = () => [...body.querySelectorAll("[data-goes-to-block]")]

  /* What the bar of each block says of its comments. It leads back to them. */
  function markBlocks() {
    for (const old of document.querySelectorAll(".story-talk-mark")) old.remove()
    for (const link of links()) {
      const bar = blockOf(link.dataset.goesToBlock)?.querySelector(":scope > h3")
      if (!bar) continue
      const number = link.closest(".story-talk").querySelectorAll(".story-comment").length
      const mark = document.createElement("button")
      mark.type = "button"
      mark.className = "story-talk-mark"
      mark.textContent = number === 1 ? "1 comment" : `${number} comments`
      mark.addEventListener("click", (event) => {
        event.stopPropagation()
        panel.open = true
        link.scrollIntoView({ block: "center" })
        link.focus({ preventScroll: true })
      })
      bar.append(mark)
    }
  }

  function say(words) {
    body.querySelector(".story-talks__said").textContent = words
  }

  async function post(form, button) {
    const data = new FormData(form, button)
    const begun = [...body.querySelectorAll("textarea")]
      .filter((box) => box.id && !form.contains(box) && box.value)
      .map((box) => [box.id, box.value])
    button.disabled = true
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, headers: { "X-Panel": "yes" } })
      if (!answer.ok || answer.redirected) throw new Error(answer.status)
      body.innerHTML = await answer.text()
      count()
      markBlocks()
    } catch {
      button.disabled = false
      return say("It was not kept: you may be signed out or offline. What you wrote is still here; try again.")
    }
    for (const [id, value] of begun) {
      const box = document.getElementById(id)
      if (!box) continue
      box.value = value
      const folded = box.closest("details")
      if (folded) folded.open = true
    }
  }

  function count() {
    const open = body.querySelectorAll(".story-talk .story-comment").length
    panel.querySelector(".story-talks__count").textContent = open ? `${open} open` : "none open"
  }

  body.addEventListener("submit", (event) => {
    event.preventDefault()
    post(event.target, event.submitter)
  })

  body.addEventListener("click", (event) => {
    const link = event.target.closest("[data-goes-to-block]")
    const block = link && blockOf(link.dataset.goesToBlock)
    if (!block) return
    event.preventDefault()
    goTo(block)
  })

  /* What is begun here is not part of the form: leaving, or saving the form, asks first. */
  let answering = false
  const answer = document.querySelector(".story-sign-off form")
  answer?.addEventListener("submit", () => { answering = true })
  addEventListener("beforeunload", (event) => {
    const boxes = document.querySelectorAll(".story-talks__body textarea, .story-sign-off textarea")
    const begun = [...boxes].some((box) => box.value.trim() !== box.defaultValue.trim())
    if (begun && !answering) event.preventDefault()
  })

  document.addEventListener("content-editor:ready", markBlocks)
  markBlocks()
})
