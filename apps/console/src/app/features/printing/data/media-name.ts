/** `iso_a4_210x297mm` → `A4 · 210 × 297 mm` (names of PWG 5101.1); another name stays as it is. */
export const mediaName = (name: string): string => {
  const [, word = '', wide = '', high = '', unit = ''] = /^[a-z]+_(.+)_([\d.]+)x([\d.]+)(mm|in)$/u.exec(name) ?? [];
  if (word === '') return name;
  const said = word.length <= 3 ? word.toUpperCase() : word.replaceAll('-', ' ');
  return `${said} · ${wide} × ${high} ${unit}`;
};
