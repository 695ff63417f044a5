// What scripts add to the menus of figures, which open and close without them:
// Escape and a click elsewhere close a menu, and its buttons copy.
const MENU = 'details.figure-menu';

/** Listens for all menus of the document, whenever they come. */
export function followMenus() {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    const menu = document.querySelector(`${MENU}[open]`);
    if (!menu) return;
    menu.open = false;
    menu.querySelector('summary').focus();
  });
  document.addEventListener('click', (event) => {
    for (const menu of document.querySelectorAll(`${MENU}[open]`)) {
      if (!menu.contains(event.target)) menu.open = false;
    }
    const button = event.target.closest?.(`${MENU} [data-copy]`);
    if (button) copy(button);
  });
}

async function copy(button) {
  const menu = button.closest(MENU);
  const status = menu.querySelector('[role=status]');
  const address = menu.querySelector('.figure-menu__link').href;
  const citation = menu.querySelector('.figure-menu__citation').textContent;
  try {
    // An address is cited whole, wherever the page is served from.
    await navigator.clipboard.writeText(button.dataset.copy === 'link' ? address : `${citation} ${address}`);
    status.textContent = status.dataset.copied;
  } catch {
    status.textContent = status.dataset.failed;
  }
}
