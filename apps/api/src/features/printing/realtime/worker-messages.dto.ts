import {
  knownJobStates,
  maxMedia,
  maxWorkerPrinters,
  printerDrivers,
  printProofs,
  printSides,
  type ChunkRequest,
  type JobAcceptance,
  type JobReport,
  type KnownJobState,
  type PrinterDriverKind,
  type PrinterState,
  type PrintProof,
  type PrintSides,
  type ReportedStatus,
  type Same,
  type WorkerHello,
} from '@picolo/contracts';
import { ListOf, MayBeAbsent } from '@picolo/server/http';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

const printerStates: readonly PrinterState[] = ['ready', 'printing', 'paper-out', 'stopped', 'offline', 'unknown'];
const reportedStatuses: readonly ReportedStatus[] = [
  'printing',
  'printed',
  'failed',
  'unconfirmed',
  'expired',
  'returned',
];

const highest = 2_147_483_647;

class AbilitiesDto {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(200)
  columns!: number | null;

  @IsInt()
  @Min(1)
  @Max(9_999)
  copies!: number;

  @IsArray()
  @ArrayMaxSize(printSides.length)
  @IsIn(printSides, { each: true })
  sides!: readonly PrintSides[];

  @IsArray()
  @ArrayMaxSize(maxMedia)
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  media!: readonly string[];
}

class ReportedPrinterDto {
  @IsString()
  @Length(1, 500)
  uri!: string;

  @IsString()
  @Length(1, 120)
  name!: string;

  @IsIn(printerDrivers)
  driver!: PrinterDriverKind;

  @IsIn(printerStates)
  state!: PrinterState;

  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(120, { each: true })
  stateReasons!: readonly string[];

  @MayBeAbsent()
  @ValidateNested()
  @Type(() => AbilitiesDto)
  abilities?: AbilitiesDto;

  @IsOptional()
  @IsString()
  @Length(1, 100)
  sharedAs?: string;
}

class PrintersDto {
  @ListOf(() => ReportedPrinterDto, { min: 0, max: maxWorkerPrinters })
  @ArrayUnique((printer: ReportedPrinterDto) => printer.uri)
  printers!: readonly ReportedPrinterDto[];
}

export class BeatDto extends PrintersDto {}

export class HelloDto extends PrintersDto {
  @IsString()
  @Length(1, 40)
  softwareVersion!: string;

  @IsISO8601({ strict: true })
  clock!: string;
}

export class NextDto {
  @IsString()
  @Length(1, 500)
  printerUri!: string;
}

class DeliveryDto {
  @IsUUID()
  uuid!: string;

  @IsInt()
  @Min(1)
  @Max(highest)
  attempt!: number;
}

export class AcceptDto extends DeliveryDto {
  @MayBeAbsent()
  @IsIn(knownJobStates)
  state?: KnownJobState;
}

export class ChunkDto extends DeliveryDto {
  @IsInt()
  @Min(0)
  @Max(8_192)
  index!: number;
}

export class ReportDto extends DeliveryDto {
  @IsInt()
  @Min(1)
  @Max(highest)
  seq!: number;

  @IsIn(reportedStatuses)
  status!: ReportedStatus;

  @IsOptional()
  @IsIn(printProofs)
  proof!: PrintProof | null;

  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  reason!: string | null;

  @IsISO8601({ strict: true })
  at!: string;
}

export const helloIsHello: Same<HelloDto, WorkerHello> = true;
export const acceptIsAcceptance: Same<AcceptDto, JobAcceptance> = true;
export const chunkIsRequest: Same<ChunkDto, ChunkRequest> = true;
export const reportIsReport: Same<ReportDto, JobReport> = true;
