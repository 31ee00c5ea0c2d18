import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** The key that a person's values in append-only tables are sealed with (ID-9). */
@Entity('person_keys')
@Index('uq_person_keys_person', ['person'], { unique: true })
export class PersonKeyEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  /** `user:3`, `client:12` */
  @Column({ type: 'varchar', length: 30 })
  person!: string;

  /** Null once the person was erased. */
  @Column({ type: 'varbinary', length: 32, nullable: true })
  secret!: Buffer | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;

  @Column({ name: 'destroyed_at', type: 'datetime', precision: 3, nullable: true })
  destroyedAt!: Date | null;
}
