/** Connects the filter of the page: it shows the claims of a state whose text has all the words of the search. */
export function filterClaims(): void {
  const form = document.querySelector<HTMLFormElement>('form.filter');
  if (form === null) return;
  const found = form.querySelector('output')!;
  const search = form.querySelector<HTMLInputElement>('[name=text]')!;
  const claims = [...document.querySelectorAll<HTMLElement>('tr[data-claim]')].map((row) => {
    const section = document.getElementById(row.dataset.claim!)!;
    return { row, section, state: row.dataset.state!, text: textOf(row, section) };
  });
  const groups = [...document.querySelectorAll<HTMLElement>('.group, section.file')];
  const apply = (): void => {
    const state = form.querySelector<HTMLInputElement>('[name=state]:checked')!.value;
    const words = search.value.toLowerCase().split(/\s+/);
    const isFiltering = state !== 'all' || search.value.trim() !== '';
    let shown = 0;
    for (const claim of claims) {
      const isShown = (state === 'all' || claim.state === state) && words.every((word) => claim.text.includes(word));
      claim.row.hidden = claim.section.hidden = !isShown;
      if (isShown) shown++;
    }
    // Hide experiments and files without a claim that is shown.
    for (const group of groups) group.hidden = isFiltering && group.querySelector('.claim:not([hidden])') === null;
    found.textContent = `${String(shown)} of ${String(claims.length)} claims`;
  };
  form.hidden = false;
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  apply();
}

/** The text of a claim that is searched: without the tables of its plots. */
function textOf(row: HTMLElement, section: HTMLElement): string {
  return `${row.textContent} ${section.querySelector('dl')?.textContent ?? ''}`.toLowerCase();
}
