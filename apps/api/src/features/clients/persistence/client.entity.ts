import type { Address } from '@picolo/contracts';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('clients')
@Index('uq_clients_user', ['userId'], { unique: true })
@Index('ix_clients_name', ['name', 'id'])
@Index('ix_clients_email', ['email'])
@Index('ix_clients_joined', ['joinedTo'])
export class ClientEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  /** The account of this client; null when it has none. */
  @Column({ name: 'user_id', type: 'int', unsigned: true, nullable: true })
  userId!: number | null;

  /** The record that this one became part of (ID-10); null for a record of its own. */
  @Column({ name: 'joined_to', type: 'int', unsigned: true, nullable: true })
  joinedTo!: number | null;

  @Column({ type: 'varchar', length: 20 })
  kind!: string;

  @Column({ type: 'varchar', length: 160 })
  name!: string;

  @Column({ type: 'varchar', length: 254, nullable: true })
  email!: string | null;

  @Column({ type: 'varchar', length: 40, nullable: true })
  phone!: string | null;

  @Column({ type: 'char', length: 9, nullable: true })
  siren!: string | null;

  @Column({ name: 'vat_number', type: 'varchar', length: 20, nullable: true })
  vatNumber!: string | null;

  /** When staff entered or confirmed the number; null for one that the client typed. */
  @Column({ name: 'vat_number_confirmed_at', type: 'datetime', precision: 3, nullable: true })
  vatNumberConfirmedAt!: Date | null;

  @Column({ type: 'json', nullable: true })
  billing!: Address | null;

  @Column({ type: 'json', nullable: true })
  delivery!: Address | null;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;

  @Column({
    name: 'updated_at',
    type: 'datetime',
    precision: 3,
    default: () => 'CURRENT_TIMESTAMP(3)',
    onUpdate: 'CURRENT_TIMESTAMP(3)',
  })
  updatedAt!: Date;

  /** When the personal values were destroyed (ID-9). */
  @Column({ name: 'erased_at', type: 'datetime', precision: 3, nullable: true })
  erasedAt!: Date | null;
}
