import { Injectable } from '@nestjs/common';
import { CatalogueImports } from '../../catalogue/index.js';
import { StockImports } from '../../stock/index.js';

/** The two features that an import writes to. */
@Injectable()
export class ImportParts {
  constructor(
    readonly catalogue: CatalogueImports,
    readonly stock: StockImports,
  ) {}
}
