export type Theme = 'system' | 'light' | 'dark';

const key = 'heatline.theme';

/** Lets the browser draw in a theme; `system` leaves it to the system. */
function applyTheme(theme: Theme) {
  document.documentElement.style.colorScheme = theme === 'system' ? '' : theme;
}

/** Remembers the choice in this browser too, for the first paint; the server keeps it for the member. */
export function rememberTheme(theme: Theme) {
  applyTheme(theme);
  try {
    localStorage.setItem(key, theme);
  } catch {
    // Without storage the theme comes with the member's preferences, a moment later.
  }
}

export function rememberedTheme(): Theme {
  try {
    const theme = localStorage.getItem(key);
    return theme === 'light' || theme === 'dark' ? theme : 'system';
  } catch {
    return 'system';
  }
}

export const applyRememberedTheme = () => applyTheme(rememberedTheme());
