export { CatalogueFacade, type CountableProduct, type HeldProduct, type WatchedProduct } from './catalogue.facade.js';
export { CatalogueImports, type ExportedProduct, type ImportedProducts } from './catalogue-imports.facade.js';
export { CataloguePhotos } from './catalogue-photos.facade.js';
export { CatalogueModule } from './catalogue.module.js';
export { StockLevels, ThresholdWatch, type ThresholdChange } from './catalogue.ports.js';
