import { Module } from '@nestjs/common';
import { CatalogueModule } from '../apps/api/src/features/catalogue/index.js';
import { ClientsModule } from '../apps/api/src/features/clients/index.js';
import { IdentityModule } from '../apps/api/src/features/identity/index.js';
import { OrdersModule } from '../apps/api/src/features/orders/index.js';
import { SettingsModule } from '../apps/api/src/features/settings/index.js';
import { SeedCommand } from './seed.command.js';
import { ShopCatalogueSeed } from './shop/shop-catalogue.seed.js';
import { ShopOrdersSeed } from './shop/shop-orders.seed.js';
import { ShopPeopleSeed } from './shop/shop-people.seed.js';
import { ShopPhotosSeed } from './shop/shop-photos.seed.js';
import { ShopPlacesSeed } from './shop/shop-places.seed.js';
import { ShopStaffSeed } from './shop/shop-staff.seed.js';
import { ShopSeed } from './shop/shop.seed.js';

/** Demo data, for the command line only. */
@Module({
  imports: [CatalogueModule, ClientsModule, IdentityModule, OrdersModule, SettingsModule],
  providers: [
    SeedCommand,
    ShopSeed,
    ShopPeopleSeed,
    ShopCatalogueSeed,
    ShopPhotosSeed,
    ShopStaffSeed,
    ShopOrdersSeed,
    ShopPlacesSeed,
  ],
})
export class SeedsModule {}
