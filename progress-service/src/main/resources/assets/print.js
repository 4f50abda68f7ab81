// The button that prints. Without this file it stays hidden, and the browser's own menu prints the same.
(() => {
  'use strict';

  for (const button of document.querySelectorAll('button[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }
})();
