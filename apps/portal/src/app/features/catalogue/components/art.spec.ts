import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { coloursOf, motifOf } from './art';

const drawings = readFileSync(new URL('../../../../../public/art.svg', import.meta.url), 'utf8');

it.each([
  ['Confiture d’abricots du Roussillon', '', 'jar'],
  ['Crème de marrons d’Ardèche', 'Confitures et miels', 'jar'],
  ['Savon de Marseille à l’huile d’olive', '', 'soap'],
  ['Couteau d’office, manche en buis', '', 'board'],
  ['Lavande vraie', 'Plantes et bouquets', 'plant'],
  ['Quelque chose', 'Nouveautés', 'box'],
])('UI-1 the drawing of “%s” fits it', (name, department, motif) => {
  expect(motifOf(name, department)).toBe(motif);
  expect(drawings).toContain(`id="${motif}"`);
});

it('UI-1 departments next to each other differ in colour, things in them in shade', () => {
  expect(new Set([1, 2, 3, 4, 5, 6].map((id) => coloursOf(id, 0))).size).toBe(6);
  expect(new Set([1, 2, 3].map((id) => coloursOf(1, id))).size).toBe(3);
});
