import type { Address, ClientChange, ClientInput, ClientKind, Same } from '@picolo/contracts';
import { maxId, Nested, Text } from '@picolo/server/http';
import {
  IsEmail,
  IsIn,
  IsInt,
  IsISO31661Alpha2,
  IsOptional,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';

const kinds: readonly ClientKind[] = ['person', 'company'];
/** Undefined leaves a field as it is; null, where a field has no such meaning, is refused. */
const given = (_: object, value: unknown): boolean => value !== undefined;

export class AddressDto {
  @IsOptional()
  @Text(160)
  name?: string;

  @Text(160)
  line1!: string;

  @IsOptional()
  @Text(160)
  line2?: string;

  @Text(12)
  @Matches(/^[0-9A-Za-z -]+$/)
  postalCode!: string;

  @Text(100)
  city!: string;

  @Matches(/^[A-Z]{2}$/)
  @IsISO31661Alpha2()
  country!: string;
}

class OptionalClientFields {
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  email?: string | null;

  @IsOptional()
  @Text(40)
  phone?: string | null;

  @IsOptional()
  @Text(20)
  siren?: string | null;

  @IsOptional()
  @Text(30)
  vatNumber?: string | null;

  @IsOptional()
  @Nested(() => AddressDto)
  billing?: AddressDto | null;

  @IsOptional()
  @Nested(() => AddressDto)
  delivery?: AddressDto | null;
}

export class ClientDto extends OptionalClientFields {
  @IsIn(kinds)
  kind!: ClientKind;

  @Text(160)
  name!: string;
}

export class ClientChangeDto extends OptionalClientFields {
  @ValidateIf(given)
  @IsIn(kinds)
  kind?: ClientKind;

  @ValidateIf(given)
  @Text(160)
  name?: string;

  @IsInt()
  @Min(1)
  @Max(maxId)
  version!: number;
}

export class ConfirmVatNumberDto {
  @IsInt()
  @Min(1)
  @Max(maxId)
  version!: number;
}

export const addressDtoIsAddress: Same<AddressDto, Address> = true;
export const clientDtoIsInput: Same<ClientDto, ClientInput> = true;
export const clientChangeDtoIsChange: Same<ClientChangeDto, ClientChange> = true;
