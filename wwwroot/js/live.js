// While a site is written: shows the page anew when the site has changed, where it was and as it was left, and lays over it what is wrong
// with the content. In production no page names this file.

const { live, edition, problems: problemsPage } = document.querySelector("script[data-live]").dataset;
const memory = "live-reload";

// What the server says of this page, so that a change of another file leaves it alone.

const ownText = async () => {
  const answer = await fetch(location.href, { cache: "no-store" });
  const text = await answer.text();
  return { url: answer.redirected ? answer.url : "", edition: text.match(/data-edition="([^"]*)"/)?.[1], text: text.replace(/data-edition="[^"]*"/, "") };
};

const first = ownText();
let seen = edition;
let work = Promise.resolve();

async function refresh() {
  try {
    const [shown, now] = [await first, await ownText()];
    // The first look may already have found another edition than the page is.
    if (shown.edition === edition && shown.text === now.text) return;
    if (now.url) { location.replace(now.url + location.hash); return; }
    keepPlace();
    location.reload();
  } catch { /* the server is being started again: the next news bring it up */ }
}

// Where the page was and how it was left.

const path = element => {
  if (element.id) return `#${CSS.escape(element.id)}`;
  const parent = element.parentElement;
  return parent ? `${path(parent)} > :nth-child(${[...parent.children].indexOf(element) + 1})` : element.localName;
};

const content = () => document.querySelectorAll("main :is(p, li, h1, h2, h3, h4, h5, h6, pre, table, figure)");

// The first thing in view, by its place from the end of its kind's text: what is written above it moves it, and the page goes with it.
function anchor() {
  for (const element of content()) {
    const { top, bottom } = element.getBoundingClientRect();
    if (bottom > 0 && top < innerHeight) return { text: element.textContent.slice(0, 80), kind: element.localName, top };
  }
  return null;
}

function keepPlace() {
  const focused = document.activeElement;
  const state = {
    url: location.href.split("#")[0], x: scrollX, y: scrollY, anchor: anchor(),
    open: [...document.querySelectorAll("details")].map(details => [path(details), details.open]),
    fields: [...document.querySelectorAll("input, textarea")].map(field => [path(field), field.value]),
    focus: focused && focused !== document.body ? path(focused) : null,
    selection: focused && "selectionStart" in focused ? [focused.selectionStart, focused.selectionEnd] : null,
  };
  try { sessionStorage.setItem(memory, JSON.stringify(state)); } catch { /* then the page begins at its top */ }
}

function restorePlace() {
  let state;
  try {
    state = JSON.parse(sessionStorage.getItem(memory));
    sessionStorage.removeItem(memory);
  } catch { return; }
  if (!state || state.url !== location.href.split("#")[0]) return;
  const find = selector => { try { return document.querySelector(selector); } catch { return null; } };
  for (const [selector, open] of state.open) {
    const details = find(selector);
    if (details instanceof HTMLDetailsElement) details.open = open;
  }
  for (const [selector, value] of state.fields) {
    const field = find(selector);
    if (field && "value" in field) field.value = value;
  }
  const focused = state.focus && find(state.focus);
  if (focused) {
    focused.focus({ preventScroll: true });
    if (state.selection && state.selection[0] !== null) try { focused.setSelectionRange(...state.selection); } catch { /* not a field with text */ }
  }
  const scroll = () => {
    const same = state.anchor && state.y > 0 && [...content()].filter(element => element.localName === state.anchor.kind && element.textContent.slice(0, 80) === state.anchor.text);
    const y = same?.length === 1 ? scrollY + same[0].getBoundingClientRect().top - state.anchor.top : state.y;
    scrollTo({ left: state.x, top: y, behavior: "instant" });
  };
  scroll();
  // The browser may put the page elsewhere once all of it is there.
  if (document.readyState !== "complete") addEventListener("load", () => requestAnimationFrame(scroll), { once: true });
}

// What is wrong.

let overlay = null;
let dismissed = "";

const element = (name, text, also = {}) => Object.assign(document.createElement(name), text ? { textContent: text } : {}, also);
const count = (number, name) => `${number} ${name}${number === 1 ? "" : "s"}`;

function close() {
  overlay?.remove();
  overlay = null;
}

function show(news) {
  const key = JSON.stringify([news.problems, news.settings, news.warnings]);
  if (overlay?.dataset.key === key || key === dismissed) return;
  const hadFocus = overlay?.contains(document.activeElement);
  close();
  // The page of problems has them already.
  if (news.errors + news.warnings === 0 || location.pathname === problemsPage) return;
  const all = () => element("a", "All problems", { href: problemsPage });
  const facts = [news.errors && count(news.errors, "error"), news.warnings && count(news.warnings, "warning")].filter(Boolean).join(", ");
  overlay = element("section", "", { className: "live", ariaLabel: "Problems in the content" });
  overlay.dataset.key = key;
  if (news.errors === 0) {
    overlay.classList.add("live-note");
    overlay.append(element("a", facts, { href: problemsPage }));
  } else {
    overlay.tabIndex = 0;
    const head = element("div", "", { className: "live-head" });
    const dismiss = element("button", "Close", { type: "button", title: "Close (Escape)" });
    dismiss.addEventListener("click", () => { dismissed = key; close(); });
    head.append(element("p", facts), all(), dismiss);
    const list = element("ol");
    for (const text of news.settings) list.append(item([element("p", text)]));
    for (const problem of news.problems) list.append(item(parts(problem)));
    overlay.append(head, list);
  }
  document.body.append(overlay);
  if (hadFocus) overlay.focus();
}

function item(children) {
  const line = element("li");
  line.append(...children);
  return line;
}

function parts(problem) {
  const place = element("p");
  place.append(element("a", `${problem.path}:${problem.line}:${problem.column}`, { href: problem.editor }), ` ${problem.code} ${problem.message}`);
  const children = [place];
  if (problem.frame) children.push(element("pre", problem.frame, { tabIndex: 0, ariaLabel: `Line ${problem.line} of ${problem.path}`, role: "group" }));
  if (problem.suggestion) children.push(element("p", problem.suggestion));
  children.push(element("p", problem.why, { className: "why" }));
  return children;
}

addEventListener("keydown", event => {
  if (event.key !== "Escape" || !overlay || document.querySelector("dialog[open]")) return;
  dismissed = overlay.dataset.key;
  close();
});

restorePlace();
new EventSource(live).addEventListener("message", event => {
  const news = JSON.parse(event.data);
  show(news);
  if (news.edition === seen && location.pathname !== problemsPage) return;
  seen = news.edition;
  work = work.then(refresh);
});
