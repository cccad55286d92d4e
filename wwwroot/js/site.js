// The theme switch, copy buttons, the section that is being read, and the way to the search dialog. Every page is complete without it.

const root = document.documentElement;

// What happened is said once, by one region that stands in the page before it speaks.
const status = document.body.appendChild(Object.assign(document.createElement("div"), { className: "visually-hidden" }));
status.setAttribute("role", "status");

// Theme: as the system has it, light, dark. Other tabs follow.

const themes = ["automatic", "light", "dark"];
const button = document.querySelector("button.theme");

// In another language than English, the switch of the theme has the words.
const words = {
  themeAutomatic: "Theme: automatic", themeLight: "Theme: light", themeDark: "Theme: dark",
  copy: "Copy", copyCode: "Copy code", copyNamed: "Copy {name}", copied: "Copied", pressToCopy: "Press Ctrl+C",
  ...button.dataset,
};

const chosen = () => themes.includes(root.dataset.theme) ? root.dataset.theme : themes[0];

function showTheme() {
  const label = { automatic: words.themeAutomatic, light: words.themeLight, dark: words.themeDark }[chosen()];
  button.ariaLabel = button.title = label;
  const paper = getComputedStyle(root).backgroundColor;
  for (const meta of document.querySelectorAll("meta[name=theme-color]")) meta.content = paper;
  return label;
}

function useTheme(theme) {
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  return showTheme();
}

button.addEventListener("click", () => {
  const next = themes[(themes.indexOf(chosen()) + 1) % themes.length];
  const stored = next === themes[0] ? "" : next;
  status.textContent = useTheme(stored);
  try {
    if (stored) localStorage.theme = stored;
    else localStorage.removeItem("theme");
  } catch { /* a browser that keeps nothing asks again on the next page */ }
});
addEventListener("storage", event => { if (event.key === "theme" || event.key === null) useTheme(event.newValue); });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showTheme);
showTheme();

// Copy: the text of the code element is the source, word for word.

for (const figure of document.querySelectorAll("figure.code")) {
  const copy = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: words.copy });
  const code = figure.querySelector("code");
  copy.ariaLabel = figure.querySelector("figcaption") ? words.copyNamed.replace("{name}", () => figure.querySelector("figcaption").textContent) : words.copyCode;
  copy.addEventListener("click", async () => {
    status.textContent = ""; // the same words again are only said when they come again
    copy.textContent = status.textContent = await copyText(code) ? words.copied : words.pressToCopy;
    setTimeout(() => copy.textContent = words.copy, 2000);
  });
  figure.append(copy);
}

async function copyText(code) {
  try {
    await navigator.clipboard.writeText(code.textContent);
    return true;
  } catch {
    // Without a secure connection there is no clipboard: what is marked can be copied by hand.
    getSelection().selectAllChildren(code);
    return false;
  }
}

// What is wider than the text scrolls by itself, and is a region and a stop of the Tab key only then.

for (const region of document.querySelectorAll(".prose :is(pre, .table)[tabindex]")) {
  const said = ["tabindex", "role", "aria-label"].map(name => [name, region.getAttribute(name)]);
  new ResizeObserver(() => {
    for (const [name, value] of said) {
      if (region.scrollWidth > region.clientWidth) region.setAttribute(name, value);
      else region.removeAttribute(name);
    }
  }).observe(region);
}

// Contents: the entry of the section that is being read.

const entries = new Map([...document.querySelectorAll(".contents a")].map(link => [document.getElementById(decodeURIComponent(link.hash.slice(1))), link]));
if (entries.size > 0) {
  const headings = [...entries.keys()].filter(heading => heading);
  const mark = () => {
    const current = headings.findLast(heading => heading.getBoundingClientRect().top < innerHeight * .3);
    for (const [heading, link] of entries) {
      if (heading === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    // Contents longer than the window scroll by themselves.
    const marked = entries.get(current);
    if (marked) marked.closest("details").scrollTop = marked.offsetTop - innerHeight / 3;
  };
  const watch = new IntersectionObserver(mark, { rootMargin: "0px 0px -70% 0px" });
  for (const heading of headings) watch.observe(heading);
}

// Search: a dialog instead of the page, fetched when it is first wanted.

const search = document.querySelector("[data-search-script]");
if (search) {
  const open = async event => {
    event.preventDefault();
    try {
      (await import(search.dataset.searchScript)).open();
    } catch {
      location.href = search.href;
    }
  };
  // The dialog has a box by which its single key is turned off.
  const usesKey = () => {
    try {
      return localStorage.searchKey !== "off";
    } catch {
      return root.dataset.searchKey !== "off";
    }
  };
  search.addEventListener("click", event => { if (!event.ctrlKey && !event.metaKey && !event.shiftKey) open(event); });
  addEventListener("keydown", event => {
    if (event.isComposing || event.altKey || event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    const command = event.ctrlKey || event.metaKey;
    if (event.key === "/" && !command && usesKey() || event.key.toLowerCase() === "k" && command) open(event);
  });
}
