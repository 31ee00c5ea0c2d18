import {
  labelSizes,
  maxLabelCopies,
  maxLabelProducts,
  type LabelSize,
  type previewProductLabel,
  type QueryOf,
  type ProductLabelsInput,
  type Same,
} from '@picolo/contracts';
import { maxId } from '@picolo/server/http';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';

export class ProductLabelsDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(maxLabelProducts)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(maxId, { each: true })
  productIds!: readonly number[];

  @IsIn(labelSizes)
  size!: LabelSize;

  @IsInt()
  @Min(1)
  @Max(maxLabelCopies)
  copies!: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(maxId)
  printerId?: number | null;
}

export class LabelPreviewQueryDto {
  @IsIn(labelSizes)
  size!: LabelSize;
}

export const labelPreviewQueryIsQuery: Same<LabelPreviewQueryDto, QueryOf<typeof previewProductLabel>> = true;
export const labelsDtoIsInput: Same<ProductLabelsDto, ProductLabelsInput> = true;
