import type { CompanySettings } from '@picolo/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row of company settings (IN-7). */
@Entity('company_settings')
export class CompanySettingsRow {
  @PrimaryColumn({ type: 'tinyint', unsigned: true })
  id!: number;

  @Column({ type: 'json' })
  settings!: CompanySettings;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version!: number;

  @Column({
    name: 'updated_at',
    type: 'datetime',
    precision: 3,
    default: () => 'CURRENT_TIMESTAMP(3)',
    onUpdate: 'CURRENT_TIMESTAMP(3)',
  })
  updatedAt!: Date;
}
