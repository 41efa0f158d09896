import { Values } from '../expr/expression/values';
import { Condition, hasKey } from '../kit/condition';
import { WorkloadOptions } from '../kit/workload/workload-props';
import { Pattern } from '../values/pattern';

const PATH = '/opt/packages';
const PYTHONPATH = 'PYTHONPATH';

/**
 * Extra Python packages on an existing PersistentVolumeClaim: pods install nothing at start, and all have the same
 * packages.
 *
 * @internal
 */
export class Packages {
  public readonly volumes: any[];
  public readonly volumeMounts: any[];
  private readonly given: Condition;

  constructor(values: Values) {
    values.describe('packages', 'Extra Python packages, for all pods.');
    const claim = values.string('packages.existingClaim', {
      pattern: Pattern.OPTIONAL_DNS_NAME,
      description: `Existing PersistentVolumeClaim with packages that \`pip install --target\` installed with the Python version of the image; mounted read-only at \`${PATH}\`.`,
    });
    this.given = Condition.of(claim);
    this.volumes = this.given.items([{ name: 'packages', persistentVolumeClaim: { claimName: claim.asString(), readOnly: true } }]);
    this.volumeMounts = this.given.items([{ name: 'packages', mountPath: PATH, readOnly: true }]);
  }

  /** Options of a workload, with the packages on the Python path. */
  public within(options: WorkloadOptions): WorkloadOptions {
    const unlessGiven = hasKey(options.environment ?? {}, PYTHONPATH).not();
    return { ...options, extraEnv: [...this.given.and(unlessGiven).items([{ name: PYTHONPATH, value: PATH }]), ...options.extraEnv ?? []] };
  }

  /** Volumes and volume mounts, with those of the packages. */
  public beside({ volumes, volumeMounts }: { volumes: any[]; volumeMounts: any[] }) {
    return { volumes: [...volumes, ...this.volumes], volumeMounts: [...volumeMounts, ...this.volumeMounts] };
  }
}
