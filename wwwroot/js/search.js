// The search as a dialog: a combobox whose options are the results of the page /search/, which works without it.
const wait = 120;

// In another language than English, the switch of the theme has the words.
const words = {
  search: 'Search', results: 'Results', close: 'Close', searchKey: 'The key {key} opens this search', searchUnreachable: 'The search cannot be reached.',
  ...document.querySelector('button.theme')?.dataset,
};

let dialog, input, list, status, keys, timer, request, action;

const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

// Whoever speaks to the browser, or rests a hand on the keys, does not want a single letter to do anything.
const { dataset } = document.documentElement;

function usesKey() {
  try {
    return localStorage.searchKey !== 'off';
  } catch {
    return dataset.searchKey !== 'off'; // a browser that keeps nothing remembers it as long as the page is there
  }
}

function useKey(isUsed) {
  dataset.searchKey = isUsed ? '' : 'off';
  try {
    if (isUsed) localStorage.removeItem('searchKey');
    else localStorage.searchKey = 'off';
  } catch { /* see above */ }
}

export function open() {
  dialog ??= build();
  // Another tab may have changed it.
  keys.checked = usesKey();
  if (!dialog.open) dialog.showModal();
  input.select();
}

function build() {
  action = document.querySelector('[data-search-script]').href;
  input = make('input', {
    name: 'q', dir: 'auto', maxlength: 1000, enterkeyhint: 'search', autocomplete: 'off', role: 'combobox', 'aria-label': words.search,
    'aria-expanded': false, 'aria-controls': 'search-options', 'aria-autocomplete': 'list',
  });
  list = make('div', { id: 'search-options', role: 'listbox', 'aria-label': words.results, hidden: '' });
  status = make('p', { role: 'status' });
  const close = make('button', { type: 'button' }, words.close);
  keys = make('input', { type: 'checkbox' });
  const [beforeKey, afterKey = ''] = words.searchKey.split('{key}');
  const foot = make('label', {}, keys, ` ${beforeKey}`, make('kbd', {}, '/'), afterKey);
  const element = make('dialog', { class: 'search-dialog', 'aria-label': words.search }, make('form', { action }, input, close), status, list, foot);
  keys.addEventListener('change', () => useKey(keys.checked));
  close.addEventListener('click', () => element.close());
  // A click on the backdrop is one on the dialog itself.
  element.addEventListener('click', event => event.target === element && element.close());
  input.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, wait); });
  input.addEventListener('keydown', move);
  document.body.append(element);
  return element;
}

async function ask() {
  request?.abort();
  const text = input.value.trim();
  if (!text) return show([], '');
  const { signal } = request = new AbortController();
  try {
    const answer = await fetch(`${action}?q=${encodeURIComponent(text)}`, { signal });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (!signal.aborted) show([...page.querySelectorAll('#results .entry')].map(option), page.querySelector('.search-count').textContent);
  } catch {
    if (!signal.aborted) show([], words.searchUnreachable);
  }
}

function option(entry, index) {
  const title = entry.querySelector('.entry-title a'), text = entry.querySelector('.entry-description');
  const link = make('a', { id: `search-option-${index}`, role: 'option', 'aria-selected': false, tabindex: -1, href: title.getAttribute('href') });
  for (const part of [title, text]) part && link.append(make('span', { dir: 'auto' }, ...document.importNode(part, true).childNodes));
  return link;
}

function show(options, count) {
  list.replaceChildren(...options);
  list.hidden = !options.length;
  input.setAttribute('aria-expanded', !!options.length);
  input.removeAttribute('aria-activedescendant');
  status.textContent = count;
}

function move(event) {
  const options = [...list.children], now = options.findIndex(link => link.ariaSelected === 'true'), last = options.length - 1;
  if (event.isComposing) return;
  if (event.key === 'Enter' && now >= 0) {
    event.preventDefault();
    return options[now].click();
  }
  // Home and End belong to the text until an option is chosen.
  const next = { ArrowDown: now < last ? now + 1 : 0, ArrowUp: now > 0 ? now - 1 : last, ...(now >= 0 && { Home: 0, End: last }) }[event.key];
  if (next === undefined || last < 0) return;
  event.preventDefault();
  options[now]?.setAttribute('aria-selected', false);
  options[next].setAttribute('aria-selected', true);
  options[next].scrollIntoView({ block: 'nearest' });
  input.setAttribute('aria-activedescendant', options[next].id);
}
