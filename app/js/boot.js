// Starts the browser half. The page works without it: whatever fails here
// leaves the server's HTML, its links and its forms as they are.
import { searchAsTyped } from './catalogue.mjs';
import { endEarly, makeUpFor } from './early.mjs';
import { copyTexts, followOptions } from './embedding.mjs';
import { followMenus } from './menus.mjs';
import { keepPlace } from './place.mjs';

const root = document.documentElement;

followMenus();
searchAsTyped();
keepPlace();
followOptions();
copyTexts();

async function start() {
  const { default: init, hydrate } = await import('./frontend.js');
  await init({ module_or_path: new URL('./frontend_bg.wasm', import.meta.url) });
  await hydrate();
}

if (!document.querySelector('meta[name=atalaya-release]')) {
  // Nothing to be interactive about: there is no release yet.
  root.dataset.mode = 'static';
  endEarly();
} else {
  start().then(
    () => {
      root.dataset.mode = 'live';
      makeUpFor(endEarly());
    },
    (error) => {
      root.dataset.mode = 'server';
      endEarly();
      console.warn('atalaya: interactive mode is off', error);
    },
  );
}
