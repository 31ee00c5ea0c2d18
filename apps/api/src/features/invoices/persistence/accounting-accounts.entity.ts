import type { AccountingAccounts } from '@picolo/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row of accounts of the accountant's export. */
@Entity('accounting_accounts')
export class AccountingAccountsRow {
  @PrimaryColumn({ type: 'tinyint', unsigned: true })
  id!: number;

  @Column({ type: 'json' })
  accounts!: AccountingAccounts;

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
