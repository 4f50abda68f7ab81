// Keeps an open dashboard up to date. What the server pushes are the page's own fragments, swapped
// one by one, so that focus, scroll position and open tables stay. Without this file the page is
// whole, as of when it was opened.
import { follow } from './stream.js';

const badge = document.getElementById('live');
const state = document.getElementById('live-state');
const words = document.getElementById('live-words');
const SAY_EVERY = 30_000;

let saidAt = 0;
let saying = null;

function show(name) {
  badge.hidden = false;
  badge.dataset.state = name;
  state.textContent = badge.dataset[name];
}

/** Told politely to those who listen, at most now and then, and always the latest. */
function say() {
  const latest = document.getElementById('live-said');
  if (!latest || saying) {
    return;
  }
  saying = setTimeout(() => {
    saying = null;
    saidAt = Date.now();
    words.textContent = document.getElementById('live-said').textContent;
  }, Math.max(0, saidAt + SAY_EVERY - Date.now()));
}

/** Each element is parsed alone: a row of a table would not be one beside what is none. */
function element(html) {
  const template = document.createElement('template');
  template.innerHTML = html.trim();
  return template.content.firstElementChild;
}

function swap(html, first) {
  let changed = false;
  for (const fragment of html.split('<!---->').map(element)) {
    const old = fragment && document.getElementById(fragment.id);
    if (old && !old.isEqualNode(fragment) && !old.contains(document.activeElement)) {
      old.replaceWith(fragment);
      changed = true;
    }
  }
  if (changed && !first) {
    say();
  }
}

if (badge) {
  follow({
    stream: badge.dataset.stream,
    now: badge.dataset.now,
    headers: { Accept: 'text/html', 'X-Requested-With': 'live' },
    pollEvery: 15_000,
    kind: 'change',
    told: swap,
    asked: async (answer) => swap(await answer.text(), false),
    state: show,
  });
}
