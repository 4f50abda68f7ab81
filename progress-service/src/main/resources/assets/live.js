// Keeps an open dashboard up to date. What the server pushes are the page's own fragments, swapped
// one by one, so that focus, scroll position and open tables stay. Without this file the page is
// whole, as of when it was opened.
(() => {
  'use strict';

  const badge = document.getElementById('live');
  if (!badge) {
    return;
  }
  const state = document.getElementById('live-state');
  const words = document.getElementById('live-words');
  const SAY_EVERY = 30_000;
  const POLL_EVERY = 15_000;
  const SILENCE = 50_000;

  let source = null;
  let heardAt = 0;
  let saidAt = 0;
  let saying = null;
  let polling = null;
  let ended = false;

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
    show('ended');
  }

  function open() {
    if (ended || source || document.hidden) {
      return;
    }
    let first = true;
    const mine = new EventSource(badge.dataset.stream);
    source = mine;
    heardAt = Date.now();
    mine.addEventListener('open', () => {
      heardAt = Date.now();
      show('on');
    });
    mine.addEventListener('change', (event) => {
      heardAt = Date.now();
      swap(event.data, first);
      first = false;
    });
    mine.addEventListener('beat', () => {
      heardAt = Date.now();
    });
    mine.addEventListener('ended', end);
    mine.addEventListener('error', () => {
      if (source !== mine) {
        return;
      }
      if (mine.readyState === EventSource.CLOSED) {
        source = null;
        poll();
      } else {
        show('away');
      }
    });
  }

  /** No stream gets through: asks now and then, and tries the stream again each time. */
  async function poll() {
    clearTimeout(polling);
    if (ended || document.hidden) {
      return;
    }
    try {
      const answer = await fetch(badge.dataset.now, {
        headers: { Accept: 'text/html', 'X-Requested-With': 'live' },
        redirect: 'manual',
      });
      if (answer.ok) {
        swap(await answer.text(), false);
        show('polling');
      } else if (answer.type === 'opaqueredirect' || (answer.status >= 400 && answer.status < 500)) {
        end();
        return;
      } else {
        show('away');
      }
    } catch {
      show('away');
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
