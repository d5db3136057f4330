/** Returns a colour of the style sheet by its name, as it is now: in the light or in the dark, on a screen or on paper. */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** Calls whenever the colours may have become others. */
export function onThemeChange(listener: () => void): void {
  for (const query of ['(prefers-color-scheme: dark)', 'print']) {
    window.matchMedia(query).addEventListener('change', listener);
  }
}
