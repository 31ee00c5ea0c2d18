import { CannotGoOn } from './cannot-go-on.ts';

/** The forms in which a feature's name appears. */
export interface FeatureNames {
  /** `gift-cards`: folder, paths, permissions. */
  feature: string;
  /** `gift-card` */
  single: string;
  /** `GiftCards`, `GiftCard` */
  Features: string;
  Single: string;
  /** `giftCards`, `giftCard` */
  features: string;
  camel: string;
  /** `gift_cards` */
  table: string;
}

const pascal = (kebab: string): string =>
  kebab
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const singular = (plural: string): string => {
  if (plural.endsWith('ies')) return `${plural.slice(0, -3)}y`;
  return plural.endsWith('s') && !plural.endsWith('ss') ? plural.slice(0, -1) : plural;
};

/** All forms from `gift-cards`; a name that could be no folder, class or table is refused with a sentence. */
export function featureNames(feature: string | undefined, single?: string): FeatureNames {
  if (feature === undefined || !/^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(feature) || feature.length > 40) {
    throw new CannotGoOn(
      'Name the feature in small letters, plural, words joined by "-": npm run new:feature gift-cards',
    );
  }
  const one = single ?? singular(feature);
  if (one === feature) {
    throw new CannotGoOn(`Say also how one of the ${feature} is called: npm run new:feature ${feature} <singular>`);
  }
  return {
    feature,
    single: one,
    Features: pascal(feature),
    Single: pascal(one),
    features: lowerFirst(pascal(feature)),
    camel: lowerFirst(pascal(one)),
    table: feature.replaceAll('-', '_'),
  };
}
