// Starts the browser half. The page works without it: whatever fails here
// leaves the server's HTML, its links and its forms as they are.
import init from './frontend.js';

init({ module_or_path: new URL('./frontend_bg.wasm', import.meta.url) }).catch((error) => {
  document.documentElement.dataset.mode = 'server';
  console.warn('atalaya: interactive mode is off', error);
});
