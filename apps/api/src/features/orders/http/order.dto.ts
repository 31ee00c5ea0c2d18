import {
  orderStatuses,
  type MoveOrderInput,
  type OrderLineInput,
  type OrderStatus,
  type PlaceOrderForClientInput,
  type PlaceOrderInput,
  type ReturnInput,
  type ReturnLineInput,
  type Same,
} from '@picolo/contracts';
import { AddressDto } from '../../clients/index.js';
import { IsQuantity, ListOf, maxId, MayBeAbsent, Nested } from '@picolo/server/http';
import { IsIn, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';

/** With the largest price, a hundred lines of this still add up to exact integers. */
const mostPerLine = 100_000;
const leastPerLine = 0.0001;

export class OrderLineDto {
  @IsInt()
  @Min(1)
  @Max(maxId)
  productId!: number;

  /** In the product's unit, a multiple of its step, at most 4 decimals. */
  @IsQuantity({ min: leastPerLine, max: mostPerLine })
  quantity!: number;
}

export class PlaceOrderDto {
  @ListOf(() => OrderLineDto, { min: 1, max: 100 })
  lines!: readonly OrderLineDto[];

  @MayBeAbsent()
  @IsString()
  @MaxLength(1000)
  note?: string;

  /** The client's own order number, printed on the invoice. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(50)
  purchaseOrder?: string;
}

export class PlaceOrderForClientDto extends PlaceOrderDto {
  @IsInt()
  @Min(1)
  @Max(maxId)
  clientId!: number;

  /** Of the house: no client ever reads it. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(2000)
  internalNote?: string;

  /** Where to, in place of the client's own delivery address. */
  @MayBeAbsent()
  @Nested(() => AddressDto)
  delivery?: AddressDto;
}

export class MoveOrderDto {
  @IsIn(orderStatuses)
  to!: OrderStatus;

  @MayBeAbsent()
  @IsString()
  @MaxLength(1000)
  note?: string;

  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(maxId)
  version?: number;
}

export class ReturnLineDto {
  @IsInt()
  @Min(1)
  @Max(maxId)
  lineId!: number;

  @IsQuantity({ min: leastPerLine, max: mostPerLine * 100 })
  quantity!: number;

  @IsIn(['restock', 'scrap'])
  disposition!: 'restock' | 'scrap';

  @MayBeAbsent()
  @IsString()
  @MaxLength(300)
  reason?: string;
}

export class ReturnDto {
  @ListOf(() => ReturnLineDto, { min: 1, max: 200 })
  lines!: readonly ReturnLineDto[];

  @MayBeAbsent()
  @IsString()
  @MaxLength(1000)
  note?: string;
}

export const orderLineIsInput: Same<OrderLineDto, OrderLineInput> = true;
export const placeOrderIsInput: Same<PlaceOrderDto, PlaceOrderInput> = true;
export const placeForClientIsInput: Same<PlaceOrderForClientDto, PlaceOrderForClientInput> = true;
export const moveOrderIsInput: Same<MoveOrderDto, MoveOrderInput> = true;
export const returnLineIsInput: Same<ReturnLineDto, ReturnLineInput> = true;
export const returnIsInput: Same<ReturnDto, ReturnInput> = true;
