import type { CategoryOrder, ProductChange, ProductInput, ProductListQuery, Same } from '@picolo/contracts';
import { IsQuantity, ListQueryDto, maxId, MayBeAbsent, Text } from '@picolo/server/http';
import { PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

/** A million euros, in 1e-6 €: totals of any order stay exact integers. */
const maxPrice = 1_000_000_000_000;
const maxQuantity = 1_000_000_000;

export class CreateProductDto {
  @Text(60)
  sku!: string;

  @Text(200)
  name!: string;

  @MayBeAbsent()
  @IsString()
  @MaxLength(10_000)
  description?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(maxId)
  categoryId?: number | null;

  /** Without VAT, integer 1e-6 €. */
  @IsInt()
  @Min(0)
  @Max(maxPrice)
  unitPrice!: number;

  /** Integer 1e-2 %: 2000 is 20 %. */
  @IsInt()
  @Min(0)
  @Max(10_000)
  vatRate!: number;

  @MayBeAbsent()
  @Text(20)
  unit?: string;

  @MayBeAbsent()
  @IsQuantity({ min: 0.0001, max: maxQuantity })
  step?: number;

  @IsOptional()
  @IsString()
  @MaxLength(64)
  barcode?: string | null;

  @MayBeAbsent()
  @IsBoolean()
  active?: boolean;

  @IsOptional()
  @IsQuantity({ min: 0, max: maxQuantity })
  lowStockThreshold?: number | null;
}

/** Any of the product's fields; what may not be null then may not be null here either. */
export class ChangeProductDto extends PartialType(CreateProductDto, { skipNullProperties: false }) {
  @IsInt()
  @Min(1)
  @Max(maxId)
  version!: number;
}

export class ProductListQueryDto extends ListQueryDto {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(maxId)
  categoryId?: number;

  @IsOptional()
  @IsIn(['active', 'inactive', 'archived', 'low'])
  state?: 'active' | 'inactive' | 'archived' | 'low';

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(maxId)
  locationId?: number;

  @IsOptional()
  @IsIn(['name', '-name', 'sku', '-sku'])
  sort?: 'name' | '-name' | 'sku' | '-sku';
}

export class CategoryOrderDto {
  @IsArray()
  @ArrayMaxSize(1000)
  @IsInt({ each: true })
  ids!: readonly number[];
}

export class CategoryDto {
  @Text(120)
  name!: string;
}

export const createProductIsInput: Same<CreateProductDto, ProductInput> = true;
export const changeProductIsChange: Same<ChangeProductDto, ProductChange> = true;
export const productListIsQuery: Same<ProductListQueryDto, ProductListQuery> = true;
export const categoryOrderIsOrder: Same<CategoryOrderDto, CategoryOrder> = true;
