import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

type Theme = 'light' | 'dark';
type Rgb = readonly [number, number, number];

const declarations = new Map<string, string>(
  [...`${read('primitive.css')}\n${read('semantic.css')}`.matchAll(/--([\w-]+):\s*([^;]+);/gu)].map((match) => [
    match[1] ?? '',
    (match[2] ?? '').trim(),
  ]),
);

/** The colour that a token has in a theme; fails on a token that is missing or no plain colour. */
function colour(token: string, theme: Theme): Rgb {
  let value = declarations.get(token) ?? '';
  const pair = /^light-dark\((.+?),\s*(.+)\)$/u.exec(value);
  if (pair) value = (theme === 'light' ? pair[1] : pair[2]) ?? '';
  const reference = /^var\(--([\w-]+)\)$/u.exec(value);
  if (reference) return colour(reference[1] ?? '', theme);
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/iu.exec(value);
  if (!hex) throw new Error(`--${token} is no colour: ${value}`);
  return [Number.parseInt(hex[1] ?? '', 16), Number.parseInt(hex[2] ?? '', 16), Number.parseInt(hex[3] ?? '', 16)];
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(front: string, back: string, theme: Theme): number {
  const [high, low] = [luminance(colour(front, theme)), luminance(colour(back, theme))].sort((a, b) => b - a) as [
    number,
    number,
  ];
  return (high + 0.05) / (low + 0.05);
}

const surfaces = ['color-page', 'color-surface', 'color-surface-raised', 'color-surface-sunken', 'color-surface-hover'];
const texts: [string, string][] = [
  ...surfaces.flatMap((surface): [string, string][] =>
    ['color-text', 'color-text-muted', 'color-text-subtle', 'color-link', 'color-on-danger-soft'].map((text) => [
      text,
      surface,
    ]),
  ),
  ...['accent', 'success', 'warning', 'danger', 'info', 'neutral'].map((tone): [string, string] => [
    `color-on-${tone}-soft`,
    `color-${tone}-soft`,
  ]),
  ['color-on-accent-soft', 'color-accent-soft-hover'],
  ['color-on-accent', 'color-accent'],
  ['color-on-accent', 'color-accent-hover'],
  ['color-on-accent', 'color-accent-active'],
  ['color-on-danger', 'color-danger'],
  ['color-on-danger', 'color-danger-hover'],
  ['color-on-inverse', 'color-inverse'],
  ['color-inverse-accent', 'color-inverse'],
  ['color-text', 'color-flash'],
  ['color-text-subtle', 'color-flash'],
];
const shapes: [string, string][] = ['color-surface', 'color-page', 'color-surface-raised'].flatMap((surface) =>
  ['color-border-control', 'color-focus', 'color-accent', 'color-danger', 'color-success', 'color-warning'].map(
    (shape): [string, string] => [shape, surface],
  ),
);

describe.each<Theme>(['light', 'dark'])('UI-2 contrast in the %s theme', (theme) => {
  it.each(texts)('text %s on %s is at least 4.5', (front, back) => {
    expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(shapes)('shape %s on %s is at least 3', (front, back) => {
    expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(3);
  });
});
