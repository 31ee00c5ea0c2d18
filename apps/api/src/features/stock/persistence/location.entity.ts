import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('locations')
@Index('uq_locations_name', ['name'], { unique: true })
export class LocationEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'varchar', length: 120 })
  name!: string;

  /** Orders take from the one that sells. */
  @Column({ type: 'boolean', default: false })
  sells!: boolean;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}
