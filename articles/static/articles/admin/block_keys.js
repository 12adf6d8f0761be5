/* The block editor by keyboard.

   Tab reaches every “+” and every block's bar. On a “+”, Enter opens the list of kinds: arrow
   keys choose, Enter adds the block and puts the cursor into it, Escape goes back. On a bar,
   Enter folds the block and the arrow keys go to its neighbours. Alt with an arrow key moves
   the block, from anywhere inside it; with Shift as well, the cursor goes to the block after or
   before, from anywhere in the form. What happened is said to screen readers. */
let newestBlock = null

document.addEventListener("prose-editor:ready", (event) => {
  const { textarea, editor: prose } = event.detail
  const label = document.querySelector(`label[for="${textarea.id}"]`)
  prose.view.dom.setAttribute("aria-label", label?.textContent.replace(":", "").trim() || "Text")
  prose.view.dom.setAttribute("aria-multiline", "true")
  const block = textarea.closest(".inline-related")
  if (block && block === newestBlock) {
    newestBlock = null
    prose.commands.focus()
  }
})

document.addEventListener("content-editor:ready", () => {
  const editor = window.ContentEditor
  const machine = document.querySelector(".order-machine")
  const menu = document.querySelector(".plugin-buttons")
  if (!machine || !editor.allowChange) return

  const status = document.createElement("p")
  status.className = "visually-hidden"
  status.setAttribute("role", "status")
  machine.parentElement.append(status)

  const help = document.querySelector(".order-machine-help")
  help.id = "block-editor-help"
  help.textContent = "Drag a block by its bar, or press Alt+↑ and Alt+↓ inside it. Ctrl-click bars to drag several."

  const ordering = (block) => block.querySelector(".order-machine-ordering")
  const blocks = () =>
    [...machine.querySelectorAll(".inline-related:not(.empty-form)")].sort((a, b) => a.style.order - b.style.order)
  const kindOf = (block) => {
    const prefix = block.id.replace(/-(?:\d+|empty)$/, "")
    return editor.pluginsByPrefix[prefix]?.title ?? "Block"
  }
  const say = (words) => {
    status.textContent = words
  }
  const where = (block) => `${blocks().indexOf(block) + 1} of ${blocks().length}`

  // Blocks stand in the page kind by kind. Put them into reading order once, so that Tab follows it.
  for (const block of [...blocks(), ...machine.querySelectorAll(".inline-related.empty-form")]) machine.append(block)
  machine.append(machine.querySelector(":scope > .order-machine-insert-target"))

  function reachable(block) {
    const bar = block.querySelector(":scope > h3")
    bar.tabIndex = 0
    bar.setAttribute("aria-describedby", help.id)
    plus(block.querySelector(":scope > .order-machine-insert-target"), `Add a block before this ${kindOf(block).toLowerCase()}`)
  }

  function plus(target, label) {
    target.tabIndex = 0
    target.setAttribute("role", "button")
    target.setAttribute("aria-haspopup", "menu")
    target.setAttribute("aria-label", label)
  }

  function move(block, step) {
    const all = blocks()
    const from = all.indexOf(block)
    const to = from + step
    if (to < 0 || to >= all.length) return say(`${kindOf(block)} is already ${step < 0 ? "first" : "last"}.`)
    all.splice(from, 1)
    all.splice(to, 0, block)
    all.forEach((each, index) => {
      ordering(each).value = each.style.order = 10 * (index + 1)
    })
    ordering(block).dispatchEvent(new Event("change", { bubbles: true }))
    block.scrollIntoView({ block: "nearest" })
    say(`${kindOf(block)} moved, now ${where(block)}.`)
  }

  // The list of kinds

  const kinds = () => [...menu.querySelectorAll(".plugin-button:not(.content-editor-hide)")]
  let opener = null

  menu.setAttribute("role", "menu")
  menu.setAttribute("aria-label", "Kind of block")
  for (const kind of menu.querySelectorAll(".plugin-button")) {
    kind.setAttribute("role", "menuitem")
    kind.tabIndex = -1
    for (const icon of kind.querySelectorAll(".material-icons")) icon.setAttribute("aria-hidden", "true")
  }

  machine.addEventListener("keydown", (event) => {
    const target = event.target
    if (target.matches(".order-machine-insert-target") && ["Enter", " "].includes(event.key)) {
      event.preventDefault()
      opener = target
      target.click()
      kinds()[0]?.focus()
      return
    }
    const block = target.closest(".inline-related")
    if (!block) return
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (step && event.altKey && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      event.stopPropagation()
      move(block, step)
    } else if (target.matches("h3") && step) {
      event.preventDefault()
      blocks()[blocks().indexOf(block) + step]?.querySelector(":scope > h3").focus()
    } else if (target.matches("h3") && ["Enter", " "].includes(event.key)) {
      event.preventDefault()
      target.click()
      say(`${kindOf(block)} ${block.classList.contains("collapsed") ? "folded" : "open"}, ${where(block)}.`)
    }
  }, true)

  menu.addEventListener("keydown", (event) => {
    const all = kinds()
    const at = all.indexOf(document.activeElement)
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (next !== undefined) {
      event.preventDefault()
      all[(next + all.length) % all.length].focus()
    } else if (["Enter", " "].includes(event.key)) {
      event.preventDefault()
      document.activeElement.click()
    } else if (["Escape", "Tab"].includes(event.key)) {
      event.preventDefault()
      if (opener?.classList.contains("selected")) opener.click()
      opener?.focus()
    }
  })

  // From block to block

  document.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!step || !event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    go(step)
  }, true)

  /* To the block after or before the cursor; from above or below them all, to the first or last. */
  function go(step) {
    const all = blocks()
    const here = document.activeElement.closest(".order-machine .inline-related")
    const isBelow = machine.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING
    const from = here ? all.indexOf(here) : isBelow ? all.length : -1
    const block = all[from + step]
    if (!block) return say(all.length ? `There is no block ${step < 0 ? "before" : "after"} this one.` : "There is no block yet.")
    if (block.classList.contains("collapsed")) block.querySelector(":scope > h3").focus()
    else enter(block)
    block.scrollIntoView({ block: "nearest" })
    say(`${kindOf(block)}, ${where(block)}.`)
  }

  // A new block: the cursor goes into it, also where its text editor is still being made

  function enter(block) {
    const fields = ".tiptap, .select2-selection, input:not([type=hidden], [type=checkbox]), textarea, select"
    const seen = [...block.querySelectorAll(fields)].filter((field) => field.checkVisibility())
    const target = seen[0] ?? block.querySelector(":scope > h3")
    target.focus()
  }

  document.addEventListener("formset:added", (event) => {
    if (!editor.pluginsByPrefix[event.detail.formsetName]) return
    const block = event.target
    reachable(block)
    newestBlock = block
    enter(block)
    say(`${kindOf(block)} added, ${where(block)}.`)
  })

  for (const block of blocks()) reachable(block)
  plus(machine.querySelector(":scope > .order-machine-insert-target"), "Add a block at the end")
})
