import type { PackedPlot } from '../figure/packedPlot';
import { Figure } from './figure';
import { filterClaims } from './filter';
import { onThemeChange } from './theme';

/** Figures are drawn when they come so near to the window, since a page holds hundreds. */
const NEAR = '400px';

const plots = JSON.parse(document.getElementById('plots')!.textContent) as Record<string, PackedPlot>;
const figures = new Map<Element, Figure>();
for (const [id, plot] of Object.entries(plots)) {
  const element = document.getElementById(id)!;
  figures.set(element, new Figure(element, plot));
}

const sight = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) figures.get(target)?.draw();
  },
  { rootMargin: NEAR },
);
for (const element of figures.keys()) sight.observe(element);

onThemeChange(() => {
  for (const figure of figures.values()) figure.redraw();
});
window.addEventListener('beforeprint', () => {
  for (const figure of figures.values()) figure.draw();
});
filterClaims();
