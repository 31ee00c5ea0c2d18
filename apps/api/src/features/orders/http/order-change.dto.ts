import type {
  AnswerChangeInput,
  AskChangeInput,
  ChangeOrderInput,
  ChangeRequestParams,
  InternalNoteInput,
  Same,
} from '@picolo/contracts';
import { IdParam, ListOf, maxId, MayBeAbsent, Nested } from '@picolo/server/http';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsString, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { AddressDto } from '../../clients/index.js';
import { OrderLineDto } from './order.dto.js';

/** Something besides blanks. */
const written = /\S/u;

export class ChangeOrderDto {
  @IsInt()
  @Min(1)
  @Max(maxId)
  version!: number;

  @MayBeAbsent()
  @ListOf(() => OrderLineDto, { min: 1, max: 100 })
  lines?: readonly OrderLineDto[];

  @MayBeAbsent()
  @IsString()
  @MaxLength(1000)
  note?: string;

  @MayBeAbsent()
  @IsString()
  @MaxLength(50)
  purchaseOrder?: string;

  /** Null: to the billing address. */
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @Nested(() => AddressDto)
  delivery?: AddressDto | null;
}

export class AskChangeDto {
  @IsString()
  @Matches(written)
  @MaxLength(2000)
  text!: string;

  @MayBeAbsent()
  @ListOf(() => OrderLineDto, { min: 1, max: 100 })
  lines?: readonly OrderLineDto[];
}

export class AnswerChangeDto {
  @IsIn(['accept', 'refuse'])
  decision!: 'accept' | 'refuse';

  @IsString()
  @Matches(written)
  @MaxLength(2000)
  answer!: string;

  @MayBeAbsent()
  @IsBoolean()
  apply?: boolean;
}

export class InternalNoteDto {
  @IsString()
  @MaxLength(2000)
  note!: string;

  @IsInt()
  @Min(1)
  @Max(maxId)
  version!: number;
}

export class ChangeRequestParam extends IdParam {
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(maxId)
  requestId!: number;
}

export const changeOrderIsInput: Same<ChangeOrderDto, ChangeOrderInput> = true;
export const askChangeIsInput: Same<AskChangeDto, AskChangeInput> = true;
export const answerChangeIsInput: Same<AnswerChangeDto, AnswerChangeInput> = true;
export const internalNoteIsInput: Same<InternalNoteDto, InternalNoteInput> = true;
export const changeRequestParamIsParams: Same<ChangeRequestParam, ChangeRequestParams> = true;
