/* The keys of the story's form, and a list of them under it.

   Ctrl+S (⌘S) saves; that one comes with the block editor. The others take Alt and Shift: no
   browser has a use for those together with these keys, and with AltGr, which types letters on
   many keyboards, they are not mistaken for it. */
addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("#article_form")
  const row = form?.querySelector(".submit-row")
  if (!row) return
  const isMac = navigator.platform.startsWith("Mac")
  const preview = document.querySelector(".object-tools a[href$='/preview/']")

  // By the place of the key, not its letter: with Alt and Shift a Mac types “∏” there.
  addEventListener("keydown", (event) => {
    if (!preview || event.code !== "KeyP" || !event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    // Beside the form, so that what is typed stays; the same window each time.
    open(preview.href, `preview-of-${preview.pathname}`)
  })

  const alt = isMac ? "⌥" : "Alt"
  const control = isMac ? "⌘" : "Ctrl"
  const keys = [
    [[control, "S"], "save the draft"],
    ...(preview ? [[[alt, "Shift", "P"], "preview what was saved, in a window of its own"]] : []),
    [[alt, "Shift", "↓"], "go to the next block"],
    [[alt, "Shift", "↑"], "go to the block before"],
    [[alt, "↓"], "move the block down, from anywhere inside it"],
    [[alt, "↑"], "move the block up"],
    [["Enter"], "on a “+”: add a block there; on the bar of a block: fold it"],
    [[control, "B"], "bold"],
    [[control, "I"], "italics"],
  ]
  const help = document.createElement("details")
  help.className = "story-keys"
  const summary = document.createElement("summary")
  summary.textContent = "Keys"
  const list = document.createElement("dl")
  for (const [combination, meaning] of keys) {
    const term = document.createElement("dt")
    combination.forEach((key, index) => {
      if (index) term.append("+")
      const cap = document.createElement("kbd")
      cap.textContent = key
      term.append(cap)
    })
    const words = document.createElement("dd")
    words.textContent = meaning
    list.append(term, words)
  }
  help.append(summary, list)
  row.after(help)
})
