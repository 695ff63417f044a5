// What a reader does while the browser half is still on its way: remembered,
// and done once it is there. The elements stay the same when it takes over.

const CHOICES = '.filters__form select';
const BUTTONS = '.view-switch button, .theme-switch button';

/** Remembers from now on; calls of the result make up for it. */
export function rememberEarly() {
  const chosen = new Map();
  const pressed = new Set();
  const choose = ({ target }) => {
    if (target.matches(CHOICES)) chosen.set(target, target.value);
  };
  const press = ({ target }) => {
    const button = target.closest(BUTTONS);
    if (button) pressed.add(button);
  };
  document.addEventListener('change', choose);
  document.addEventListener('click', press);
  return () => {
    document.removeEventListener('change', choose);
    document.removeEventListener('click', press);
    for (const [select, value] of chosen) {
      const option = [...select.options].find((one) => one.value === value);
      // What an earlier choice has closed is not chosen.
      if (!option || option.disabled) continue;
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
    for (const button of pressed) button.click();
  };
}
