import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One change of a job, kept with its time (PR-2). */
@Entity('print_job_steps')
@Index('ix_print_job_steps_job', ['jobId', 'id'])
export class PrintJobStepRow {
  @PrimaryGeneratedColumn({ type: 'int', unsigned: true })
  id!: number;

  @Column({ name: 'job_id', type: 'int' })
  jobId!: number;

  @Column({ type: 'varchar', length: 20 })
  status!: string;

  @Column({ type: 'varchar', length: 255, nullable: true })
  reason!: string | null;

  @Column({ name: 'actor_id', type: 'int', unsigned: true, nullable: true })
  actorId!: number | null;

  @Column({ name: 'actor_name', type: 'varchar', length: 120, nullable: true })
  actorName!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
  createdAt!: Date;
}
