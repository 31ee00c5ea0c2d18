import type { CategorySeed } from './product-seed.js';
import { biscuitsAndChocolate } from './products/biscuits-and-chocolate.js';
import { homeAndTable } from './products/home-and-table.js';
import { jamsAndHoney } from './products/jams-and-honey.js';
import { oilsAndCondiments } from './products/oils-and-condiments.js';
import { plantsAndFlowers } from './products/plants-and-flowers.js';
import { teaAndCoffee } from './products/tea-and-coffee.js';

export const categories: readonly CategorySeed[] = [
  teaAndCoffee,
  jamsAndHoney,
  oilsAndCondiments,
  biscuitsAndChocolate,
  plantsAndFlowers,
  homeAndTable,
];

/** A valid EAN-13 out of the range for shops' own use. */
export const barcode = (index: number): string => {
  const digits = `20${String(index + 1).padStart(10, '0')}`;
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return `${digits}${String((10 - (sum % 10)) % 10)}`;
};
