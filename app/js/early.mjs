// What a reader does while the browser half is still on its way: remembered by
// `before-paint.js` from the first paint on, as `boot.js` itself may come late,
// and done once it is there. The elements stay the same when it takes over.

const CHOICES = '.filters__form select';
const BUTTONS = '.view-switch button, .theme-switch button';

/** Ends the remembering; the result is what was remembered. */
export function endEarly() {
  const { early } = document.documentElement;
  document.documentElement.early = null;
  return early;
}

/** Does what was remembered, each control once, as it was left. */
export function makeUpFor(early) {
  const chosen = new Map();
  const pressed = new Set();
  for (const [type, target, value] of early) {
    if (type === 'change' && target.matches(CHOICES)) chosen.set(target, value);
    const button = type === 'click' && target.closest(BUTTONS);
    if (button) pressed.add(button);
  }
  for (const [select, value] of chosen) {
    const option = [...select.options].find((one) => one.value === value);
    // What an earlier choice has closed is not chosen.
    if (!option || option.disabled) continue;
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }
  for (const button of pressed) button.click();
}
