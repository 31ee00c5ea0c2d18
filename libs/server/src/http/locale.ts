import type { Locale } from '@picolo/contracts';

/** The first of our languages that the header prefers; French when it prefers none. */
export const localeOf = (acceptLanguage: string | undefined): Locale => {
  const ranked = (acceptLanguage ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().split(';');
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality.trim().slice(2)) };
    })
    .filter(({ tag, quality }) => quality > 0 && /^(fr|en)\b/.test(tag))
    .sort((a, b) => b.quality - a.quality);
  return ranked[0]?.tag.startsWith('en') === true ? 'en' : 'fr';
};
