// Keeps the number of unread messages in the head of a page up to date: pushed where that gets
// through, asked for now and then where it does not. Without this file it is as of when the page was
// opened.
(() => {
  'use strict';

  const STREAM = '/notifications/inbox/live';
  const NOW = '/notifications/inbox/unread';
  const POLL_EVERY = 30_000;
  const SILENCE = 50_000;
  const MOST = 99;

  const link = document.querySelector('.top nav a[data-unread]');
  if (!link) {
    return;
  }
  let source = null;
  let heardAt = 0;
  let polling = null;
  let ended = false;

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

  function close() {
    if (source) {
      source.close();
      source = null;
    }
    clearTimeout(polling);
    polling = null;
  }

  function end() {
    ended = true;
    close();
  }

  function open() {
    if (ended || source || document.hidden) {
      return;
    }
    const mine = new EventSource(STREAM);
    source = mine;
    heardAt = Date.now();
    for (const kind of ['open', 'beat']) {
      mine.addEventListener(kind, () => {
        heardAt = Date.now();
      });
    }
    mine.addEventListener('unread', (event) => {
      heardAt = Date.now();
      show(Number(event.data));
    });
    mine.addEventListener('ended', end);
    mine.addEventListener('error', () => {
      if (source === mine && mine.readyState === EventSource.CLOSED) {
        source = null;
        poll();
      }
    });
  }

  /** No stream gets through: asks, and tries the stream again later. */
  async function poll() {
    clearTimeout(polling);
    if (ended || document.hidden) {
      return;
    }
    try {
      const answer = await fetch(NOW, { headers: { Accept: 'application/json' }, redirect: 'manual' });
      if (answer.ok) {
        show((await answer.json()).unread);
      } else if (answer.status >= 400 && answer.status < 500) {
        end();
        return;
      }
    } catch {
      // Away for now: asked again below.
    }
    polling = setTimeout(open, POLL_EVERY);
  }

  setInterval(() => {
    if (source && Date.now() - heardAt > SILENCE) {
      close();
      open();
    }
  }, 10_000);

  // A browser keeps few connections to one host: those who do not look hold none.
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', open);
  open();
})();
