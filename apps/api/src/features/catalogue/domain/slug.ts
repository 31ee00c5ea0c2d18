/** `Confiture d’abricot (370 g)` → `confiture-d-abricot-370-g`; empty when nothing of it is a Latin letter or digit. */
export const slugOf = (text: string): string =>
  text
    .replace(/œ/giu, 'oe')
    .replace(/æ/giu, 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, 100)
    .replace(/^-|-$/gu, '');

/** What a product may be called in an address, best first. The last one is unique because SKUs are. */
export const slugCandidates = (name: string, sku: string): readonly string[] => {
  const [byName, bySku] = [slugOf(name), slugOf(sku)];
  const unique = `p-${Buffer.from(sku.toLowerCase()).toString('hex').slice(0, 180)}`;
  const readable = byName === '' ? [bySku] : [byName, `${byName}-${bySku}`];
  return [...readable.filter((slug) => /[a-z0-9]$/u.test(slug)), unique];
};
