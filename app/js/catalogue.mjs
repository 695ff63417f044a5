// Searches the catalogue while the reader types. The server searches, as it
// does for the plain form: its answer takes the place of the results.
const PAUSE_MS = 150;

/** Brings the search form of the page to life, if there is one. */
export function searchAsTyped() {
  const form = document.querySelector('form[data-search]');
  if (!form) return;
  const results = document.querySelector(form.dataset.search);
  const field = form.querySelector('input[type=search]');
  let waiting;
  let request;

  async function search() {
    const address = new URL(form.action);
    for (const [name, value] of new FormData(form)) {
      if (value.trim()) address.searchParams.set(name, value.trim());
    }
    // An answer to fewer letters must not overwrite that to more.
    request?.abort();
    request = new AbortController();
    const answer = await fetch(address, { signal: request.signal });
    if (!answer.ok) throw new Error(`${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const found = page.querySelector(form.dataset.search);
    results.replaceChildren(...found.childNodes);
    // Sharing and going back lead to what is seen; each letter is no step.
    history.replaceState(history.state, '', address);
  }

  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      // Without an answer the form still works by its button.
      search().catch(() => {});
    }, PAUSE_MS);
  }

  field.addEventListener('input', later);
}
