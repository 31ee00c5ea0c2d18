// Runs before the first paint: the theme chosen on this browser, so that the page does not flash in the other one.
try {
  const theme = localStorage.getItem('picolo.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is forbidden: the theme is the system's.
}
