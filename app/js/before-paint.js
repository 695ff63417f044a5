(() => {
  const root = document.documentElement;
  root.dataset.mode = 'loading';
  // A figure in another site has the colours of its address and keeps nothing.
  if ('embed' in root.dataset) return;
  try {
    const theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch {
    // Without storage the page follows the reader's setting.
  }
})();
