// Keeps the number of unread messages in the head of a page up to date: pushed where that gets
// through, asked for now and then where it does not. Without this file it is as of when the page was
// opened.
import { follow } from './stream.js';

const MOST = 99;

const link = document.querySelector('.top nav a[data-unread]');

function badge() {
  let made = link.querySelector('.unread');
  if (!made) {
    made = document.createElement('span');
    made.className = 'unread';
    made.append(document.createElement('span'), document.createElement('span'));
    made.firstChild.setAttribute('aria-hidden', 'true');
    made.lastChild.className = 'unseen';
    link.append(' ', made);
  }
  return made;
}

function show(unread) {
  const made = badge();
  made.hidden = unread === 0;
  made.firstElementChild.textContent = unread > MOST ? `${MOST}+` : unread;
  made.lastElementChild.textContent = link.dataset.unread.replace('{0}', unread);
  const count = document.getElementById('inbox-count');
  if (count && unread > Number(count.dataset.count)) {
    document.getElementById('inbox-news').hidden = false;
  }
}

if (link) {
  follow({
    stream: '/notifications/inbox/live',
    now: '/notifications/inbox/unread',
    headers: { Accept: 'application/json' },
    pollEvery: 30_000,
    kind: 'unread',
    told: (unread) => show(Number(unread)),
    asked: async (answer) => show((await answer.json()).unread),
  });
}
