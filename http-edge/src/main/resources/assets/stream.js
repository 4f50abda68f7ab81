// Follows what a page is told: pushed where that gets through, asked for now and then where it does
// not. Who does not look holds no connection.

const SILENCE = 50_000;
const LOOK_EVERY = 10_000;

/**
 * @param stream  address of the server-sent events; those of `kind` go to `told`, with whether it is
 *                the first of a connection
 * @param now     address to ask instead, with `headers`, every `pollEvery` milliseconds; what comes
 *                goes to `asked`
 * @param state   is told how it stands: on, away, polling, ended
 */
export function follow({ stream, now, headers, pollEvery, kind, told, asked, state = () => {} }) {
  let source = null;
  let heardAt = 0;
  let polling = null;
  let ended = false;

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
    state('ended');
  }

  function open() {
    if (ended || source || document.hidden) {
      return;
    }
    let first = true;
    const mine = new EventSource(stream);
    source = mine;
    heardAt = Date.now();
    mine.addEventListener('open', () => {
      heardAt = Date.now();
      state('on');
    });
    mine.addEventListener(kind, (event) => {
      heardAt = Date.now();
      told(event.data, first);
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
        state('away');
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
      const answer = await fetch(now, { headers, redirect: 'manual' });
      if (answer.ok) {
        await asked(answer);
        state('polling');
      } else if (answer.type === 'opaqueredirect' || (answer.status >= 400 && answer.status < 500)) {
        end();
        return;
      } else {
        state('away');
      }
    } catch {
      state('away');
    }
    polling = setTimeout(open, pollEvery);
  }

  setInterval(() => {
    if (source && Date.now() - heardAt > SILENCE) {
      close();
      open();
    }
  }, LOOK_EVERY);

  // A browser keeps few connections to one host: those who do not look hold none.
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', open);
  open();
}
