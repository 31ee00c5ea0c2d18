/** Ink on paper with one accent, as the screens. RGB; each colour keeps a contrast of at least 4.5 on white. */
export const COLOURS = {
  ink: '#1f2426',
  quiet: '#566063',
  line: '#d5dad9',
  accent: '#0f5c5c',
  tint: '#eef4f3',
} as const;

/** Points. */
export const SIZES = { title: 22, number: 12, name: 14, body: 9, small: 7.8, tiny: 7.2 } as const;
