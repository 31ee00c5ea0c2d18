import { maxPrintCopies, printSides, type PrintOptions, type PrintSides, type Same } from '@picolo/contracts';
import { MayBeAbsent } from '@picolo/server/http';
import { IsIn, IsInt, IsString, Length, Max, Min } from 'class-validator';

export class PrintOptionsDto {
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(maxPrintCopies)
  copies?: number;

  @MayBeAbsent()
  @IsIn(printSides)
  sides?: PrintSides;

  @MayBeAbsent()
  @IsString()
  @Length(1, 80)
  media?: string;
}

export const printOptionsIsOptions: Same<PrintOptionsDto, PrintOptions> = true;
