import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('categories')
@Index('uq_categories_slug', ['slug'], { unique: true })
@Index('uq_categories_name', ['name'], { unique: true })
export class CategoryEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ type: 'varchar', length: 120 })
  slug!: string;

  @Column({ type: 'varchar', length: 120 })
  name!: string;

  /** Their order on every page; equal ones by name. */
  @Column({ type: 'smallint', unsigned: true, default: 1000 })
  position!: number;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}
