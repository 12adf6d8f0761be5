/* Many pictures, sent one after the other. Each says how far it is and what became of it; one that is
   refused or lost on the way does not hold up the rest, and can be tried again. */
addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("#uploads")
  if (!form) return
  const chooser = form.querySelector("#id_files")
  const drop = form.querySelector(".upload-drop")
  const list = form.querySelector(".upload-list")
  const sum = form.querySelector(".upload-sum")
  const next = form.querySelector(".upload-next")
  const waiting = document.querySelector("#upload-waiting").content.firstElementChild
  const maxBytes = Number(form.dataset.maxBytes)
  const queue = []
  const count = { sent: 0, taken: 0, refused: 0 }
  let sending = false

  form.querySelector(".upload-or-drop").hidden = false
  form.querySelector(".submit-row").hidden = true

  function add(files) {
    for (const file of files) {
      const row = document.createElement("li")
      list.append(row)
      count.sent += 1
      wait(file, row)
    }
    sendNext()
  }

  function wait(file, row) {
    const fresh = waiting.cloneNode(true)
    fresh.querySelector(".upload-file").textContent = file.name
    fresh.querySelector("progress").setAttribute("aria-label", `How far ${file.name} is`)
    row.replaceChildren(...fresh.children)
    say(row, "waits")
    queue.push({ file, row })
    tell()
  }

  function again(file, row) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "button"
    button.textContent = "Try again"
    button.setAttribute("aria-label", `Try ${file.name} again`)
    button.addEventListener("click", () => {
      count.refused -= 1
      wait(file, row)
      chooser.focus()
      sendNext()
    })
    row.append(button)
  }

  const say = (row, words) => { row.querySelector(".upload-state").textContent = words }

  async function sendNext() {
    if (sending) return
    sending = true
    while (queue.length) {
      const { file, row } = queue.shift()
      if (file.size > maxBytes) failed(file, row, "is larger than 30 MB. Send a smaller copy of the picture.")
      else await send(file, row)
      tell()
    }
    sending = false
    tell()
  }

  /* Fetch cannot say how far an upload is. */
  function send(file, row) {
    const bar = row.querySelector("progress")
    const data = new FormData(form)
    data.delete("files")
    data.append("files", file)
    const request = new XMLHttpRequest()
    return new Promise((done) => {
      request.upload.onprogress = (event) => {
        bar.value = (100 * event.loaded) / event.total
        say(row, event.loaded < event.total ? "is on its way" : "is looked at and developed")
      }
      request.onload = () => { answered(request, file, row); done() }
      request.onerror = () => { failed(file, row, "did not get through. Is the connection there?"); done() }
      request.open("POST", form.action)
      request.setRequestHeader("Accept", "application/json")
      request.responseType = "json"
      request.send(data)
    })
  }

  function answered(request, file, row) {
    const answer = request.response
    if (answer?.problem) return failed(file, row, `was not sent in: ${answer.problem}`)
    const outcome = answer?.outcomes?.[0]
    if (!outcome) {
      const signedOut = request.responseURL.includes("/login/") || request.status === 403
      return failed(file, row, signedOut ? "was not taken: sign in again in another tab, then try again." : `was not taken: the server answered ${request.status}.`)
    }
    row.innerHTML = outcome.html
    if (outcome.key) {
      count.taken += 1
      lead(outcome.key)
    } else {
      count.refused += 1
      again(file, row)
    }
  }

  function failed(file, row, words) {
    row.querySelector("progress").remove()
    say(row, words)
    count.refused += 1
    again(file, row)
  }

  /* The links below lead to all that came in. */
  function lead(key) {
    for (const link of next.querySelectorAll("[data-of-them]")) {
      const address = new URL(link.href)
      link.href = `${address.pathname}?ids=${named(address.searchParams.get("ids"), key)}`
    }
    next.hidden = false
  }

  /* Keys that follow one another as 12-40, so that an address does not grow with what is sent in. */
  function named(keys, key) {
    const [run, first, last] = /(\d+)(?:-(\d+))?$/.exec(keys) ?? []
    if (run && key === Number(last ?? first) + 1) return `${keys.slice(0, -run.length)}${first}-${key}`
    return keys ? `${keys},${key}` : `${key}`
  }

  function tell() {
    const open = count.sent - count.taken - count.refused
    const words = [`${count.taken} of ${count.sent} taken in`]
    if (count.refused) words.push(`${count.refused} not`)
    if (open) words.push(`${open} to go`)
    sum.textContent = `${words.join(", ")}.`
  }

  function takeChosen() {
    add(chooser.files)
    chooser.value = ""
  }

  chooser.addEventListener("change", takeChosen)
  // Somebody may be quicker than this script.
  if (chooser.files.length) takeChosen()
  drop.addEventListener("dragover", (event) => {
    event.preventDefault()
    drop.classList.add("is-over")
  })
  drop.addEventListener("dragleave", () => drop.classList.remove("is-over"))
  drop.addEventListener("drop", (event) => {
    event.preventDefault()
    drop.classList.remove("is-over")
    add(event.dataTransfer.files)
  })
  form.addEventListener("submit", (event) => event.preventDefault())
  addEventListener("beforeunload", (event) => { if (sending) event.preventDefault() })
})
