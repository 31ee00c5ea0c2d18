import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { PersonKeyEntity } from './person-key.entity.js';

/** One act (ID-8); append-only by the database. */
@Entity('audit_entries')
@Index('ix_audit_entries_time', ['createdAt', 'id'])
@Index('ix_audit_entries_actor', ['actorId', 'createdAt', 'id'])
@Index('ix_audit_entries_action', ['action', 'createdAt', 'id'])
@Index('ix_audit_entries_kind', ['subjectKind', 'createdAt', 'id'])
@Index('ix_audit_entries_subject', ['subject', 'createdAt', 'id'])
export class AuditEntryEntity {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;

  @Column({ type: 'varchar', length: 60 })
  action!: string;

  @Column({ name: 'subject_kind', type: 'varchar', length: 20 })
  subjectKind!: string;

  @Column({ type: 'varchar', length: 60 })
  subject!: string;

  @Column({ name: 'actor_id', type: 'int', unsigned: true, nullable: true })
  actorId!: number | null;

  @Column({ name: 'actor_key_id', type: 'int', unsigned: true, nullable: true })
  actorKeyId!: number | null;

  @ManyToOne(() => PersonKeyEntity, { nullable: true, onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @JoinColumn({ name: 'actor_key_id', foreignKeyConstraintName: 'fk_audit_entries_actor_key' })
  actorKey!: PersonKeyEntity | null;

  /** `{name, address}` of the actor under their key. */
  @Column({ name: 'actor_sealed', type: 'varbinary', length: 2000, nullable: true })
  actorSealed!: Buffer | null;

  /** `{name, before, after}`, when they are nobody's personal values. */
  @Column({ type: 'json', nullable: true })
  details!: unknown;

  @Column({ name: 'person_key_id', type: 'int', unsigned: true, nullable: true })
  personKeyId!: number | null;

  @ManyToOne(() => PersonKeyEntity, { nullable: true, onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @JoinColumn({ name: 'person_key_id', foreignKeyConstraintName: 'fk_audit_entries_person_key' })
  personKey!: PersonKeyEntity | null;

  /** The same under that person's key. */
  @Column({ type: 'mediumblob', nullable: true })
  sealed!: Buffer | null;
}
