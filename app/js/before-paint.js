(() => {
  const root = document.documentElement;
  root.dataset.mode = 'loading';
  try {
    const theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch {
    // Without storage the page follows the reader's setting.
  }
})();
