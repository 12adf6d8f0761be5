/* The review of an import: what is looked at on one side is marked on the other, and keys for all of it.

   Without this script the page is a plain form, and its links lead to the source. */
addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("#import-form")
  if (!form) return
  const decisions = [...form.querySelectorAll(".import-draft [data-key]")]
  const byKey = new Map(decisions.map((each) => [each.dataset.key, each]))
  const text = form.querySelector(".import-text")
  let here = null
  let changed = false

  function scrollWithin(box, target) {
    const [outer, inner] = [box.getBoundingClientRect(), target.getBoundingClientRect()]
    if (inner.top < outer.top + 20 || inner.bottom > outer.bottom - 20) {
      box.scrollTop += inner.top - outer.top - outer.height / 3
    }
  }

  function mark(decision) {
    for (const each of form.querySelectorAll(".is-here")) each.classList.remove("is-here")
    here = decision
    if (!decision) return
    decision.classList.add("is-here")
    const names = text.querySelectorAll(`mark[data-decision="${CSS.escape(decision.dataset.key)}"]`)
    const places = names.length ? [...names] : [document.getElementById(decision.dataset.source)].filter(Boolean)
    for (const place of places) place.classList.add("is-here")
    if (places[0]) scrollWithin(text, places[0])
  }

  const field = (decision) => decision.querySelector("input:checked, select, textarea, input:not([type=radio]), input")

  // What is written in takes the cursor with Enter only: until then the keys below go on working.
  const writes = (target) => target.matches("textarea, input:not([type=radio]):not([type=submit])")

  function goTo(decision) {
    if (!decision) return
    const own = field(decision)
    if (own && !writes(own)) own.focus({ preventScroll: true })
    else {
      decision.tabIndex = -1
      decision.focus({ preventScroll: true })
    }
    mark(decision)
    decision.scrollIntoView({ block: "center" })
  }

  form.addEventListener("focusin", (event) => {
    const decision = event.target.closest("[data-key]")
    if (decision && decision !== here) mark(decision)
  })

  text.addEventListener("click", (event) => {
    const place = event.target.closest("[data-decision]")
    if (place) goTo(byKey.get(place.dataset.decision))
  })

  function choose(decision, number) {
    const radios = [...decision.querySelectorAll("input[type=radio]")]
    const select = decision.querySelector("select")
    if (radios[number]) radios[number].click()
    else if (select && number < select.options.length) {
      select.selectedIndex = number
      select.dispatchEvent(new Event("change", { bubbles: true }))
    }
  }

  function leaveOut(decision) {
    const radio = decision.querySelector("input[type=radio][value='']")
    const select = decision.querySelector("select")
    if (radio) radio.click()
    else if (select) {
      const empty = [...select.options].findIndex((option) => option.value === "")
      if (empty >= 0) choose(decision, empty)
    }
  }

  form.addEventListener("change", (event) => {
    changed = true
    const block = event.target.closest(".import-block")
    if (block) block.classList.toggle("is-out", event.target.value === "")
  })
  form.addEventListener("submit", () => (changed = false))
  addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault()
  })

  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && ["s", "Enter"].includes(event.key)) {
      event.preventDefault()
      return form.querySelector(event.key === "s" ? "[name=_keep]" : "[name=_make]").click()
    }
    if (writes(event.target) && event.key === "Escape") return goTo(event.target.closest("[data-key]"))
    if (event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return
    if (event.key === "Enter" && event.target === here && field(here)) {
      event.preventDefault()
      return field(here).focus()
    }
    const at = decisions.indexOf(here)
    const key = event.key.toLowerCase()
    const open = (each) => each.classList.contains("is-open")
    const acts = {
      j: () => goTo(decisions[Math.min(at + 1, decisions.length - 1)]),
      k: () => goTo(decisions[Math.max(at - 1, 0)]),
      n: () => goTo(decisions.slice(at + 1).find(open) ?? decisions.find(open)),
      x: () => here && leaveOut(here),
      s: () => (document.activeElement === text ? goTo(here) : text.focus()),
    }
    const number = Number(event.key)
    if (acts[key]) acts[key]()
    else if (here && number >= 1 && number <= 9) choose(here, number - 1)
    else return
    event.preventDefault()
  })

  form.querySelector(".import-first-open")?.addEventListener("click", (event) => {
    event.preventDefault()
    goTo(decisions.find((each) => each.classList.contains("is-open")))
  })
})
