import type { Same, SecondFactorInput } from '@picolo/contracts';
import { IsIn, IsOptional, IsString, Length, MaxLength } from 'class-validator';

export class SecondFactorDto {
  @IsString()
  @MaxLength(1000)
  challenge!: string;

  @IsString()
  @Length(1, 40)
  code!: string;

  @IsOptional()
  @IsIn(['browser', 'program'])
  client?: 'browser' | 'program';
}

export class OwnPasswordDto {
  @IsString()
  @Length(1, 200)
  password!: string;
}

export class CodeDto {
  @IsString()
  @Length(1, 40)
  code!: string;
}

export const secondFactorDtoIsInput: Same<SecondFactorDto, SecondFactorInput> = true;
export const ownPasswordDtoIsInput: Same<OwnPasswordDto, { password: string }> = true;
export const codeDtoIsInput: Same<CodeDto, { code: string }> = true;
