// Keeps an open dashboard up to date. What the server pushes are the page's own fragments, swapped
// one by one, so that focus, scroll position and open tables stay. Lists stay as they were read, and
// say when there is another. Without this file the page is whole, as of when it was opened.
import { follow } from './stream.js';

const badge = document.getElementById('live');
const state = document.getElementById('live-state');
const words = document.getElementById('live-words');
const empty = document.getElementById('live-empty');
const lists = [...document.querySelectorAll('[data-follows]')];
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
  const parsed = template.content.firstElementChild;
  if (parsed?.id === 'live-change') {
    parsed.textContent = badge.dataset.change.replace('…', time(parsed.dateTime));
  }
  return parsed;
}

/** What is pushed is the same for all, and tells the time in the cohort's zone. */
function time(moment) {
  return new Date(moment).toLocaleTimeString(document.documentElement.lang, {
    hourCycle: 'h23',
    timeZone: badge.dataset.zone,
  });
}

/** What the parts say that a list goes by. */
function follows(list) {
  return list.dataset.follows
    .split(' ')
    .map((part) => document.getElementById(part)?.textContent)
    .join();
}

const atFirst = new Map(lists.map((list) => [list, follows(list)]));

/** Where nobody was enrolled there is no part to swap: the page comes anew, once for a number. */
function begin(enrolled) {
  if (enrolled > 0 && sessionStorage.getItem(location.pathname) !== `${enrolled}`) {
    sessionStorage.setItem(location.pathname, enrolled);
    location.reload();
  }
}

function swap(html, first) {
  let changed = false;
  for (const fragment of html.split('<!---->').map(element)) {
    if (empty && fragment?.dataset.enrolled) {
      begin(Number(fragment.dataset.enrolled));
    }
    const old = fragment && document.getElementById(fragment.id);
    if (old && !old.isEqualNode(fragment) && !old.contains(document.activeElement)) {
      old.replaceWith(fragment);
      changed = true;
    }
  }
  for (const list of lists) {
    list.hidden = follows(list) === atFirst.get(list);
  }
  if (changed && !first) {
    say();
  }
}

for (const list of lists) {
  list.textContent = list.dataset.words;
  list.addEventListener('click', (event) => {
    event.preventDefault();
    location.reload();
  });
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
