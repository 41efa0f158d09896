import { Construct } from 'constructs';
import { ARTIFACTS_PATH } from './mlflow-defaults';
import { MlflowArtifactsOptions } from './mlflow-server-props';
import { ListExpression } from '../expr/expression/list-expression';
import { toNode } from '../expr/expression/to-node';
import { Condition, textOf } from '../kit/condition';
import { Credentials } from '../kit/config/credentials';
import { nameOfProp, namedText, noteWhen, refuseWhen, releaseChartOf } from '../kit/release-chart-of';
import { Volume } from '../kit/storage/volume';

/** Where the key file of Google Cloud Storage is mounted. */
const KEY_PATH = '/etc/gcs';
const VOLUMES = { artifacts: 'artifacts', key: 'gcs-key' } as const;

/**
 * The store of artifacts of an MLflow server: what its pods need for it, and what clients need that write to it directly.
 *
 * @internal
 */
export class MlflowArtifacts extends Construct {
  /** Whether clients read and write through the server. */
  public readonly proxied: Condition;

  /** Whether the artifacts are on a volume. */
  public readonly onVolume: Condition;

  /** Whether only the pods of one node can have the volume at a time. */
  public readonly onOneNode: Condition;

  /** Whether each pod has artifacts of its own, which are lost with it. */
  public readonly inPods: Condition;

  /** Where the artifacts are: a path of the pod, or the URL of a bucket. */
  public readonly location: string;

  /** The access to a bucket of S3. */
  public readonly credentials: Credentials;

  private readonly volume?: Volume;
  private readonly onS3: Condition;
  private readonly onGcs: Condition;
  private readonly bySecret: Condition;

  constructor(scope: Construct, id: string, private readonly props: MlflowArtifactsOptions, labels: { [key: string]: string }) {
    super(scope, id);
    const { store = 'volume', proxied = true, credentials = 'secret', s3 = {}, persistence = {} } = props;
    [this.onVolume, this.onS3, this.onGcs] = ['volume', 's3', 'gcs'].map(one => Condition.of(textOf(store).is(one)));
    this.proxied = Condition.of(proxied);
    this.bySecret = Condition.of(textOf(credentials).is('secret'));
    this.onOneNode = this.onVolume.and(Condition.of(isShared(persistence.accessModes)).not());
    this.inPods = this.onVolume.and(Condition.of(persistence.enabled ?? true).not());
    const within = this.onVolume.scope(this, 'on-volume');
    this.volume = within && new Volume(within, 'default', { ...persistence, labels });
    this.credentials = new Credentials(this, 's3', {
      enabled: this.onS3.and(this.bySecret).value,
      existingSecret: s3.existingSecret,
      labels,
      entries: [
        { name: 'accessKeyId', key: s3.accessKeyIdKey, value: s3.accessKeyId, example: '"$AWS_ACCESS_KEY_ID"' },
        { name: 'secretAccessKey', key: s3.secretAccessKeyKey, value: s3.secretAccessKey, example: '"$AWS_SECRET_ACCESS_KEY"' },
      ],
    });
    this.location = this.locationOf(props);
    this.check();
  }

  private locationOf({ s3 = {}, gcs = {} }: MlflowArtifactsOptions): string {
    const within = (scheme: string, bucket = '', path = '') => `${scheme}://${bucket}${Condition.of(path).chooseString(`/${path}`, '')}`;
    const text = this.onVolume.chooseString(ARTIFACTS_PATH, this.onS3.chooseString(within('s3', s3.bucket, s3.path), within('gs', gcs.bucket, gcs.path)));
    return namedText(this, 'location', 'Where artifacts are stored: a path of the pod, or the URL of a bucket.', text).asString();
  }

  /** Variables with the access to a bucket, for the server and for clients that write to it directly. */
  public get env(): any[] {
    const { s3: { endpointUrl = '', region = 'us-east-1' } = {}, gcs: { secretKey = 'project-123.json' } = {} } = this.props;
    return [
      ...this.onS3.items([
        ...Condition.of(endpointUrl).items([{ name: 'MLFLOW_S3_ENDPOINT_URL', value: endpointUrl }]),
        { name: 'AWS_DEFAULT_REGION', value: region },
        ...this.bySecret.items([this.credentials.asEnv('AWS_ACCESS_KEY_ID', 'accessKeyId'), this.credentials.asEnv('AWS_SECRET_ACCESS_KEY', 'secretAccessKey')]),
      ]),
      ...this.onGcs.and(this.bySecret).items([{ name: 'GOOGLE_APPLICATION_CREDENTIALS', value: `${KEY_PATH}/${secretKey}` }]),
    ];
  }

  /** Adds the command that creates the Secret of the bucket to the notes, unless the chart creates it. */
  public addNotes(): void {
    this.credentials.addNotes();
    const { notes, builtIns: { namespace } } = releaseChartOf(this);
    const { gcs: { existingSecret = 'demo-storage-cred', secretKey = 'project-123.json' } = {} } = this.props;
    noteWhen(notes, this.onGcs.and(this.bySecret), `
The pods need the Secret ${existingSecret} in this namespace, with the key file of a service account that may use the bucket. To create it, unless it exists:

  kubectl create secret generic ${existingSecret} --namespace ${namespace} --from-file=${secretKey}`);
  }

  /** Volumes of pods that write to a bucket. */
  public get keyVolumes(): any[] {
    const { gcs: { existingSecret = 'demo-storage-cred', secretKey = 'project-123.json' } = {} } = this.props;
    return this.onGcs.and(this.bySecret).items([{ name: VOLUMES.key, secret: { secretName: existingSecret, items: [{ key: secretKey, path: secretKey }] } }]);
  }

  /** Their mounts. */
  public get keyMounts(): any[] {
    return this.onGcs.and(this.bySecret).items([{ name: VOLUMES.key, mountPath: KEY_PATH, readOnly: true }]);
  }

  /** Volumes of the server. */
  public get volumes(): any[] {
    return [...this.volume ? this.onVolume.items([this.volume.asVolume(VOLUMES.artifacts)]) : [], ...this.keyVolumes];
  }

  /** Their mounts. */
  public get volumeMounts(): any[] {
    return [...this.onVolume.items([{ name: VOLUMES.artifacts, mountPath: ARTIFACTS_PATH }]), ...this.keyMounts];
  }

  private check(): void {
    const { store, proxied, s3 = {}, gcs = {} } = this.props;
    const name = (prop: string, given: any) => nameOfProp(`artifacts.${prop}`, given);
    for (const [kind, on, bucket] of [['s3', this.onS3, s3.bucket], ['gcs', this.onGcs, gcs.bucket]] as const) {
      refuseWhen(this, on.and(Condition.of(bucket ?? '').not()), `${name('store', store)} is "${kind}", and ${name(`${kind}.bucket`, bucket)} is empty: set the name of the bucket`);
    }
    refuseWhen(this, this.onVolume.and(this.proxied.not()),
      `${name('proxied', proxied)} is false, and clients cannot mount the volume: set it to true, or ${name('store', store)} to "s3" or "gcs"`);
  }
}

function isShared(accessModes: readonly string[] | undefined): any {
  return accessModes === undefined ? false : new ListExpression(toNode(accessModes)).has('ReadWriteMany');
}
