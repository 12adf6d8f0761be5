/* Keeps a copy of what is typed, for the editor alone, and says who else has the story open.

   A copy goes out when typing stops, and at the latest after a quarter of a minute of it; between
   copies the page says every half minute that it is open. What happened is said beside the save
   buttons. Nothing here saves: that takes a button. */
addEventListener("DOMContentLoaded", () => {
  const PAUSE = 3_000
  const AT_THE_LATEST = 15_000
  const HEARTBEAT = 30_000
  const LONG_ENOUGH = 5_000

  const form = document.querySelector("#article_form")
  const place = form?.querySelector(".story-recovery")
  if (!place) return
  const { url, letGoUrl, presenceUrl, editor } = place.dataset
  const others = place.querySelector(".story-others")
  const leftAside = () => place.querySelector("[data-aside]") !== null

  const status = document.createElement("p")
  status.className = "story-kept"
  status.setAttribute("role", "status")
  const buttons = form.querySelector(".submit-row")
  buttons?.insertBefore(status, buttons.querySelector(":scope > .deletelink, :scope > .closelink"))

  // What the form held before it was touched. Where it came filled with what was typed, nothing equals that.
  const cameTyped = form.querySelector(".errorlist, [data-taken-up]") !== null
  let before = null
  let kept = null
  let saidOfIt = ""
  let unsaved = cameTyped
  let timer = null
  let latest = null
  let sending = null
  let beating = false
  let submitting = false
  let mayGo = false
  let signedOut = false

  function typed() {
    const data = new URLSearchParams()
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && !name.includes("-__prefix__-")) data.append(name, value)
    }
    return data
  }

  function inOneLine(data) {
    const copy = new URLSearchParams(data)
    copy.delete("csrfmiddlewaretoken")
    return copy.toString()
  }

  function say(words, element = status) {
    if (element && element.textContent !== words) element.textContent = words
  }

  // Asking the server

  async function ask(address, data) {
    const options = { redirect: "manual", signal: AbortSignal.timeout(40_000) }
    if (data) Object.assign(options, { method: "POST", body: data })
    const answer = await fetch(address, options)
    const isJson = answer.headers.get("content-type")?.startsWith("application/json")
    return { status: answer.status, type: answer.type, ...(isJson ? await answer.json() : {}) }
  }

  async function post(address, data) {
    data.set("_base", form.elements._base?.value ?? "")
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value)
    let answer
    try {
      answer = await ask(address, data)
    } catch {
      if (unsaved) say("Not kept: you are offline. What you typed stays on this page.")
      return null
    }
    if (answer.type === "opaqueredirect" || answer.status === 403) return refused(answer)
    if (answer.others !== undefined) say(answer.others, others)
    if (answer.status < 300) return answer
    if (answer.status === 404) say("Not kept: this story was deleted. What you typed stands on this page only.")
    else if (unsaved) say(answer.said ?? "Not kept yet: something went wrong. What you typed stays on this page.")
    return null
  }

  async function refused(answer) {
    signedOut = true
    if (answer.status !== 403) say("You are signed out: sign in in another tab, then save. What you typed stays here.")
    else await comeBack()
    return null
  }

  /* Signing in again makes the token in this page useless: fetch the new one, so that a save is taken. */
  async function comeBack() {
    let answer
    try {
      answer = await ask(url)
    } catch {
      return
    }
    if (answer.type === "opaqueredirect") {
      say("You are signed out: sign in in another tab, then save. What you typed stays here.")
    } else if (answer.status !== 200) {
      say("Not kept: you may no longer edit this story. What you typed stands on this page only.")
    } else if (String(answer.editor) !== editor) {
      say("Somebody else is signed in here now: sign in as yourself before you save.")
    } else {
      for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) input.value = answer.token
      signedOut = false
      say("You are signed in again. What you typed is still here.")
      later(0)
    }
  }

  // Keeping a copy

  function touched() {
    // A script that put the page in order as it opened is not somebody typing.
    if (before === null) return
    unsaved = true
    latest ??= Date.now() + AT_THE_LATEST
    later(Math.min(PAUSE, Math.max(0, latest - Date.now())))
  }

  function later(wait) {
    clearTimeout(timer)
    timer = setTimeout(keep, wait)
  }

  function keep() {
    latest = null
    if (sending) return later(PAUSE)
    if (submitting || signedOut) return undefined
    sending = keepNow().finally(() => { sending = null })
    return sending
  }

  async function keepNow() {
    const data = typed()
    const line = inOneLine(data)
    if (line === kept || !unsaved) return
    if (leftAside()) return say("Not kept: first take up what you typed before, or let go of it, above the form.")
    if (line === before && !cameTyped) return takenBack()
    const answer = await post(url, data)
    if (!answer) return
    kept = line
    saidOfIt = answer.said
    say(saidOfIt)
  }

  async function takenBack() {
    unsaved = false
    say("")
    if (kept === null) return
    kept = null
    await post(letGoUrl, new URLSearchParams({ quietly: "1" }))
  }

  async function beat() {
    if (signedOut) return comeBack()
    const line = inOneLine(typed())
    // Some choices, such as “Today” beside a date, are made without an event.
    if (before !== null && line !== before) unsaved = true
    if (unsaved && !leftAside() && before !== null && line !== kept && latest === null) return keep()
    if (!presenceUrl || beating) return
    beating = true
    const answer = await post(presenceUrl, new URLSearchParams({ typing: unsaved ? "yes" : "no" }))
    beating = false
    if (answer && unsaved && line === kept) say(saidOfIt)
  }

  for (const kind of ["pointerdown", "keydown", "beforeinput", "dragenter"]) {
    form.addEventListener(kind, () => { before ??= inOneLine(typed()) }, true)
  }
  // By jQuery, which also hears of what was chosen from a list of names.
  django.jQuery(form).on("input change drop formset:added formset:removed", touched)
  addEventListener("online", () => { if (unsaved) later(0) })
  addEventListener("focus", () => { if (signedOut) comeBack() })

  // Leaving

  /* A copy on its way would arrive after the save and look like something unsaved: it goes first. */
  form.addEventListener("submit", (event) => {
    clearTimeout(timer)
    const isFirst = !submitting
    submitting = true
    if (!sending || mayGo) return
    event.preventDefault()
    if (!isFirst) return
    const longEnough = new Promise((done) => { setTimeout(done, LONG_ENOUGH) })
    Promise.race([sending, longEnough]).then(() => {
      mayGo = true
      form.requestSubmit(event.submitter)
    })
  })

  addEventListener("pagehide", () => {
    if (submitting || signedOut) return
    const isNew = unsaved && !leftAside() && inOneLine(typed()) !== kept && inOneLine(typed()) !== before
    const data = isNew ? typed() : new URLSearchParams({ csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value })
    data.set(isNew ? "_leaving" : "leaving", "1")
    const address = isNew ? url : presenceUrl
    if (address) navigator.sendBeacon(address, data)
  })

  addEventListener("pageshow", (event) => {
    if (event.persisted) submitting = mayGo = false
  })

  beat()
  setInterval(beat, HEARTBEAT)
})
