import type { CompanySettings } from '@picolo/contracts';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { CompanyLogoRow } from './company-logo.entity.js';

/** The one row of company settings (IN-7). */
@Entity('company_settings')
export class CompanySettingsRow {
  @PrimaryColumn({ type: 'tinyint', unsigned: true })
  id!: number;

  @Column({ type: 'json' })
  settings!: CompanySettings;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version!: number;

  @Column({ name: 'logo_sha256', type: 'char', length: 64, charset: 'ascii', collation: 'ascii_bin', nullable: true })
  logoSha256!: string | null;

  @ManyToOne(() => CompanyLogoRow, { nullable: true, onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @JoinColumn({ name: 'logo_sha256', foreignKeyConstraintName: 'fk_company_settings_logo' })
  logo!: CompanyLogoRow | null;

  @Column({
    name: 'updated_at',
    type: 'datetime',
    precision: 3,
    default: () => 'CURRENT_TIMESTAMP(3)',
    onUpdate: 'CURRENT_TIMESTAMP(3)',
  })
  updatedAt!: Date;
}
