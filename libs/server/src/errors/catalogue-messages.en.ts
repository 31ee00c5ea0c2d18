import type { ErrorCode } from '@picolo/contracts';

type CatalogueCode = Extract<ErrorCode, `${'CATALOGUE' | 'IMPORTS' | 'STOCK'}.${string}`>;

/** Of products, their import and their stock; see messages.fr.ts. */
export const catalogueMessagesEn: Readonly<Record<CatalogueCode, readonly [title: string, detail: string]>> = {
  'CATALOGUE.PRODUCT_NOT_FOUND': ['Product not found', 'This product does not exist or is no longer offered.'],
  'CATALOGUE.TOO_MANY_LABELS': [
    'Too many labels',
    'One print holds at most {most} labels. Choose fewer copies or products.',
  ],
  'CATALOGUE.CATEGORY_NOT_FOUND': ['Category not found', 'This category does not exist.'],
  'CATALOGUE.SKU_TAKEN': ['SKU already used', 'Another product already has this SKU.'],
  'CATALOGUE.CATEGORY_NOT_EMPTY': [
    'Category in use',
    '{products} products are in this category. Move them elsewhere before you delete it.',
  ],
  'CATALOGUE.CATEGORY_NAME_TAKEN': ['Name taken', 'Another category has this name already.'],
  'CATALOGUE.CATEGORIES_CHANGED': [
    'List changed meanwhile',
    'Somebody changed the categories. Load the page again, then start over.',
  ],
  'CATALOGUE.PHOTO_NOT_FOUND': ['Photo not found', 'This photo does not exist or was deleted.'],
  'CATALOGUE.PHOTO_LIMIT': ['Too many photos', 'At most {most} photos per product. Delete one before you add another.'],
  'CATALOGUE.PHOTO_UNREADABLE': ['Photo cannot be read', 'This image cannot be read. Save it again as JPEG or PNG.'],
  'CATALOGUE.PHOTO_TOO_MANY_PIXELS': [
    'Photo too large',
    'This image has more than {megapixels} million pixels. Make it smaller, then send it again.',
  ],
  'CATALOGUE.PHOTOS_CHANGED': [
    'Photos changed meanwhile',
    'Somebody changed the photos of this product. Load the page again, then start over.',
  ],
  'CATALOGUE.VERSION_CONFLICT': [
    'Changed in the meantime',
    'Somebody changed this product while you were typing. Read it again before you save.',
  ],
  'IMPORTS.NOT_FOUND': ['Import not found', 'This import does not exist.'],
  'IMPORTS.NOT_READY': [
    'Import not ready',
    'This import cannot be applied: it is not ready, or it was applied already.',
  ],
  'IMPORTS.NOT_CANCELLABLE': [
    'Import finished',
    'This import is finished or being applied: it can no longer be cancelled.',
  ],
  'STOCK.BELOW_RESERVED': [
    'Stock is reserved',
    '{name}: {reserved} are reserved by orders ({orders}). The stock cannot go below that.',
  ],
  'STOCK.BELOW_ZERO': ['Not enough stock', '{name}: only {onHand} are here. Reduce the quantity.'],
  'STOCK.QUANTITY_STEP': ['Quantity to correct', 'This product is sold in multiples of {step}.'],
  'STOCK.LOCATION_NOT_FOUND': ['Location not found', 'This location does not exist or is no longer used.'],
  'STOCK.LOCATION_NAME_TAKEN': ['Name taken', 'Another location has this name. Choose another one.'],
  'STOCK.LOCATION_VERSION_CONFLICT': [
    'Changed meanwhile',
    'Somebody changed this location. Reload the page and try again.',
  ],
  'STOCK.LOCATION_SELLS': ['Sales location', 'Orders take from here. Choose another sales location first.'],
  'STOCK.LOCATION_NOT_EMPTY': [
    'Location not empty',
    'There is stock of {products} product(s) here. Transfer it first.',
  ],
  'STOCK.SAME_LOCATION': ['Same location', 'Choose two different locations.'],
  'STOCK.COUNT_NOT_FOUND': ['Count not found', 'This count does not exist.'],
  'STOCK.COUNT_CLOSED': ['Count is closed', 'This count was validated or cancelled already. Open another one.'],
  'STOCK.COUNT_EMPTY': ['Nothing to count', 'No product fits this choice. Widen it.'],
  'STOCK.COUNT_LINE_MISSING': [
    'Product not in this count',
    '{name} ({sku}) is not part of this count. Add it to count it.',
  ],
  'STOCK.COUNT_NOTHING': ['Nothing is counted', 'Enter at least one quantity before you validate.'],
  'STOCK.COUNT_REFUSED': [
    'Quantities are reserved',
    '{products}: the count is below what orders reserve ({orders}). Count again, or cancel these orders.',
  ],
  'STOCK.TRANSFER_NOT_FOUND': ['Transfer not found', 'This transfer does not exist.'],
};
