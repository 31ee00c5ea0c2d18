import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('locations')
@Index('uq_locations_name', ['name'], { unique: true })
@Index('uq_locations_sells', ['sells'], { unique: true })
export class LocationEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'varchar', length: 120 })
  name!: string;

  /** Orders take from the one that sells; null elsewhere, so that the unique key allows no second. */
  @Column({ type: 'boolean', nullable: true, default: null })
  sells!: boolean | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;

  @Column({ type: 'int', unsigned: true, default: 1 })
  version!: number;

  @Column({ name: 'archived_at', type: 'datetime', precision: 3, nullable: true })
  archivedAt!: Date | null;
}
