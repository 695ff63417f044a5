(() => {
  const root = document.documentElement;
  root.dataset.mode = 'loading';
  // What a reader does before the browser half is there: see `early.mjs`.
  root.early = [];
  for (const type of ['change', 'click']) {
    root.addEventListener(type, ({ target }) => root.early?.push([type, target, target.value]));
  }
  // A figure in another site has the colours of its address and keeps nothing.
  if ('embed' in root.dataset) return;
  try {
    const theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch {
    // Without storage the page follows the reader's setting.
  }
})();
