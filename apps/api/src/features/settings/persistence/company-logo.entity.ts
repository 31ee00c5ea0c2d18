import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A logo that is or was the company's; insert-only, because issued invoices name it. */
@Entity('company_logos')
export class CompanyLogoRow {
  @PrimaryColumn({ type: 'char', length: 64, charset: 'ascii', collation: 'ascii_bin' })
  sha256!: string;

  @Column({ type: 'smallint', unsigned: true })
  width!: number;

  @Column({ type: 'smallint', unsigned: true })
  height!: number;

  /** PNG or JPEG without transparency. */
  @Column({ type: 'mediumblob' })
  image!: Buffer;

  @Column({ name: 'created_by', type: 'int', unsigned: true, nullable: true })
  createdBy!: number | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}
