// Follows what a page is told: pushed where that gets through, asked for now and then where it does
// not. Who does not look holds no connection. 204 says that there is nothing for this reader.

// Beats come every fifteen seconds, and the head of an answer at once.
const SILENCE = 50_000;
const SILENCE_AT_FIRST = 15_000;
const LOOK_EVERY = 5_000;

/**
 * @param stream  address of the server-sent events; those of `kind` go to `told`, with whether it is
 *                the first of a connection
 * @param now     address to ask instead, with `headers`, every `pollEvery` milliseconds; what comes
 *                goes to `asked`
 * @param state   is told how it stands: on, away, polling, ended
 */
export function follow({ stream, now, headers, pollEvery, kind, told, asked, state = () => {} }) {
  let source = null;
  let silent = true;
  let openedAt = 0;
  let heardAt = 0;
  // Whether what the server sends comes through when it is sent. A proxy may hold a stream back: then
  // it is asked beside the stream, until the stream has proved itself.
  let trusted = true;
  let polling = null;
  let asking = false;
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

  /** What comes as long after the beginning as a beat does was not held back. */
  function heard() {
    silent = false;
    heardAt = Date.now();
    if (!trusted && heardAt - openedAt > SILENCE_AT_FIRST / 2) {
      trusted = true;
      clearTimeout(polling);
    }
    if (trusted) {
      state('on');
    }
  }

  function open() {
    if (ended || source || document.hidden) {
      return;
    }
    let first = true;
    const mine = new EventSource(stream);
    source = mine;
    silent = true;
    openedAt = Date.now();
    heardAt = openedAt;
    mine.addEventListener('open', () => {
      openedAt = Date.now();
      heard();
    });
    mine.addEventListener(kind, (event) => {
      heard();
      told(event.data, first);
      first = false;
    });
    mine.addEventListener('beat', heard);
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

  function goOn() {
    open();
    if (!trusted) {
      poll();
    }
  }

  /** No stream gets through: asks now and then, and tries the stream again each time. */
  async function poll() {
    clearTimeout(polling);
    if (ended || asking || document.hidden) {
      return;
    }
    asking = true;
    try {
      const answer = await fetch(now, { headers, redirect: 'manual' });
      if (answer.status === 204) {
        end();
        return;
      }
      if (answer.ok) {
        await asked(answer);
        state('polling');
      } else if (answer.type === 'opaqueredirect' || (answer.status >= 400 && answer.status < 500)) {
        end();
      } else {
        state('away');
      }
    } catch {
      state('away');
    } finally {
      asking = false;
    }
    clearTimeout(polling);
    polling = setTimeout(goOn, pollEvery);
  }

  setInterval(() => {
    if (source && Date.now() - heardAt > (silent ? SILENCE_AT_FIRST : SILENCE)) {
      trusted = false;
      close();
      poll();
    }
  }, LOOK_EVERY);

  // A browser keeps few connections to one host: those who do not look hold none.
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : goOn()));
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', goOn);
  goOn();
}
