/* What Word and Google Docs put on the clipboard, before the text editor reads it. The editor
   drops what it does not know, and with it what a style meant; so that is said by tags first.
   The server has the last word all the same: see rich_text.py. */
{
  const NUMBERED = /^\(?(?:\d+|[a-z]|[ivxlcdm]+)[.)]$/i
  const GOOGLE = /^https?:\/\/(?:www\.)?google\.[a-z.]{2,6}\/url\?/i
  const style = (element) => element.getAttribute("style") ?? ""
  const unwrap = (element) => element.replaceWith(...element.childNodes)
  const isEmpty = (element) => !element.textContent.trim() && !element.querySelector("img")

  function asMeant(html) {
    const page = new DOMParser().parseFromString(html, "text/html")
    const all = (selector) => [...page.body.querySelectorAll(selector)]
    for (const link of all("a")) leadsOn(link)
    for (const bold of all("b, strong")) if (/font-weight:\s*(?:normal|[1-5]00)/i.test(plainStyle(bold))) unwrap(bold)
    for (const spaces of all("[style*='mso-spacerun' i]")) spaces.textContent = " "
    drawnLists(page, all("p").filter(isDrawnItem))
    for (const gone of all("br.Apple-interchange-newline, style, title")) gone.remove()
    for (const paragraph of all("p, h1, h2, h3, h4, h5, h6")) if (isEmpty(paragraph)) paragraph.remove()
    for (const line of all("br")) if (!line.closest("p, li, h1, h2, h3, h4, h5, h6, blockquote, td")) betweenBlocks(line)
    return page.body.innerHTML
  }

  const plainStyle = (element) => style(element).replace(/mso-[\w-]+:[^;]*/gi, "")

  /* Google Docs counts clicks on its links; the link goes where it says. */
  function leadsOn(link) {
    const address = link.getAttribute("href")
    if (!address) return unwrap(link)
    if (!GOOGLE.test(address)) return undefined
    const named = new URL(address).searchParams
    const target = named.get("q") || named.get("url")
    if (target && /^(?:https?:|mailto:)/i.test(target)) link.setAttribute("href", target)
    return undefined
  }

  /* A line break that stands between paragraphs is an empty one. */
  function betweenBlocks(line) {
    const isBlock = (node) => !node || /^(?:P|UL|OL|H[1-6]|BLOCKQUOTE|DIV|TABLE)$/.test(node.nodeName)
    if (isBlock(line.previousElementSibling) && isBlock(line.nextElementSibling)) line.remove()
  }

  function isDrawnItem(paragraph) {
    return /MsoListParagraph/.test(paragraph.className) || /mso-list:\s*(?!none|ignore)\w/i.test(style(paragraph))
  }

  /* Word draws its bullets and numbers: each paragraph of a list with the mark and spaces before it. */
  function drawnLists(page, items) {
    let open = []
    let last = null
    for (const item of items) {
      const level = Number(/level([1-9])\b/.exec(style(item))?.[1] ?? 1)
      const marks = [...item.querySelectorAll("[style*='mso-list' i]")].filter((mark) => /mso-list:\s*ignore/i.test(style(mark)))
      const kind = NUMBERED.test(marks.map((mark) => mark.textContent.trim()).join("")) ? "ol" : "ul"
      for (const mark of marks) mark.remove()
      if (last === null || nextAfter(last) !== item) open = []
      while (open.length && open.at(-1).level > level) open.pop()
      if (open.length && open.at(-1).level === level && open.at(-1).kind !== kind) open.pop()
      if (!open.length || open.at(-1).level < level) {
        const list = page.createElement(kind)
        const within = open.at(-1)?.list.lastElementChild
        if (within) within.append(list)
        else item.before(list)
        open.push({ level, kind, list })
      }
      const row = page.createElement("li")
      const line = page.createElement("p")
      line.append(...item.childNodes)
      row.append(line)
      open.at(-1).list.append(row)
      last = open[0].list
      item.remove()
    }
  }

  function nextAfter(list) {
    let next = list.nextSibling
    while (next && next.nodeType !== Node.ELEMENT_NODE && !(next.nodeType === Node.TEXT_NODE && next.data.trim())) {
      next = next.nextSibling
    }
    return next
  }

  document.addEventListener("prose-editor:ready", ({ detail: { editor } }) => {
    editor.setOptions({ editorProps: { ...editor.options.editorProps, transformPastedHTML: asMeant } })
  })
}
