import {
  orderOrigins,
  orderSorts,
  orderStatuses,
  type OrderExportQuery,
  type OrderFilter,
  type OrderListQuery,
  type OrderOrigin,
  type OrderSort,
  type OrderStatus,
  type Same,
} from '@picolo/contracts';
import { FileLocaleDto, ListQueryDto, maxId } from '@picolo/server/http';
import { IntersectionType, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

const day = /^\d{4}-\d{2}-\d{2}$/u;

export class OrderFilterDto {
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  @IsOptional()
  @IsIn(orderStatuses)
  status?: OrderStatus;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(maxId)
  clientId?: number;

  @IsOptional()
  @IsIn(orderOrigins)
  origin?: OrderOrigin;

  /** A day in the company's zone, inclusive. */
  @IsOptional()
  @Matches(day)
  @IsISO8601({ strict: true })
  from?: string;

  /** A day in the company's zone, inclusive. */
  @IsOptional()
  @Matches(day)
  @IsISO8601({ strict: true })
  to?: string;

  @IsOptional()
  @IsIn(['open'])
  requests?: 'open';
}

class SortDto {
  @IsOptional()
  @IsIn(orderSorts)
  sort?: OrderSort;
}

export class OrderListQueryDto extends IntersectionType(ListQueryDto, OrderFilterDto, SortDto) {}

export class OrderExportQueryDto extends IntersectionType(OrderFilterDto, SortDto, FileLocaleDto) {}

export class OrderCountsQueryDto extends OmitType(OrderFilterDto, ['status']) {}

export const orderListIsQuery: Same<OrderListQueryDto, OrderListQuery> = true;
export const orderExportIsQuery: Same<OrderExportQueryDto, OrderExportQuery> = true;
export const orderCountsIsQuery: Same<OrderCountsQueryDto, Omit<OrderFilter, 'status'>> = true;
