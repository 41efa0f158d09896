import { Construct } from 'constructs';
import { partProps, propsOf } from '../part-props';
import { BackupProps } from './backup-props';
import { BACKUP } from './backup-values';
import { CronJob } from './cron-job';
import { Condition, firstFilled } from '../condition';
import { withDefaults } from '../part';
import { componentLabel, releaseChartOf } from '../release-chart-of';
import { Volume } from '../storage/volume';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';

const FOLDER = '/backup';

/** In place of a backup, where a Job that is made from the CronJob names a file. */
const restoring = (command: string): string => `if test -n "\${RESTORE:-}"; then
  ${command} < "${FOLDER}/$RESTORE"
  echo "restored $RESTORE"
  exit
fi
`;

// The file gets its name only when it is complete, so nothing incomplete counts as a backup.
const SCRIPT = `umask 077
cd ${FOLDER}
rm -f -- *.partial
file="$(date -u +%Y-%m-%dT%H%M%SZ)$BACKUP_EXTENSION"
"$@" > "$file.partial"
if ! test -s "$file.partial"; then
  echo "the backup is empty" >&2
  exit 1
fi
mv -- "$file.partial" "$file"
echo "wrote $file"
ls -- *"$BACKUP_EXTENSION" | sort -r | tail -n +"$((BACKUP_RETENTION + 1))" | while read -r old; do
  rm -f -- "$old"
  echo "deleted $old"
done
`;

/**
 * Backups of a program: a CronJob that writes the output of a command to a volume, and deletes the oldest backups after each new one.
 *
 * Backups are files named after their time, such as `2030-01-31T030000Z.sql`, which only the user of the pod can read. A command that fails,
 * or has no output, leaves no file and deletes none.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export class Backup extends Construct {
  /**
   * The documented values, for `values.group('backup', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return BACKUP.adapt(overrides);
  }

  private readonly existingClaim: string;

  constructor(scope: Construct, id: string, props: BackupProps) {
    props = partProps('BackupProps', scope, id, props, BACKUP);
    super(scope, id);
    const { enabled, retention, persistence, dump, extension = '.backup', variables = [], restore, ...all } = withDefaults(BACKUP, props, 'schedule', 'retention');
    this.existingClaim = persistence?.existingClaim ?? '';
    const within = Condition.of(enabled ?? true).scope(this, 'enabled');
    if (!within) {
      return;
    }
    const component = componentLabel(this, 'backup');
    const labels = { ...all.labels, 'app.kubernetes.io/component': component };
    const volume = new Volume(within, 'default', { ...persistence, labels });
    new CronJob(within, 'resource', {
      ...propsOf('CronJobProps', all),
      security: { ...all.security, ownsVolumes: true },
      component,
      containerName: 'backup',
      command: ['sh', '-c', `set -eu\n${restore === undefined ? '' : restoring(restore)}${SCRIPT}`, 'backup', ...dump],
      env: [...variables, { name: 'BACKUP_EXTENSION', value: extension }, { name: 'BACKUP_RETENTION', value: `${retention}` }],
      // Two at once would delete each other's incomplete files.
      concurrencyPolicy: 'Forbid',
      volumes: [volume.asVolume('backups')],
      volumeMounts: [{ name: 'backups', mountPath: FOLDER }],
    });
  }

  /** Name of the CronJob. */
  public get name(): string {
    return releaseChartOf(this)._nameOf(this, 'CronJob');
  }

  /**
   * Shell command that restores a backup with a Job that is made from the CronJob, for the notes of the release; it needs `restore`.
   *
   * @param file the name of the file, such as `2030-01-31T030000Z.sql`.
   */
  public restoreCommand(file: string): string {
    const { builtIns: { namespace } } = releaseChartOf(this);
    return `kubectl create job ${this.name}-restore --namespace ${namespace} --from=cronjob/${this.name} --dry-run=client --output=yaml \\
    | kubectl set env --local --filename=- --output=yaml RESTORE=${file} | kubectl create --filename=-`;
  }

  /** Name of the PersistentVolumeClaim with the backups. */
  public get claimName(): string {
    return firstFilled(this.existingClaim, releaseChartOf(this)._nameOf(this, 'PersistentVolumeClaim'));
  }
}
