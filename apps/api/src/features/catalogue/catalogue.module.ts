import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { PrintingModule } from '../printing/index.js';
import { CatalogueImports } from './catalogue-imports.facade.js';
import { CataloguePhotos } from './catalogue-photos.facade.js';
import { CatalogueFacade } from './catalogue.facade.js';
import { CategoriesController } from './http/categories.controller.js';
import { LabelsController } from './http/labels.controller.js';
import { PhotosController } from './http/photos.controller.js';
import { ProductsController } from './http/products.controller.js';
import { ShopController } from './http/shop.controller.js';
import { ForgetPhotosSweep } from './jobs/forget-photos.sweep.js';
import { MakeSizesWhenPhotoUploaded } from './jobs/make-photo-sizes.job.js';
import { CatalogueRepository } from './persistence/catalogue.repository.js';
import { CategoriesRepository } from './persistence/categories.repository.js';
import { CategoryEntity } from './persistence/category.entity.js';
import { ImportProductsRepository } from './persistence/import-products.repository.js';
import { PhotosRepository } from './persistence/photos.repository.js';
import { ProductPhotoEntity, ProductPhotoFileEntity } from './persistence/product-photo.entity.js';
import { ProductEntity } from './persistence/product.entity.js';
import { CategoriesQuery } from './queries/categories.query.js';
import { LabelProductsQuery } from './queries/label-products.query.js';
import { LowProductsQuery } from './queries/low-products.query.js';
import { PhotosQuery } from './queries/photos.query.js';
import { ProductSearchQuery } from './queries/product-search.query.js';
import { ProductsQuery } from './queries/products.query.js';
import { ShopWindowQuery } from './queries/shop-window.query.js';
import { ToOrderQuery } from './queries/to-order.query.js';
import { AddPhoto } from './use-cases/add-photo.use-case.js';
import { AddReadyPhoto } from './use-cases/add-ready-photo.use-case.js';
import { ChangeProduct } from './use-cases/change-product.use-case.js';
import { CreateCategory } from './use-cases/create-category.use-case.js';
import { CreateProduct } from './use-cases/create-product.use-case.js';
import { ProductChanges } from './use-cases/product-changes.js';
import { KeepCategories } from './use-cases/keep-categories.use-case.js';
import { KeepPhotos } from './use-cases/keep-photos.use-case.js';
import { MakePhotoSizes } from './use-cases/make-photo-sizes.use-case.js';
import { PrintProductLabels } from './use-cases/print-product-labels.use-case.js';
import { RemoveProduct } from './use-cases/remove-product.use-case.js';

/** Needs StockLevels and ThresholdWatch, which the stock feature provides to all. */
@Module({
  imports: [
    AuditModule,
    PrintingModule,
    TypeOrmModule.forFeature([ProductEntity, CategoryEntity, ProductPhotoEntity, ProductPhotoFileEntity]),
  ],
  controllers: [ProductsController, CategoriesController, LabelsController, ShopController, PhotosController],
  providers: [
    CatalogueRepository,
    ProductsQuery,
    ProductSearchQuery,
    LowProductsQuery,
    LabelProductsQuery,
    PrintProductLabels,
    CategoriesQuery,
    ShopWindowQuery,
    CreateProduct,
    ChangeProduct,
    RemoveProduct,
    CreateCategory,
    ProductChanges,
    CatalogueFacade,
    ImportProductsRepository,
    CategoriesRepository,
    KeepCategories,
    PhotosRepository,
    PhotosQuery,
    ToOrderQuery,
    AddPhoto,
    AddReadyPhoto,
    CataloguePhotos,
    KeepPhotos,
    MakePhotoSizes,
    MakeSizesWhenPhotoUploaded,
    ForgetPhotosSweep,
    CatalogueImports,
  ],
  exports: [CatalogueFacade, CatalogueImports, CataloguePhotos],
})
export class CatalogueModule {}
