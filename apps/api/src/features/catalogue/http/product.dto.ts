import type { ProductChange, ProductInput, ProductListQuery, Same } from '@picolo/contracts';
import { IsQuantity, ListQueryDto, maxId, MayBeAbsent } from '@picolo/server/http';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

const notBlank = /\S/u;
/** A million euros, in 1e-6 €: totals of any order stay exact integers. */
const maxPrice = 1_000_000_000_000;
const maxQuantity = 1_000_000_000;

export class CreateProductDto {
  @IsString()
  @MaxLength(60)
  @Matches(/^[^\p{C}]*\S[^\p{C}]*$/u)
  sku!: string;

  @IsString()
  @MaxLength(200)
  @Matches(notBlank)
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
  @IsString()
  @MaxLength(20)
  @Matches(notBlank)
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

export class ChangeProductDto {
  @IsInt()
  @Min(1)
  @Max(maxId)
  version!: number;

  @MayBeAbsent()
  @IsString()
  @MaxLength(60)
  @Matches(/^[^\p{C}]*\S[^\p{C}]*$/u)
  sku?: string;

  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  @Matches(notBlank)
  name?: string;

  @MayBeAbsent()
  @IsString()
  @MaxLength(10_000)
  description?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(maxId)
  categoryId?: number | null;

  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(maxPrice)
  unitPrice?: number;

  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(10_000)
  vatRate?: number;

  @MayBeAbsent()
  @IsString()
  @MaxLength(20)
  @Matches(notBlank)
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
  @IsIn(['name', '-name', 'sku', '-sku'])
  sort?: 'name' | '-name' | 'sku' | '-sku';
}

export class CategoryDto {
  @IsString()
  @MaxLength(120)
  @Matches(notBlank)
  name!: string;
}

export const createProductIsInput: Same<CreateProductDto, ProductInput> = true;
export const changeProductIsChange: Same<ChangeProductDto, ProductChange> = true;
export const productListIsQuery: Same<ProductListQueryDto, ProductListQuery> = true;
