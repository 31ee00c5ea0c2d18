import {
  foundDrivers,
  paperColumns,
  type BodyOf,
  type changePrinter,
  type EnrolInput,
  type FoundDriver,
  type inviteWorker,
  type PaperColumns,
  type PrinterToAdd,
  type renameWorker,
  type Same,
} from '@picolo/contracts';
import { MayBeAbsent, Text } from '@picolo/server/http';
import { Equals, IsIn, IsString, Length } from 'class-validator';

const longestName = 120;

export class ChangePrinterDto {
  @MayBeAbsent()
  @Text(longestName)
  name?: string;

  @MayBeAbsent()
  @Equals(true)
  isDefault?: true;
}

export class InviteWorkerDto {
  @MayBeAbsent()
  @Text(longestName)
  name?: string;
}

export class RenameWorkerDto {
  @Text(longestName)
  name!: string;
}

export class EnrolDto {
  @IsString()
  @Length(1, 40)
  code!: string;

  @Text(longestName)
  name!: string;
}

export class AddPrinterDto {
  @Text(500)
  uri!: string;

  @IsIn(foundDrivers)
  driver!: FoundDriver;

  @MayBeAbsent()
  @Text(100)
  name?: string;

  @MayBeAbsent()
  @IsIn(paperColumns)
  columns?: PaperColumns;
}

export const addPrinterIsInput: Same<AddPrinterDto, PrinterToAdd> = true;
export const changePrinterIsInput: Same<ChangePrinterDto, BodyOf<typeof changePrinter>> = true;
export const inviteWorkerIsInput: Same<InviteWorkerDto, BodyOf<typeof inviteWorker>> = true;
export const renameWorkerIsInput: Same<RenameWorkerDto, BodyOf<typeof renameWorker>> = true;
export const enrolIsInput: Same<EnrolDto, EnrolInput> = true;
