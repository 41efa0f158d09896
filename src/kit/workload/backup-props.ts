import { JobOptions } from './job-props';
import { PodSecurityOptions } from './pod-security';
import { WorkloadOptions } from './workload-props';
import { k8s } from '../k8s';
import { VolumeOptions } from '../storage/volume-props';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * Options of backups that users of a chart set in the values, besides those of their pods.
 */
export interface BackupOptions extends JobOptions {
  /**
   * Make backups: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Schedule: five cron fields, such as `0 3 * * *`, or a macro such as `@daily`.
   *
   * @default "@daily"
   */
  readonly schedule?: string;

  /**
   * Time zone of the schedule, such as `Europe/Berlin`; empty means the time zone of the control plane.
   *
   * @default - the time zone of the control plane
   */
  readonly timeZone?: string;

  /**
   * Suspend the schedule: true, false or an expression.
   *
   * @default false
   */
  readonly suspend?: boolean | BooleanExpression;

  /**
   * Number of backups to keep, from 1: older ones are deleted after each new one.
   *
   * @default 7
   */
  readonly retention?: number;

  /**
   * The volume of the backups.
   *
   * @default - a PersistentVolumeClaim of 10Gi, which `helm uninstall` keeps
   */
  readonly persistence?: VolumeOptions;
}

/**
 * Backups of a program on a schedule. The options of its pods are those of a workload.
 */
export interface BackupProps extends WorkloadOptions, BackupOptions {
  /** Image reference: an image with the command, and with a shell, `date`, `ls`, `sort` and `tail`. */
  readonly image: string;

  /** Command whose standard output is the backup, such as `['mysqldump', '--all-databases']`: a list of strings, or a token of one. */
  readonly dump: string[];

  /**
   * Shell command that restores a backup from its standard input, such as `mysql`. It runs, in place of a backup, where the variable
   * `RESTORE` names a file; see `restoreCommand()`.
   *
   * @default - none
   */
  readonly restore?: string;

  /**
   * What the names of the files end with, such as `.sql`: letters, digits, `-`, `_` and `.`.
   *
   * @default ".backup"
   */
  readonly extension?: string;

  /**
   * Environment variables of the command: a list.
   *
   * @default - none
   */
  readonly variables?: k8s.EnvVar[];

  /**
   * Directories that the command writes to, such as `/tmp`.
   *
   * @default - none
   */
  readonly writablePaths?: string[];

  /**
   * What the command needs beyond the Pod Security Standard `restricted`, for the defaults of the security contexts. The group owns the
   * volume in any case.
   *
   * @default - nothing
   */
  readonly security?: PodSecurityOptions;

  /**
   * A string whose change replaces the pods of the next backups.
   *
   * @default - none
   */
  readonly checksum?: string;

  /**
   * Extra labels of the objects and pods: a map of strings.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}
