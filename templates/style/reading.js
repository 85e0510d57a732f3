// Reading tools: text size, look, and reading aloud with the voices of the device.
// Nothing is stored, and nothing leaves the page: only voices that work without a network are used.
(() => {
  'use strict';
  const bar = document.querySelector('.tools');
  const root = document.documentElement;
  const part = (name) => bar.querySelector('[data-tool="' + name + '"]');

  let size = 0;
  const resize = (step) => {
    size = Math.min(5, Math.max(-1, size + step));
    root.style.setProperty('--scale', String(1 + size * 0.2));
    part('smaller').disabled = size === -1;
    part('larger').disabled = size === 5;
  };
  part('smaller').addEventListener('click', () => resize(-1));
  part('larger').addEventListener('click', () => resize(1));
  part('look').addEventListener('change', (event) => { root.dataset.look = event.target.value; });
  bar.hidden = false;

  const speech = window.speechSynthesis;
  const button = part('aloud');
  if (!speech || !window.SpeechSynthesisUtterance) return;

  // The smallest pieces that are read as one: a paragraph, a heading, a cell, a label with its value.
  const PIECES = 'h1,h2,h3,h4,h5,h6,p,li,dt,dd,td,th,figcaption,[role="img"]';
  const pieces = () => [...document.querySelectorAll('.cover, main')]
    .flatMap((part) => [...part.querySelectorAll(PIECES)])
    .filter((piece) => !piece.querySelector(PIECES) && piece.getClientRects().length > 0 && words(piece));
  const words = (piece) =>
    (piece.getAttribute('aria-label') || piece.innerText || '').replace(/\s+/g, ' ').trim();
  const language = (piece) => piece.closest('[lang]').lang;
  const voice = (tag) => speech.getVoices()
    .find((one) => one.localService && one.lang.toLowerCase().replace('_', '-').split('-')[0] === tag.split('-')[0]);

  let queue = [];
  let reading = null;
  const mark = (piece) => {
    if (reading) reading.classList.remove('is-read');
    reading = piece;
    if (piece) {
      piece.classList.add('is-read');
      piece.scrollIntoView({ block: 'nearest' });
    }
  };
  const stop = () => {
    queue = [];
    speech.cancel();
    mark(null);
    button.setAttribute('aria-pressed', 'false');
    button.textContent = button.dataset.start;
  };
  const next = () => {
    const piece = queue.shift();
    if (!piece) return stop();
    const speaker = voice(language(piece));
    // A language for which this device has no voice is left to the eye.
    if (!speaker) return next();
    const said = new SpeechSynthesisUtterance(words(piece));
    said.voice = speaker;
    said.lang = speaker.lang;
    said.onend = () => { if (reading === piece) next(); };
    said.onerror = () => { if (reading === piece) stop(); };
    mark(piece);
    speech.speak(said);
  };
  const start = () => {
    // From the first piece that can be seen, so that one can go on where one stopped.
    const all = pieces();
    const first = all.findIndex((piece) => piece.getBoundingClientRect().bottom > 0);
    queue = all.slice(Math.max(0, first));
    button.setAttribute('aria-pressed', 'true');
    button.textContent = button.dataset.stop;
    next();
  };
  button.addEventListener('click', () => (reading ? stop() : start()));
  window.addEventListener('pagehide', () => speech.cancel());

  // Voices come late in some browsers. Without one for this page there is no button.
  const offer = () => { button.hidden = !voice(root.lang); };
  if (speech.addEventListener) speech.addEventListener('voiceschanged', offer);
  offer();
})();
