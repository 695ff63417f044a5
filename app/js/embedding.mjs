// What scripts add to the page that says how to embed a figure, which is a plain
// form without them: options take effect at once, and code can be copied.

/** Brings the options of the page to life, if there are any. */
export function followOptions() {
  const form = document.querySelector('form[data-live]');
  if (!form) return;
  let request;

  async function show() {
    const address = new URL(form.action);
    for (const [name, value] of new FormData(form)) {
      if (value) address.searchParams.set(name, value);
    }
    // The answer to an earlier choice must not overwrite that to a later one.
    request?.abort();
    request = new AbortController();
    const answer = await fetch(address, { signal: request.signal });
    if (!answer.ok) throw new Error(`${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const shown = document.querySelector(form.dataset.live);
    shown.replaceChildren(...page.querySelector(form.dataset.live).childNodes);
    history.replaceState(history.state, '', answer.url);
  }

  // Without an answer the form still works by its button.
  form.addEventListener('change', () => show().catch(() => {}));
}

/** Listens for all buttons that copy the text of an element. */
export function copyTexts() {
  // On its way down: pages of the server keep clicks from going up.
  document.addEventListener('click', (event) => copy(event.target.closest?.('[data-copies]')), true);
}

async function copy(button) {
  if (!button) return;
  const status = button.parentElement.querySelector('[role=status]');
  try {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent.trim());
    status.textContent = status.dataset.copied;
  } catch {
    status.textContent = status.dataset.failed;
  }
}
