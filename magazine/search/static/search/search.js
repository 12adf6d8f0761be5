// Suggestions under the search field, as an ARIA combobox with a list. The form works without them.
(() => {
  const form = document.querySelector("form[data-suggest]");
  const field = form?.querySelector("input[name=q]");
  if (!field) return;

  const list = document.createElement("ul");
  list.id = "search-suggestions";
  list.className = "search__list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  const said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  field.parentElement.append(list, said);
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" };
  for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value);

  let chosen = -1;
  let asked = null;
  let waiting;

  const close = () => {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    choose(-1);
  };

  const choose = (place) => {
    list.children[chosen]?.setAttribute("aria-selected", "false");
    chosen = place;
    const option = list.children[chosen];
    if (!option) return field.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", option.id);
  };

  const follow = (option) => { location.href = option.dataset.address; };

  const show = (suggestions) => {
    list.replaceChildren(...suggestions.map(({ name, what, address }, place) => {
      const option = document.createElement("li");
      option.id = `search-suggestion-${place}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.address = address;
      const kind = document.createElement("span");
      kind.className = "label";
      kind.textContent = what;
      option.append(name, " ", kind);
      return option;
    }));
    chosen = -1;
    field.removeAttribute("aria-activedescendant");
    list.hidden = !suggestions.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
    said.textContent = suggestions.length === 1 ? "1 suggestion." : `${suggestions.length || "No"} suggestions.`;
  };

  const ask = async () => {
    asked?.abort();
    const words = field.value.trim();
    if (words.length < 2) return close();
    asked = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(words)}`, { signal: asked.signal });
      if (answer.ok && field.value.trim() === words) show((await answer.json()).suggestions);
    } catch { /* Typed on, or there is no network: the form still works. */ }
  };

  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 150); });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    const many = list.children.length;
    if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "ArrowDown" && many) { list.hidden ? ask() : choose(chosen + 1 < many ? chosen + 1 : -1); }
    else if (event.key === "ArrowUp" && many && !list.hidden) choose(chosen < 0 ? many - 1 : chosen - 1);
    else if (event.key === "Enter" && chosen >= 0) follow(list.children[chosen]);
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option) follow(option);
  });
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    // What was left open stays out of the address.
    for (const select of form.querySelectorAll("select")) select.disabled = !select.value;
  });
  window.addEventListener("pageshow", () => { for (const select of form.querySelectorAll("select")) select.disabled = false; });
})();
