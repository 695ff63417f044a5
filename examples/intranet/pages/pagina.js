// What this site does with the figures that it shows; every page runs it.
const figures = [...document.querySelectorAll('atalaya-figure')];

/** Has a choice of the page take effect on every figure. */
function follow(id, take) {
  document.querySelector(id)?.addEventListener('change', (event) => {
    for (const figure of figures) take(figure, event.target.value);
  });
}

follow('#sexo', (figure, sex) => figure.setState(sex ? { sex } : {}));
follow('#colores', (figure, theme) => figure.setTheme(theme));
follow('#idioma', (figure, language) => figure.setLanguage(language));

document.addEventListener('atalaya-select', ({ detail: { variable, code } }) => {
  const shown = document.querySelector('#eleccion');
  if (shown) shown.textContent = code ? `${variable} = ${code}` : `${variable}, sin filtro`;
});
