// Shows in the head of every page, of every service, how many messages are unread, and keeps that up
// to date: pushed where that gets through, asked for now and then where it does not. Without this
// file the head leads to the inbox, and says how many there are on the pages of the service that
// knows. The number lies over its place, so that nothing moves when it comes.
import { follow } from './stream.js';

const MOST = 99;
const INBOX = '/notifications/inbox';
const KNOWN = 'milepost-unread';

const link = document.querySelector('.top a[data-unread]');
const viewer = document.querySelector('.who a[href="/progress/profile"]')?.textContent;

function badge() {
  let made = link.querySelector('.unread');
  if (!made) {
    made = document.createElement('span');
    made.className = 'unread';
    made.append(document.createElement('span'), document.createElement('span'));
    made.firstChild.setAttribute('aria-hidden', 'true');
    made.lastChild.className = 'unseen';
    link.append(made);
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

/** The next page begins with what this one was told last, if the same person looks at it. */
function told(unread) {
  show(unread);
  sessionStorage.setItem(KNOWN, JSON.stringify({ viewer, unread }));
}

/** Nobody is logged in to the service that knows: opening the inbox does that. */
function forget() {
  sessionStorage.removeItem(KNOWN);
  badge().hidden = true;
}

function remembered() {
  const last = JSON.parse(sessionStorage.getItem(KNOWN) ?? 'null');
  return last?.viewer === viewer && !location.pathname.startsWith('/notifications') ? last.unread : null;
}

if (link) {
  const last = remembered();
  if (last !== null) {
    show(last);
  }
  follow({
    stream: `${INBOX}/live`,
    now: `${INBOX}/unread`,
    headers: { Accept: 'application/json' },
    pollEvery: 30_000,
    kind: 'unread',
    told: (unread) => told(Number(unread)),
    asked: async (answer) => told((await answer.json()).unread),
    state: (how) => {
      if (how === 'ended') {
        forget();
      }
    },
  });
}
